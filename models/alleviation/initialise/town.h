/// Founding a town: its people, the year before the start, and then the actors of an arm.
#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/parameters.h"

#include <string>

namespace alleviation {

/// A town with villages, households and their year before the start, without any actors of help.
District initial_town(const Parameters& parameters, sim::Randomness randomness, std::uint32_t number = 0);

/// Gives a founded town its agencies, suppliers and associations as an arm has them.
void add_actors(District& district, const Parameters& parameters);

/// Bytes that a town takes while it lives: households with their persons, accounts, ties and the buffers of the month;
/// villages, and the ties between every two of them.
double bytes_of_town(const Parameters& parameters, std::size_t district);

/// The phases that found a town, in their order; those between the first and the last make the twelve months before the
/// start.
std::vector<const sim::Phase<District>*> founding_phases();

/// All that initial_town() depends on, as text: the groups of parameters that its mechanisms are handed, and the
/// switches that they ask. Arms with the same key can share a founding.
std::string founding_key(const Parameters& parameters);

} // namespace alleviation
