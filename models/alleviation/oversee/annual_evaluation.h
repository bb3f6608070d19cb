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
                        assumption("no figure found; an even part of four is 0.25: less than half of that, or more",
                                   triangular(0.1, 0.2, 0.3))};
    Number weight_building{this,
                           "weight_building",
                           0.2,
                           {"", 0, 1},
                           "weight of self-building",
                           assumption("no figure found; an even part of four is 0.25: less than half of that, or more",
                                      triangular(0.1, 0.2, 0.3))};
    Number weight_service{this,
                          "weight_service",
                          0.3,
                          {"", 0, 1},
                          "weight of social service",
                          assumption("no figure found; an even part of four is 0.25: somewhat less, or much more",
                                     triangular(0.2, 0.3, 0.4))};
    Number weight_performance{this,
                              "weight_performance",
                              0.3,
                              {"", 0, 1},
                              "weight of performance",
                              assumption("no figure found; an even part of four is 0.25: somewhat less, or much more",
                                         triangular(0.2, 0.3, 0.4))};
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
    Number building_left{
        this,
        "building_left",
        0.5,
        {"", 0, 1},
        "part of what is missing in self-building that is still missing a year later",
        assumption("no figure found; most is built within one year to five", triangular(0.25, 0.5, 0.75))};
    Number paired_weight{this,
                         "paired_weight",
                         5,
                         {"", 0, 1000},
                         "weight of a paired household's satisfaction in a supplier's performance; others weigh 1",
                         assumption("no figure found; it is asked about its helper, others about help at large",
                                    lognormal({0.1, 2}, {0.9, 15}))};
    Number grade_2a{this,
                    "grade_2a",
                    45,
                    {"points", 0, 100},
                    "points from which a supplier is graded 2A; below, 1A",
                    assumption("no figure found; below a pass", triangular(35, 45, 52))};
    Number grade_3a{this,
                    "grade_3a",
                    60,
                    {"points", 0, 100},
                    "points from which it is graded 3A",
                    assumption("no figure found; the usual pass", triangular(53, 60, 67))};
    Number grade_4a{this,
                    "grade_4a",
                    75,
                    {"points", 0, 100},
                    "points from which it is graded 4A",
                    assumption("no figure found; between a pass and excellence", triangular(68, 75, 82))};
    Number grade_5a{this,
                    "grade_5a",
                    90,
                    {"points", 0, 100},
                    "points from which it is graded 5A",
                    assumption("no figure found; excellence", triangular(83, 90, 96))};

    /// 1 (1A) to 5 (5A).
    std::uint8_t grade(float points) const;
    void check(const sim::schema::Node& node, const std::string& path, sim::Faults& faults) const override;
};

/// Every December suppliers are graded; means follow grades.
void annual_evaluation(District& district, const AnnualEvaluationParameters& parameters);
extern const Mechanism annual_evaluation_mechanism;

} // namespace alleviation
