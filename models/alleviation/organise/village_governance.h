#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Which villages have a resident work team.
enum class Teams : std::uint8_t { none, pilot, all };

struct VillageGovernanceParameters : sim::schema::ParameterGroup {
    explicit VillageGovernanceParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "village_governance", "村级组织",
                         "Party branch, villagers' self-government and resident work team of a village.")
    {
    }
    Number branch_mean{
        this,
        "branch_mean",
        0.5,
        {"", 0, 1},
        "mean strength of Party branch and self-government at the founding",
        assumption("no figure found; the middle of a scale that nobody measured", triangular(0.3, 0.5, 0.7))};
    Number branch_spread{
        this,
        "branch_spread",
        0.15,
        {"", 0, 1},
        "spread of that strength over villages",
        assumption("no figure found; weak branches are reported in every county", triangular(0.05, 0.15, 0.25))};
    Choice teams{
        this,
        "teams",
        "pilot",
        {"none", "pilot", "all"},
        "villages with a resident work team (驻村工作队)",
        assumption("teams stood in registered villages; the paper does not say which", levels({"pilot", "all"}))};
    Number team_strengthens{
        this,
        "team_strengthens",
        0.01,
        {"per month", 0, 1},
        "share of the missing strength that a resident team adds",
        assumption("no figure found; half of what is missing within two years to more than a team's stay",
                   lognormal({0.1, 0.004}, {0.9, 0.03}))};
};

/// Resident teams strengthen the branches of their villages.
void village_governance(District& district, const VillageGovernanceParameters& parameters);
extern const Mechanism village_governance_mechanism;

} // namespace alleviation
