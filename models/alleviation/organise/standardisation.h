#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct StandardisationParameters : sim::schema::ParameterGroup {
    explicit StandardisationParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "standardisation", "章程与标准化建设",
                         "What makes an association stand on its own feet.")
    {
    }
    sim::schema::Number hours{this,
                              "hours",
                              5,
                              {"hours/month", 0.1, 1000},
                              "staff time of full supervision of one association",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number learns{this,
                               "learns",
                               0.25,
                               {"per month", 0, 1},
                               "share of what is missing in one standard that full supervision of it adds",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number own{this,
                            "own",
                            0.05,
                            {"per month", 0, 1},
                            "the same by the association's own practice, at full activity",
                            sim::schema::assumption("no figure found")};
    sim::schema::Number lost{this,
                             "lost",
                             0.03,
                             {"per month", 0, 1},
                             "share of each standard that is lost in a month without a leader",
                             sim::schema::assumption("no figure found")};
    sim::schema::Number running_cost{this,
                                     "running_cost",
                                     60,
                                     {"yuan/month", 0, 100000},
                                     "cost of meetings and records from stage 2 on",
                                     sim::schema::assumption("no figure found")};
};

/// Works on charter and standards; moves associations from stage to stage.
void standardisation(District& district, const StandardisationParameters& parameters);
extern const Mechanism standardisation_mechanism;

} // namespace alleviation
