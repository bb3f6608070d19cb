#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct EvaluationParameters : sim::schema::ParameterGroup {
    explicit EvaluationParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "evaluation", "社会组织年度考评", "Grades of social organisations and enterprises.")
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
    sim::schema::Number creaming{
        this,
        "creaming",
        0.3,
        {"", 0, 10},
        "weight that graded suppliers give to households with drive, who are easier to show results with",
        sim::schema::assumption("no figure found")};
};

/// What a supplier adds to its preference for a household because it is graded.
float easy_household(const District& district, std::size_t household, std::size_t supplier);

/// Every December suppliers are graded; means follow grades.
void annual_eval(District& district);
extern const Mechanism annual_eval_mechanism;

} // namespace alleviation
