/// Verdicts that know of both: luck, and doubt about the assumptions.
#pragma once

#include "sim/inference/point_means.h"
#include "sim/inference/statistics.h"
#include "sim/schema/layout.h"

#include <cstddef>
#include <span>
#include <vector>

namespace sim::inference {

/// How far a figure could be off, by what is in doubt; in the figure's own unit. NaN where nothing is known.
struct Doubt {
    double mean = nan;                      ///< over points and replicates
    double luck_low = nan, luck_high = nan; ///< luck alone: 95 % of the mean at the middle point, Student's t
    /// Assumptions, and the luck that the mean still has: 2.5 and 97.5 % of the points' means, over what the luck that
    /// they share could be. NaN at one point.
    double assumptions_low = nan, assumptions_high = nan;
    double both_low = nan, both_high = nan; ///< one world: 2.5 and 97.5 % over points and replicates
};

/// What a plan is worth when the assumptions are in doubt.
struct RobustPlan {
    Doubt level;                            ///< of the plan's own figure
    Doubt effect;                           ///< of its difference from the baseline, the same world with itself
    double turns = nan;                     ///< share of points where the effect has the other sign than its mean
    double best = nan;                      ///< chance that it is the best; ties are shared
    double best_low = nan, best_high = nan; ///< 95 % of the share of points where it is, for so few worlds and points
    double regret_mean = nan;               ///< what is lost against the best plan of each point, over points
    double regret_95 = nan, regret_most = nan; ///< 95th percentile and maximum
};

struct Robust {
    std::vector<RobustPlan> plans;
    std::size_t least_mean_regret = 0; ///< the plan, the first of equals
    std::size_t least_most_regret = 0; ///< the plan that is never far wrong
    std::vector<double> luck_share;    ///< by plan: share of the variance between points that was luck and is taken out
};

/// `swept` are figures over the points; `middle` [replicate × plan] those where all assumptions have their middle
/// value. Everything over points but `both` is of means without the luck of their own (point_means.h), over draws of
/// the luck that all points share (shared_luck.h): few worlds, lived at many points, are few worlds still. `good` says
/// what is better. Throws std::invalid_argument without a direction or without such a baseline.
Robust robust_verdict(const PlanValues& swept, std::span<const double> middle, std::size_t baseline, schema::Good good,
                      std::uint32_t seed = 0);

} // namespace sim::inference
