#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct AssociationNetworkParameters : sim::schema::ParameterGroup {
    explicit AssociationNetworkParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "association_network", "协会间支持网络", "Ties between associations.")
    {
    }
    sim::schema::Number joint{this,
                              "joint",
                              0.15,
                              {"per month", 0, 1},
                              "share of a missing tie that two fully active associations add",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number fades{this,
                              "fades",
                              0.05,
                              {"per month", 0, 1},
                              "share of a tie that is lost",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number teaches{this,
                                "teaches",
                                0.05,
                                {"per month", 0, 1},
                                "share of the gap in maturity that a full tie to a riper association closes",
                                sim::schema::assumption("no figure found")};
};

/// Associations meet; the riper teach the others.
void association_network(District& district, const AssociationNetworkParameters& parameters);
extern const Mechanism association_network_mechanism;

} // namespace alleviation
