/// What an arm will run, said before it is run: who lives there, who helps with what means, and what in all this may
/// not be what was meant.
#pragma once

#include "sim/core/said.h"

#include <vector>

namespace alleviation {

struct Parameters;

/// A line each: people, agencies with their money, suppliers, defaults that matter.
std::vector<sim::Said> outline_of(const Parameters& parameters);

/// A line each: how a list may have been read wrongly, villages that are folded together, several agencies at a time,
/// budgets that are not spent or do not reach.
std::vector<sim::Said> notices_of(const Parameters& parameters);

} // namespace alleviation
