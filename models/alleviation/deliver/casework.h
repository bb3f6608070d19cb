#pragma once

#include "models/alleviation/deliver/volunteers.h"

namespace alleviation {

struct CaseworkParameters : sim::schema::ParameterGroup {
    explicit CaseworkParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "casework", "个案服务",
                         "Working with a household itself: help to self-help (助人自助).")
    {
    }
    sim::schema::Number encourages{this,
                                   "encourages",
                                   0.02,
                                   {"per hour", 0, 1},
                                   "share of missing motivation that an effective hour adds, at full trust",
                                   sim::schema::assumption("no figure found")};
    sim::schema::Number informs{this,
                                "informs",
                                0.05,
                                {"per hour", 0, 1},
                                "share of missing knowledge of schemes that an effective hour adds",
                                sim::schema::assumption("no figure found")};
    sim::schema::Number wins_trust{this,
                                   "wins_trust",
                                   0.01,
                                   {"per hour", 0, 1},
                                   "share of missing trust that an hour adds",
                                   sim::schema::assumption("no figure found")};
    sim::schema::Number enough{this,
                               "enough",
                               1.0,
                               {"hours/month", 0, 100},
                               "effective hours that meet every need for company; fewer meet their share of them",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number least_trust{this,
                                    "least_trust",
                                    0.1,
                                    {"", 0, 1},
                                    "trust below which a household declines company",
                                    sim::schema::assumption("no figure found")};
};

/// Casework hours are shared over the caseload.
void casework(District& district, const CaseworkParameters& parameters, const VolunteerParameters& volunteers);
extern const Mechanism casework_mechanism;

} // namespace alleviation
