#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct PublicityParameters : sim::schema::ParameterGroup {
    explicit PublicityParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "publicity", "宣讲与乡风",
                         "Village meetings on schemes and on helping one another. What norms change stands with the "
                         "incubation of associations and with informal aid.")
    {
    }
    Number meeting_hours{this,
                         "meeting_hours",
                         3,
                         {"hours", 0.1, 100},
                         "staff time for one meeting in a village",
                         assumption("no figure found; an evening with its preparation", triangular(1.5, 3, 6))};
    Number hours_share{this,
                       "hours_share",
                       0.1,
                       {"", 0, 1},
                       "share of the organising hours that may go into meetings",
                       assumption("no figure found; less than training and associations", triangular(0.03, 0.1, 0.2))};
    Number comes{this,
                 "comes",
                 0.15,
                 {"", 0, 1},
                 "chance that somebody of a household comes to a meeting",
                 assumption("no figure found; one in twenty to a third", beta({0.1, 0.05}, {0.9, 0.35}))};
    Number informs{this,
                   "informs",
                   0.05,
                   {"", 0, 1},
                   "share of the missing knowledge of schemes that a household takes home from one, at full competence",
                   assumption("no figure found; as an hour of casework does", lognormal({0.1, 0.02}, {0.9, 0.12}))};
    Number wins{this,
                "wins",
                0.05,
                {"", 0, 1},
                "share of what is missing to a village where everybody helps that a meeting adds, at full competence",
                assumption("no figure found; talk changes habits slowly", lognormal({0.1, 0.015}, {0.9, 0.12}))};
    Number practised{
        this,
        "practised",
        0.02,
        {"per month", 0, 1},
        "share of it that an association of all households adds by its example, at full activity",
        assumption("no figure found; less than a meeting, every month", lognormal({0.1, 0.006}, {0.9, 0.05}))};
    Number fades{this,
                 "fades",
                 0.03,
                 {"per month", 0, 1},
                 "share of what was won that is lost",
                 assumption("no figure found; half within one to five years", lognormal({0.1, 0.012}, {0.9, 0.06}))};
};

/// Agencies hold meetings in their villages; norms of mutual help rise with them and with associations, and fade.
void publicity(District& district, const PublicityParameters& parameters);
extern const Mechanism publicity_mechanism;

} // namespace alleviation
