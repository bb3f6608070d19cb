/// What a finished sweep says: what its spread is owed to, how sure verdicts are, when they turn, what knowing more is
/// worth.
#pragma once

#include "sim/experiment/sweep.h"

namespace sim::experiment {

/// Labels of the axes of what a sweep says.
inline constexpr const char* doubt_labels[] = {
    "mean", "luck_low", "luck_high", "assumptions_low", "assumptions_high", "both_low", "both_high"};
inline constexpr const char* chance_labels[] = {"turns",       "best",      "best_low",   "best_high",
                                                "regret_mean", "regret_95", "regret_most"};
inline constexpr const char* source_labels[] = {"assumptions", "luck", "interaction"};
inline constexpr const char* estimate_labels[] = {"value", "low", "high"};
inline constexpr const char* box_labels[] = {"low", "high", "quasi_p", "chance_p"};
inline constexpr const char* box_quality_labels[] = {"points_of_interest", "coverage", "density", "mass", "restricted"};

/// What the turns of an effect are looked for of: the claim's figure, or the first that is better one way.
struct ToldFigure {
    std::size_t figure = 0;
    double expected = 0; ///< 1: the claim expects more, -1: less; 0: it expects nothing
    double matters = 0;  ///< the smallest difference that would
};
ToldFigure told_figure(const run::Plan& plan, const SweepPlan& sweep);

/// The groups of a sweep's result that stand beside /sweep and /sweep_factors: /sweep_as_written, /sweep_verdicts,
/// /sweep_shares, /sweep_sensitivity, /sweep_turns and, where outcomes are worth money, /sweep_information.
std::vector<schema::Group> sweep_answer_groups(const SweepPlan& sweep, std::size_t as_written);

/// These groups with their values. `read` gives what the worlds recorded.
std::vector<store::Derived> sweep_answers(const run::Plan& plan, const SweepPlan& sweep, const SweepOutcome& outcome,
                                          const store::ReadBack& read, const run::Execution& execution);

/// All groups of a sweep's result, without anything in them, for documentation.
std::vector<schema::Group> all_sweep_groups();

} // namespace sim::experiment
