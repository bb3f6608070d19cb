/// How the list of households was read: the short table of `check`, of `run` and of a result.
#pragma once

#include "models/alleviation/initialise/population.h"
#include "sim/core/said.h"

#include <vector>

namespace alleviation {

/// A line each: what the list holds, what was read, repaired, left out and taken by default. None without a list. Not
/// `whole`: without what was read, and none where nothing else is to be told.
std::vector<sim::Said> list_reading(const PopulationParameters& population, bool whole);

/// What in its letters and villages may not be what was meant.
std::vector<sim::Said> list_notices(const PopulationParameters& population);

} // namespace alleviation
