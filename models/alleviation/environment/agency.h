#pragma once

#include "models/alleviation/actors/staff.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Opens and closes projects, pays their instalments, and pays staff for this month's hours.
void agency(District& district, const AgencyCapacityParameters& capacity);
extern const Mechanism agency_mechanism;

} // namespace alleviation
