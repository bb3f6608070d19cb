#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Opens and closes projects, pays their instalments, and pays staff for this month's hours.
void agency(District& district);
extern const Mechanism agency_mechanism;

} // namespace alleviation
