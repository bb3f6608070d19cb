#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SchoolingParameters : sim::schema::ParameterGroup {
    explicit SchoolingParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "schooling", "上学", "What school costs.")
    {
    }
    Number senior_high_cost{
        this,
        "senior_high_cost",
        3500,
        {"yuan/year", 0, 1e6},
        "fees and boarding of a senior high school",
        assumption("no figure found; by the school, and whether it boards", triangular(2000, 3500, 6000))};
    Number college_cost{this,
                        "college_cost",
                        9000,
                        {"yuan/year", 0, 1e6},
                        "fees and boarding of a college",
                        assumption("no figure found; tuition and dormitory, with some or all of the living",
                                   triangular(6000, 9000, 15000))};
};

/// February and September: half a year's costs of students of sixteen and over fall due.
void schooling(District& district, const SchoolingParameters& parameters);
extern const Mechanism schooling_mechanism;

} // namespace alleviation
