/// A month of a district: the list of its phases.
#pragma once

#include "models/alleviation/district.h"

namespace alleviation {

void month(sim::Step<District>& step);

/// A whole month: the phases, then the books must balance (RunError names the account). `times` is for benchmarks;
/// `after_each` is told of each mechanism that has acted.
void advance_month(District& district, const sim::schema::Groups& parameters, sim::Clock clock,
                   sim::Times* times = nullptr, const sim::AfterEach* after_each = nullptr);

/// The phases in their order, for documentation and switches.
const std::vector<const sim::Phase<District>*>& phases();

} // namespace alleviation
