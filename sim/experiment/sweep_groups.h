/// What a sweep's result holds: its groups, their axes and labels.
#pragma once

#include "sim/experiment/sweep.h"

#include <string>
#include <utility>
#include <vector>

namespace sim::experiment {

/// Labels of the axes of what a sweep says.
inline constexpr const char* doubt_labels[] = {
    "mean", "luck_low", "luck_high", "assumptions_low", "assumptions_high", "both_low", "both_high"};
inline constexpr const char* chance_labels[] = {"turns",       "best",      "best_low",   "best_high",
                                                "regret_mean", "regret_95", "regret_most"};
inline constexpr const char* source_labels[] = {"assumptions", "luck", "interaction"};
inline constexpr const char* estimate_labels[] = {"value", "low", "high"};
inline constexpr const char* box_labels[] = {"low", "high", "quasi_p", "chance_p"};
inline constexpr const char* box_quality_labels[] = {"turned", "where_it_stands", "coverage", "density",
                                                     "mass",   "restricted"};

/// The indices that a sweep's design gives.
std::vector<std::string> indices_of(const SweepPlan& sweep);
/// Factors whose knowledge is valued: each, and those of one group of parameters together.
std::vector<std::pair<std::string, std::vector<std::size_t>>> subjects_of(const SweepPlan& sweep);

/// The group of what every world tells: /sweep, [arm × replicate × point × figure].
schema::Layout sweep_layout(const SweepPlan& sweep);
/// The group of the points: /sweep_factors.
schema::Group sweep_factors_group(const SweepPlan& sweep);
/// The groups of what is reckoned: /sweep_as_written, /sweep_verdicts, /sweep_shares, /sweep_sensitivity, /sweep_turns
/// and, where outcomes are worth money, /sweep_information.
std::vector<schema::Group> sweep_answer_groups(const SweepPlan& sweep, std::size_t as_written);
/// All of them, without anything in them, for documentation.
std::vector<schema::Group> all_sweep_groups();

} // namespace sim::experiment
