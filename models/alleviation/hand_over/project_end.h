#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// What an agency still holds when its project ends goes back to the purchaser.
void project_end(District& district);
extern const Mechanism project_end_mechanism;

} // namespace alleviation
