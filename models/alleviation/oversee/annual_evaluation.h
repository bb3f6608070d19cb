#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct AnnualEvaluationParameters : sim::schema::ParameterGroup {
    explicit AnnualEvaluationParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "annual_evaluation", "社会组织年度考评",
                         "Grades of social organisations and enterprises.")
    {
    }
    Number weight_basic{this,
                        "weight_basic",
                        0.2,
                        {"", 0, 1},
                        "weight of basic conditions",
                        assumption("no figure found; relative weights of four parts", triangular(0.1, 0.2, 0.3))};
    Number weight_building{this,
                           "weight_building",
                           0.2,
                           {"", 0, 1},
                           "weight of self-building",
                           assumption("no figure found; relative weights of four parts", triangular(0.1, 0.2, 0.3))};
    Number weight_service{this,
                          "weight_service",
                          0.3,
                          {"", 0, 1},
                          "weight of social service",
                          assumption("no figure found; relative weights of four parts", triangular(0.2, 0.3, 0.4))};
    Number weight_performance{this,
                              "weight_performance",
                              0.3,
                              {"", 0, 1},
                              "weight of performance",
                              assumption("no figure found; relative weights of four parts", triangular(0.2, 0.3, 0.4))};
    Number service{
        this,
        "service",
        12,
        {"matches/year", 1, 100000},
        "matches a year that give full marks for social service",
        assumption("no figure found; a match every second month to some a month", lognormal({0.1, 6}, {0.9, 30}))};
    Number reward{this,
                  "reward",
                  0.15,
                  {"", 0, 1},
                  "rise of a supplier's means for each grade above 3A, and fall below",
                  assumption("no figure found; grades may bring nothing", triangular(0, 0.15, 0.3))};
};

/// Every December suppliers are graded; means follow grades.
void annual_evaluation(District& district, const AnnualEvaluationParameters& parameters);
extern const Mechanism annual_evaluation_mechanism;

} // namespace alleviation
