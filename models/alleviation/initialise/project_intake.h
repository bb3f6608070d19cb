/// Whom the project takes on.
#pragma once

#include "models/alleviation/initialise/population.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

/// After the years before the start: puts the listed households on the register and makes them the project's; without a
/// list, the poorest registered ones of the pilot villages.
void project_intake(District& district, const PopulationParameters& parameters);
extern const Mechanism project_intake_mechanism;

} // namespace alleviation
