#pragma once

#include "models/alleviation/labour.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Wages are paid; in January the persistent part of everyone's moves first.
void wages(District& district, const WageParameters& parameters);
extern const Mechanism wages_mechanism;

} // namespace alleviation
