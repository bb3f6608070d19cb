/// Who did it: an arm's effect divided among mechanisms or actors, by taking them out alone and together.
#pragma once

#include "sim/experiment/figure.h"

namespace sim::experiment {

/// Shares of each player in what all of them bring together, and what its removal or sole presence changes. By
/// replicate, [player].
struct Shares {
    double together = 0; ///< all players against none
    std::vector<double> shapley, leave_one_out, alone;
};

/// Exact shares (Shapley 1953) from the value of every coalition; bit i of the index stands for player i.
Shares exact_shares(std::span<const double> values, std::size_t players);

/// Above so many players, orders in which they come in are sampled instead of all being reckoned.
inline constexpr std::size_t most_exact_players = 6;

/// The group /attribution, which a result has when its scenario asks for it.
schema::Group attribution_group(const schema::Attribution& asked, const schema::Layout& layout);

/// That group with its values: players, and over replicates the figures of an effect. Nothing when the
/// scenario asks for none.
std::vector<store::Derived> attribute(const run::Plan& plan, const run::Execution& execution);

/// Reads and checks the players and the figure. Called while a plan is made.
void check_attribution(const run::Plan& plan, Faults& faults);

} // namespace sim::experiment
