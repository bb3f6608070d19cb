/// Founding a town: its people, and the years before the start.
#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/parameters.h"

#include <string>

namespace alleviation {

/// A town with villages, households and their years before the start, without any actors of help.
District initial_town(const Parameters& parameters, sim::Randomness randomness, std::uint32_t number = 0);

/// Bytes that a town takes while it lives: households with their persons, accounts, ties and the buffers of the month;
/// villages, and the ties between every two associations.
double bytes_of_town(const Parameters& parameters, std::size_t town);

/// The phases that found a town, in their order. Those that settle it and those of the years before the start pass each
/// month again.
std::vector<const sim::Phase<District>*> founding_phases();

/// All that initial_town() depends on, as text: the groups of parameters that its mechanisms are handed, and the
/// switches that they ask. Arms with the same key can share a founding.
std::string founding_key(const Parameters& parameters);

} // namespace alleviation
