/// Cost held against effect: what an arm costs more than the baseline, and what it brings more, in the same worlds.
#pragma once

#include "sim/inference/effects.h"
#include "sim/run/plan.h"
#include "sim/store/result_writer.h"

namespace sim::experiment {

/// Paired differences of cost and of effect, over replicates.
struct CostEffectiveness {
    double cost = 0, cost_low = 0, cost_high = 0;       ///< mean difference, 95 % interval by Student's t
    double effect = 0, effect_low = 0, effect_high = 0; ///< the same of the effect; more is better
    /// Cost over effect (ICER), and its 95 % intervals after Fieller 1954 and by the percentile bootstrap. NaN while
    /// the effect's interval reaches zero: a ratio means nothing when the sign of what it divides by is open.
    double ratio = 0, fieller_low = 0, fieller_high = 0, bootstrap_low = 0, bootstrap_high = 0;
    /// Shares of bootstrap means in the quarters of the cost-effectiveness plane.
    double dearer_better = 0, cheaper_better = 0, dearer_worse = 0, cheaper_worse = 0;
    /// Share of bootstrap means with a net benefit (willingness × effect − cost above zero), for each willingness.
    std::vector<double> acceptable;
};
inline constexpr std::string_view cost_figures[] = {
    "cost",           "cost_low",      "cost_high",      "effect",       "effect_low",
    "effect_high",    "ratio",         "fieller_low",    "fieller_high", "bootstrap_low",
    "bootstrap_high", "dearer_better", "cheaper_better", "dearer_worse", "cheaper_worse"};

/// `costs` and `effects` are paired differences, one a replicate; a replicate with NaN in either is left out.
CostEffectiveness cost_effectiveness(inference::Bootstrap& bootstrap, std::span<const double> costs,
                                     std::span<const double> effects, std::span<const double> willingness);

/// Yuan that somebody might be willing to pay for a unit of effect: 0, then 1, 2, 5, 10 … a million.
std::span<const double> willingness_to_pay();

/// The groups /cost_effectiveness and /social_return, reckoned from what was recorded; none without outcomes. Where an
/// arm costs less than the baseline its cost over effect is missing: below zero, a ratio ranks nothing.
std::vector<store::Derived> derive_costs(const run::Plan& plan, const store::ReadBack& read);

/// Those groups, without values.
std::vector<schema::Group> cost_groups(const Costing& costing, const schema::Layout& layout);

} // namespace sim::experiment
