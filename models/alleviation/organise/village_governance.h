#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Which villages have a resident work team.
enum class Teams : std::uint8_t { none, pilot, all };

struct VillageGovernanceParameters : sim::schema::ParameterGroup {
    explicit VillageGovernanceParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "village_governance", "村级组织",
                         "Party branch, villagers' self-government and resident work team of a village.")
    {
    }
    sim::schema::Number branch_mean{this,
                                    "branch_mean",
                                    0.5,
                                    {"", 0, 1},
                                    "mean strength of Party branch and self-government at the founding",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number branch_spread{this,
                                      "branch_spread",
                                      0.15,
                                      {"", 0, 1},
                                      "spread of that strength over villages",
                                      sim::schema::assumption("no figure found")};
    sim::schema::Choice teams{
        this,
        "teams",
        "pilot",
        {"none", "pilot", "all"},
        "villages with a resident work team (驻村工作队)",
        sim::schema::assumption("teams stood in registered villages; the paper does not say which")};
    sim::schema::Number team_strengthens{this,
                                         "team_strengthens",
                                         0.01,
                                         {"per month", 0, 1},
                                         "share of the missing strength that a resident team adds",
                                         sim::schema::assumption("no figure found")};
};

/// Resident teams strengthen the branches of their villages.
void village_governance(District& district, const VillageGovernanceParameters& parameters);
extern const Mechanism village_governance_mechanism;

} // namespace alleviation
