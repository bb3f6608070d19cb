/// What is asked of an association, by whoever supervises and by whoever grades it.
#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct StandardisationParameters : sim::schema::ParameterGroup {
    explicit StandardisationParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "standardisation", "章程与标准化建设",
                         "What makes an association stand on its own feet.")
    {
    }
    Number hours{
        this,
        "hours",
        5,
        {"hours/month", 0.1, 1000},
        "staff time of full supervision of one association",
        assumption("no figure found; from an afternoon a month to more than a day", lognormal({0.1, 2.5}, {0.9, 10}))};
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
    Number charter{this,
                   "charter",
                   0.3,
                   {"", 0, 1},
                   "standard of the charter that comes before all others, and is needed to operate",
                   assumption("no figure found; adopted, if not yet lived", triangular(0.15, 0.3, 0.5))};
    Number operates_from{this,
                         "operates_from",
                         0.25,
                         {"", 0, 1},
                         "maturity from which an association with a charter operates (stage 2)",
                         assumption("no figure found; a quarter of the way", triangular(0.15, 0.25, 0.4))};
    Number standardised_from{this,
                             "standardised_from",
                             0.5,
                             {"", 0, 1},
                             "maturity from which an association that keeps the standards is standardised (stage 3)",
                             assumption("no figure found; half of the way", triangular(0.4, 0.5, 0.65))};
    Number mean_standard{this,
                         "mean_standard",
                         0.6,
                         {"", 0, 1},
                         "mean of its standards from which it keeps them",
                         assumption("no figure found; 60 points are a pass", triangular(0.5, 0.6, 0.75))};
    Number finance{this,
                   "finance",
                   0.6,
                   {"", 0, 1},
                   "standard of its finance from which it keeps them",
                   assumption("no figure found; 60 points are a pass", triangular(0.5, 0.6, 0.75))};
    Number sustains_from{this,
                         "sustains_from",
                         0.75,
                         {"", 0, 1},
                         "maturity from which an association with leaders and reserves sustains itself (stage 4)",
                         assumption("no figure found; three quarters of the way", triangular(0.65, 0.75, 0.9))};
    Count sustaining_leaders{this,
                             "sustaining_leaders",
                             2,
                             {"persons", 0, 1000},
                             "leaders that it needs for that",
                             assumption("no figure found; one may migrate or die", triangular(1, 2, 4))};
    Count sustaining_months{this,
                            "sustaining_months",
                            6,
                            {"months", 0, 1200},
                            "months of its running cost that it needs in its fund for that",
                            assumption("no figure found; a quarter to a year", triangular(3, 6, 12))};
};

} // namespace alleviation
