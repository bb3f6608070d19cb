#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct InformalAidParameters : sim::schema::ParameterGroup {
    explicit InformalAidParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "informal_aid", "邻里互助", "Help among neighbours.")
    {
    }
    sim::schema::Number altruism{this,
                                 "altruism",
                                 0.15,
                                 {"", 0, 1},
                                 "share of a neighbour's shortfall that its ties together try to cover",
                                 sim::schema::assumption("no figure found")};
    sim::schema::Number spares{
        this,
        "spares",
        0.05,
        {"", 0, 1},
        "share of cash beyond three months' income that a household gives away in a month at most",
        sim::schema::assumption("no figure found")};
};

/// Neighbours with cash to spare give to those they know who fall short.
void informal_aid(District& district, const InformalAidParameters& parameters);
extern const Mechanism informal_aid_mechanism;

} // namespace alleviation
