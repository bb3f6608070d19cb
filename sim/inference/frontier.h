/// What more effect costs: the plans that no other beats in both.
#pragma once

#include "sim/inference/effects.h"
#include "sim/schema/layout.h"

#include <cstddef>
#include <span>
#include <vector>

namespace sim::inference {

/// One plan between cost and effect.
struct FrontierPlan {
    double cost = 0, effect = 0; ///< means over replicates, in the units of what was given
    bool on_frontier = false; ///< by these means: no other plan costs no more and does no worse, and is better in one
    double chance = 0;        ///< share of bootstrap resamples of replicates in which it is on the frontier
};

/// `costs` and `effects` are [replicate × plan] of the same random worlds; less cost is better, and of effects what
/// `good` says. A replicate that misses anywhere (NaN) is left out; with none left, means and chances are NaN. Whole
/// replicates are drawn again, so that plans stay paired.
std::vector<FrontierPlan> frontier(std::span<const double> costs, std::span<const double> effects, std::size_t plans,
                                   schema::Good good, Bootstrap& bootstrap);

} // namespace sim::inference
