#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Urgent needs for money, first of all every month (E2).
void match_funds(District& district);
extern const Mechanism match_funds_mechanism;

} // namespace alleviation
