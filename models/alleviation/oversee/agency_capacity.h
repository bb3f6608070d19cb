#pragma once

#include "models/alleviation/actors/staff.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Staff learn, leave and are replaced.
void agency_capacity(District& district, const AgencyCapacityParameters& parameters);
extern const Mechanism agency_capacity_mechanism;

} // namespace alleviation
