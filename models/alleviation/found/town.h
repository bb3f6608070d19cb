/// Founding a town: its people, the year before the start, and then the actors of an arm.
#pragma once

#include "models/alleviation/state.h"

#include <string>

namespace alleviation {

/// A town with villages, households and their year before the start, without any actors of help.
District found_town(const Parameters& parameters, sim::Randomness randomness, std::uint32_t number = 0);

/// Gives a founded town its agencies, suppliers and associations as an arm has them.
void place_actors(District& district, const Parameters& parameters);

/// Bytes that a town takes while it lives: households with their persons, accounts, ties and the buffers of the month;
/// villages, and the ties between every two of them.
double bytes_of_town(const Parameters& parameters, std::size_t district);

/// All that found_town() depends on, as text: arms with the same key can share a founding. It leaves out the actors and
/// what happens only after the start.
std::string founding_key(const Parameters& parameters);

} // namespace alleviation
