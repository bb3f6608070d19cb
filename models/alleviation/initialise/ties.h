/// The social graph of a village.
#pragma once

#include "models/alleviation/district.h"
#include "sim/schema/parameter.h"

namespace alleviation {

struct TieParameters : sim::schema::ParameterGroup {
    explicit TieParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "ties", "村庄社会网络", "Who knows whom in a village.")
    {
    }
    Count kin_group{this,
                    "kin_group",
                    9,
                    {"households", 1, 1000},
                    "households of a group of kin and close neighbours",
                    calibrated("village of Nyakatoke, 119 households: mean degree 8.2, clustering 0.19, mean path 2.6",
                               triangular(7, 9, 12))};
    Number kin{this,
               "kin",
               0.54,
               {"", 0, 1},
               "chance of a tie between two households of such a group",
               calibrated("the same graph", triangular(0.42, 0.54, 0.66))};
    Number acquaintances{this,
                         "acquaintances",
                         3.9,
                         {"households", 0, 100},
                         "mean number of ties to other households of the village",
                         calibrated("the same graph; 38 villages of Karnataka have a mean degree of 9.3, spread 1.6",
                                    triangular(3, 3.9, 5.5))};
};

/// Draws the ties of all villages: within groups of kin each pair by its own chance; beyond, each household looks for
/// acquaintances in its village. Ties are mutual, and no household has one with itself.
Ties initial_ties(const District& district, const TieParameters& parameters);

} // namespace alleviation
