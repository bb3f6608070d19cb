/// What an arm does to each unit (household) against the baseline: who gains, who loses, and where in the ranking.
#pragma once

#include "sim/inference/effects.h"
#include "sim/schema/layout.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace sim::inference {

/// How many units gain and lose, over replicates. A change counts from one part in a hundred of the baseline's amount.
struct Winners {
    double winners = 0, losers = 0;           ///< mean share of units
    double winners_low = 0, winners_high = 0; ///< its 95 % interval by the accelerated bootstrap, within 0 and 1
    double losers_low = 0, losers_high = 0;   ///< and of losers
    double mean_gain = 0, mean_loss = 0;      ///< mean change of winners and of losers
};
inline constexpr std::string_view winner_figures[] = {"winners",    "losers",      "winners_low", "winners_high",
                                                      "losers_low", "losers_high", "mean_gain",   "mean_loss"};
/// `arm` and `baseline` are [replicate × unit]; units that miss in either are left out. Where less is `good` (debt),
/// who has less has gained.
Winners winners_and_losers(std::span<const double> arm, std::span<const double> baseline, std::size_t units,
                           schema::Good good, Bootstrap& bootstrap);
/// In the order of their names.
std::array<double, std::size(winner_figures)> figures(const Winners& winners);

inline constexpr std::size_t deciles = 10;
/// Means of `values` in each tenth of the units by `ranked_by`, lowest first: [replicate × decile]. Both are [replicate
/// × unit]. A unit across the border of two tenths counts in both in part, and units of equal rank by the same part
/// each, so that neither their order nor few units decide anything. A unit that misses in `ranked_by` has no rank; one
/// that misses in `values` alone is left out of its tenth's mean; a tenth with nobody is NaN.
std::vector<double> means_by_decile(std::span<const double> values, std::span<const double> ranked_by,
                                    std::size_t units);

} // namespace sim::inference
