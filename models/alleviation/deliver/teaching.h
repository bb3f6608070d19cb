#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// A month of the courses under way; skills that nobody uses fade.
void teaching(District& district);
extern const Mechanism teaching_mechanism;

} // namespace alleviation
