#include "models/alleviation/keep_register/keep_register.h"

#include "models/alleviation/keep_register/register.h"

namespace alleviation {

const Phase keep_register{
    "keep_register", "精准识别", "entry, exit, monitoring, return to poverty", {&register_mechanism}};

} // namespace alleviation
