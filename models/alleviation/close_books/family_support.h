#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Support by absent relatives.
void family_support(District& district);
extern const Mechanism family_support_mechanism;

} // namespace alleviation
