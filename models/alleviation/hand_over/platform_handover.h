#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct PlatformHandoverParameters : sim::schema::ParameterGroup {
    explicit PlatformHandoverParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "platform_handover", "平台移交", "Who keeps the platform alive when a project ends.")
    {
    }
    Number cost{this,
                "cost",
                300,
                {"yuan/month", 0, 10000000.0},
                "running cost of the platform after a project",
                assumption("no figure found; from a shared table and a telephone to part of a clerk's time",
                           lognormal({0.1, 100}, {0.9, 900}))};
    Number government_adopts{this,
                             "government_adopts",
                             0.3,
                             {"", 0, 1},
                             "chance that the government keeps the platform when one in `one_in` needs was met in the "
                             "last month of the project; in proportion above and below",
                             assumption("no figure found; much ends with its project", beta({0.1, 0.1}, {0.9, 0.6}))};
    Number one_in{this,
                  "one_in",
                  3,
                  {"needs", 1, 100},
                  "needs of which one was met, where the chance is `government_adopts`",
                  assumption("no figure found; what offices think a good result", triangular(2, 3, 5))};
    Count patience{
        this,
        "patience",
        3,
        {"months", 0, 120},
        "months of the running cost that associations may owe before the platform closes",
        assumption("no figure found; who is paid monthly gives notice after one to six months", triangular(1, 3, 6))};
    Number desk_hours{this,
                      "desk_hours",
                      40,
                      {"hours/month", 0, 100000},
                      "hours of the government's desk that goes on surveying and linking where it keeps the platform",
                      assumption("no figure found; a clerk's quarter, from a day in a month to a full post",
                                 lognormal({0.1, 10}, {0.9, 120}))};
    Number desk_pay{
        this,
        "desk_pay",
        25,
        {"yuan/hour", 0, 100000},
        "what an hour of the desk costs the government",
        assumption("about 4,000 yuan a month; village cadres earn less, county staff more", triangular(12, 25, 40))};
    Number desk_competence{this,
                           "desk_competence",
                           0.4,
                           {"", 0, 1},
                           "professional competence κ of the desk",
                           assumption("as the administration where it runs a project itself; no measure found",
                                      beta({0.1, 0.2}, {0.9, 0.65}))};
};

/// Decides who runs the platform after a project's last month, and has it paid.
void platform_handover(District& district, const PlatformHandoverParameters& parameters);
extern const Mechanism platform_handover_mechanism;

} // namespace alleviation
