#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct VillageWorkerParameters : sim::schema::ParameterGroup {
    explicit VillageWorkerParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "village_workers", "村扶贫工作人员",
                         "Training of those who work against poverty in the villages. What their skill changes stands "
                         "with register visits, registration and monitoring.")
    {
    }
    Number session_hours{
        this,
        "session_hours",
        2,
        {"hours", 0.1, 100},
        "staff time for one village's worker in a month of training",
        assumption("no figure found; a morning, with a look at the worker's own cases", triangular(1, 2, 4))};
    Number hours_share{this,
                       "hours_share",
                       0.1,
                       {"", 0, 1},
                       "share of the organising hours that may go into it",
                       assumption("no figure found; six workers beside 70 households are the paper's focus",
                                  triangular(0.03, 0.1, 0.2))};
    Number learns{
        this,
        "learns",
        0.15,
        {"", 0, 1},
        "share of the missing skill that a month of training adds, at full competence",
        assumption("no figure found; half learnt within two to eleven sessions", beta({0.1, 0.06}, {0.9, 0.3}))};
    Number leaves{this,
                  "leaves",
                  0.02,
                  {"per month", 0, 1},
                  "chance that the worker is moved to another task, and an untrained one comes",
                  assumption("no figure found; elections every three years (since 2018 five), and transfers between",
                             lognormal({0.1, 0.01}, {0.9, 0.05}))};
};

/// Agencies train the workers of their villages; some leave.
void village_workers(District& district, const VillageWorkerParameters& parameters);
extern const Mechanism village_workers_mechanism;

} // namespace alleviation
