/// The social graph of a village.
#pragma once

#include "models/alleviation/district.h"
#include "sim/schema/parameter.h"

namespace alleviation {

struct TieParameters : sim::schema::ParameterGroup {
    explicit TieParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "ties", "村庄社会网络", "Who knows whom in a village.")
    {
    }
    sim::schema::Count kin_group{this,
                                 "kin_group",
                                 9,
                                 {"households", 1, 1000},
                                 "households of a group of kin and close neighbours",
                                 sim::schema::calibrated("village of Nyakatoke, 119 households: mean degree 8.2, "
                                                         "clustering 0.19, mean path 2.6")};
    sim::schema::Number kin{this,
                            "kin",
                            0.54,
                            {"", 0, 1},
                            "chance of a tie between two households of such a group",
                            sim::schema::calibrated("the same graph")};
    sim::schema::Number acquaintances{this,
                                      "acquaintances",
                                      3.9,
                                      {"households", 0, 100},
                                      "mean number of ties to other households of the village",
                                      sim::schema::calibrated("the same graph")};
};

/// Draws the ties of all villages: within groups of kin each pair by its own chance; beyond, each household looks for
/// acquaintances in its village. Ties are mutual, and no household has one with itself.
Ties initial_ties(const District& district, const TieParameters& parameters);

} // namespace alleviation
