#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct StandardisationParameters : sim::schema::ParameterGroup {
    explicit StandardisationParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "standardisation", "章程与标准化建设",
                         "What makes an association stand on its own feet.")
    {
    }
    Number hours{this,
                 "hours",
                 5,
                 {"hours/month", 0.1, 1000},
                 "staff time of full supervision of one association",
                 assumption("no figure found; a day a month, half or twice of it", lognormal({0.1, 2.5}, {0.9, 10}))};
    Number learns{this,
                  "learns",
                  0.25,
                  {"per month", 0, 1},
                  "share of what is missing in one standard that full supervision of it adds",
                  assumption("no figure found; a charter is written in a month, accounts are learnt in some",
                             beta({0.1, 0.1}, {0.9, 0.45}))};
    Number own{this,
               "own",
               0.05,
               {"per month", 0, 1},
               "the same by the association's own practice, at full activity",
               assumption("no figure found; much slower than with supervision", lognormal({0.1, 0.015}, {0.9, 0.12}))};
    Number lost{this,
                "lost",
                0.03,
                {"per month", 0, 1},
                "share of each standard that is lost in a month without a leader",
                assumption("no figure found; half lost within a year to six", lognormal({0.1, 0.01}, {0.9, 0.08}))};
    Number running_cost{
        this,
        "running_cost",
        60,
        {"yuan/month", 0, 100000},
        "cost of meetings and records from stage 2 on",
        assumption("no figure found; from paper and tea to a rented room", lognormal({0.1, 25}, {0.9, 150}))};
};

/// Works on charter and standards; moves associations from stage to stage.
void standardisation(District& district, const StandardisationParameters& parameters);
extern const Mechanism standardisation_mechanism;

} // namespace alleviation
