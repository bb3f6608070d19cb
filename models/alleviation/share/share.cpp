#include "models/alleviation/share/share.h"

#include "models/alleviation/share/platform.h"

namespace alleviation {

const Phase share{"share", "信息平台", "who can now see which need and offer", {&platform_mechanism}};

} // namespace alleviation
