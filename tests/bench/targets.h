/// What the figures should be, what they are, and why those that are missed are missed.
#pragma once

#include "tests/bench/costs.h"

#include <iosfwd>
#include <vector>

namespace bench {

struct Target {
    std::string what, wanted, measured;
    bool met;
};
using Targets = std::vector<Target>;

/// A figure that must not be above a limit.
Target at_most(const std::string& what, double limit, double value, const std::string& unit, int decimals = 0);
/// What months and columns should cost.
void note_targets(Targets& targets, const Cost& cost);
void write_targets(std::ostream& out, const Targets& targets);

} // namespace bench
