#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct CourseParameters : sim::schema::ParameterGroup {
    explicit CourseParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "courses", "技能培训", "Who comes to courses, and what stays.")
    {
    }
    sim::schema::Number attendance{this,
                                   "attendance",
                                   0.4,
                                   {"", 0, 1},
                                   "motivation at which half of those offered a seat come",
                                   sim::schema::assumption("no figure found")};
    sim::schema::Number starts{this,
                               "starts",
                               0.3,
                               {"", 0, 1},
                               "chance that a member with full skill and drive puts savings into a business at the end "
                               "of a course (创业)",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number decay{this,
                              "decay",
                              0.015,
                              {"per month", 0, 1},
                              "share of trade skill above the basics that is forgotten by who does not use it",
                              sim::schema::assumption("no figure found")};
};

/// Members who lack skills and seats in courses (E4).
void match_courses(District& district);
extern const Mechanism match_courses_mechanism;

} // namespace alleviation
