#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct AnnualEvaluationParameters : sim::schema::ParameterGroup {
    explicit AnnualEvaluationParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "annual_evaluation", "社会组织年度考评",
                         "Grades of social organisations and enterprises.")
    {
    }
    sim::schema::Number weight_basic{this,
                                     "weight_basic",
                                     0.2,
                                     {"", 0, 1},
                                     "weight of basic conditions",
                                     sim::schema::assumption("no figure found")};
    sim::schema::Number weight_building{
        this,       "weight_building",         0.2,
        {"", 0, 1}, "weight of self-building", sim::schema::assumption("no figure found")};
    sim::schema::Number weight_service{
        this,       "weight_service",           0.3,
        {"", 0, 1}, "weight of social service", sim::schema::assumption("no figure found")};
    sim::schema::Number weight_performance{
        this,       "weight_performance",    0.3,
        {"", 0, 1}, "weight of performance", sim::schema::assumption("no figure found")};
    sim::schema::Number service{this,
                                "service",
                                12,
                                {"matches/year", 1, 100000},
                                "matches a year that give full marks for social service",
                                sim::schema::assumption("no figure found")};
    sim::schema::Number reward{this,
                               "reward",
                               0.15,
                               {"", 0, 1},
                               "rise of a supplier's means for each grade above 3A, and fall below",
                               sim::schema::assumption("no figure found")};
};

/// Every December suppliers are graded; means follow grades.
void annual_evaluation(District& district, const AnnualEvaluationParameters& parameters);
extern const Mechanism annual_evaluation_mechanism;

} // namespace alleviation
