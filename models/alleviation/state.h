/// A district's state by name, for `qiao trace` and `qiao diff`, and for tests of what mechanisms write.
#pragma once

#include "models/alleviation/district.h"
#include "sim/schedule/state.h"

#include <optional>
#include <string>

namespace alleviation {

/// All tables, actors, books and lists of a district. A view: the district must outlive it.
sim::State state_of(const District& district);

/// The household that a text means: its number in the list of the project's households, where there is one, and among
/// all of the district otherwise; or `village/number`. All are counted from 1. None where there is no such household.
std::optional<std::uint64_t> household_meant(const District& district, const std::string& text);

/// A household and its members, by the household's identity, as state_of() has them.
sim::Subject household_subject(const District& district, std::uint64_t identity);

} // namespace alleviation
