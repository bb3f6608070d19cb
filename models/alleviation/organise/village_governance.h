#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct GovernanceParameters : sim::schema::ParameterGroup {
    explicit GovernanceParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "governance", "村级组织",
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
    sim::schema::Number knows{this,
                              "knows",
                              0.5,
                              {"", 0, 1},
                              "share of the error in incomes that a resident team in a village with a strong branch "
                              "removes from the register",
                              sim::schema::assumption("no figure found")};
};

/// How much of the officials' error about incomes remains in a village: 1 without a team or a branch.
float income_error_left(const District& district, const Village& village);

/// Resident teams strengthen the branches of their villages.
void village_governance(District& district);
extern const Mechanism village_governance_mechanism;

} // namespace alleviation
