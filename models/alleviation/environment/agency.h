#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/oversee/agency_capacity.h"
#include "models/alleviation/oversee/supervision.h"

namespace alleviation {

/// Opens and closes projects, pays their instalments, and pays staff for this month's hours.
void agency(District& district, const SupervisionParameters& supervision, const AgencyCapacityParameters& capacity);
extern const Mechanism agency_mechanism;

} // namespace alleviation
