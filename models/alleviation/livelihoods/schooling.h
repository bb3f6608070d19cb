#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SchoolingParameters : sim::schema::ParameterGroup {
    explicit SchoolingParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "schooling", "上学", "What school costs.")
    {
    }
    sim::schema::Number senior_high_cost{this,
                                         "senior_high_cost",
                                         3500,
                                         {"yuan/year", 0, 1e6},
                                         "fees and boarding of a senior high school",
                                         sim::schema::assumption("no figure found")};
    sim::schema::Number college_cost{this,
                                     "college_cost",
                                     9000,
                                     {"yuan/year", 0, 1e6},
                                     "fees and boarding of a college",
                                     sim::schema::assumption("no figure found")};
};

/// February and September: half a year's costs of students of sixteen and over fall due.
void schooling(District& district, const SchoolingParameters& parameters);
extern const Mechanism schooling_mechanism;

} // namespace alleviation
