#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct AssociationNetworkParameters : sim::schema::ParameterGroup {
    explicit AssociationNetworkParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "association_network", "协会间支持网络", "Ties between associations.")
    {
    }
    Number joint{
        this,
        "joint",
        0.15,
        {"per month", 0, 1},
        "share of a missing tie that two fully active associations add",
        assumption("no figure found; some months to more than a year of common work", beta({0.1, 0.05}, {0.9, 0.3}))};
    Number fades{
        this,
        "fades",
        0.05,
        {"per month", 0, 1},
        "share of a tie that is lost",
        assumption("no figure found; half lost within half a year to three", lognormal({0.1, 0.02}, {0.9, 0.12}))};
    Number teaches{this,
                   "teaches",
                   0.05,
                   {"per month", 0, 1},
                   "share of the gap in maturity that a full tie to a riper association closes",
                   assumption("no figure found; less than coaching by an agency, or as much",
                              lognormal({0.1, 0.015}, {0.9, 0.12}))};
    Count lends_from{this,
                     "lends_from",
                     2,
                     {"persons", 1, 1000},
                     "leaders from which on an association lends one to another that has none",
                     assumption("no figure found; one stays at home, or nobody has to", triangular(1, 2, 4))};
};

/// Associations meet; the riper teach the others, and who has leaders lends one.
void association_network(District& district, const AssociationNetworkParameters& parameters);
extern const Mechanism association_network_mechanism;

} // namespace alleviation
