#include "models/alleviation/hand_over/hand_over.h"

#include "models/alleviation/hand_over/platform_handover.h"
#include "models/alleviation/hand_over/project_end.h"

namespace alleviation {

const Phase hand_over{"hand_over",
                      "项目移交",
                      "what remains when a project ends",
                      {&platform_handover_mechanism, &project_end_mechanism}};

} // namespace alleviation
