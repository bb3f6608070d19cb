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
                    10,
                    {"households", 1, 1000},
                    "households of a group of kin and close neighbours",
                    calibrated("village of Nyakatoke, 119 households: mean degree 8.2, clustering 0.19, mean path 2.6; "
                               "38 villages of Karnataka: clustering 0.20 whatever their size",
                               triangular(7, 10, 13))};
    Number kin{this,
               "kin",
               0.48,
               {"", 0, 1},
               "chance of a tie between two usual households of such a group",
               calibrated("the same graphs", triangular(0.4, 0.48, 0.6))};
    Number acquaintances{this,
                         "acquaintances",
                         5.2,
                         {"households", 0, 100},
                         "mean number of other households that one looks for and is looked for by",
                         calibrated("the same graphs: mean degrees of 8.2 in Nyakatoke, 9.3 ± 1.6 in Karnataka",
                                    triangular(3.5, 5.2, 6.5))};
    Number sociability{
        this,
        "sociability",
        0.67,
        {"log points", 0, 2},
        "spread of how readily households make ties",
        calibrated("coefficient of variation of degrees: 0.60 in Nyakatoke, 0.79 ± 0.07 in Karnataka; 8 % in Nyakatoke "
                   "have at most two ties",
                   triangular(0.6, 0.67, 0.85))};
    Count near{this,
               "near",
               50,
               {"households", 1, 100000},
               "households on either side of its own among which one looks: its hamlet (村民小组) and the next",
               calibrated("clustering does not thin with size from 119 to 400 households", triangular(35, 50, 80))};
};

/// Draws the ties of all villages: within groups of kin each pair by its own chance; beyond, each household looks for
/// acquaintances near by. The sociable have more of both. Ties are mutual, and no household has one with itself.
Ties initial_ties(const District& district, const TieParameters& parameters);

} // namespace alleviation
