#pragma once

#include "models/alleviation/deliver/volunteers.h"

namespace alleviation {

struct CaseworkParameters : sim::schema::ParameterGroup {
    explicit CaseworkParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "casework", "个案服务",
                         "Working with a household itself: help to self-help (助人自助).")
    {
    }
    Number encourages{
        this,
        "encourages",
        0.004,
        {"per hour", 0, 1},
        "share of missing motivation that an effective hour adds, at full trust",
        assumption("no figure found; visits alone changed nothing in the work and income of heads in Chile "
                   "Solidario (Carneiro, Galasso & Ginja 2019)",
                   lognormal({0.1, 0.001}, {0.9, 0.012}))};
    Number informs{
        this,
        "informs",
        0.05,
        {"per hour", 0, 1},
        "share of missing knowledge of schemes that an effective hour adds",
        assumption("no figure found; half known after six to 35 hours", lognormal({0.1, 0.02}, {0.9, 0.12}))};
    Number wins_trust{this,
                      "wins_trust",
                      0.01,
                      {"per hour", 0, 1},
                      "share of missing trust that an hour adds",
                      assumption("no figure found; slower than knowledge", lognormal({0.1, 0.004}, {0.9, 0.025}))};
    Number enough{this,
                  "enough",
                  1.0,
                  {"hours/month", 0, 100},
                  "effective hours that meet every need for company; fewer meet their share of them",
                  assumption("no figure found; visits of Chile Solidario took about 0.8 hours a month",
                             lognormal({0.1, 0.5}, {0.9, 2.5}))};
    Number least_trust{this,
                       "least_trust",
                       0.1,
                       {"", 0, 1},
                       "trust below which a household declines company",
                       assumption("no figure found; few decline", triangular(0, 0.1, 0.25))};
};

/// Casework hours are shared over the caseload.
void casework(District& district, const CaseworkParameters& parameters, const VolunteerParameters& volunteers);
extern const Mechanism casework_mechanism;

} // namespace alleviation
