#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct NetworkParameters : sim::schema::ParameterGroup {
    explicit NetworkParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "network", "协会间支持网络", "Ties between associations.")
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
    sim::schema::Number pools{this,
                              "pools",
                              0.1,
                              {"", 0, 1},
                              "share of a fund that it gives a neighbour in need in one month, at a full tie",
                              sim::schema::assumption("no figure found")};
};

/// Strength of the tie between two associations, 0 to 1.
inline float link(const District& district, std::size_t a, std::size_t b)
{
    return district.links[a * district.villages.size() + b];
}

/// Associations meet; the riper teach the others.
void assoc_network(District& district);
extern const Mechanism assoc_network_mechanism;

} // namespace alleviation
