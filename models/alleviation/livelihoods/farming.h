#pragma once

#include "models/alleviation/farm.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Harvests of wheat and rice; livestock and small business every month.
void farming(District& district, const FarmingParameters& parameters);
extern const Mechanism farming_mechanism;

} // namespace alleviation
