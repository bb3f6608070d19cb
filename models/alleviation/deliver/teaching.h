#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/saving.h"

namespace alleviation {

struct TeachingParameters : sim::schema::ParameterGroup {
    explicit TeachingParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "teaching", "技能培训", "What stays of courses.")
    {
    }
    Number starts{
        this,
        "starts",
        0.3,
        {"", 0, 1},
        "chance that a member with full skill and drive puts savings into a business at the end of a course (创业)",
        assumption("no figure found; an upper end, since few have full skill and drive", beta({0.1, 0.1}, {0.9, 0.5}))};
    Number capable_teaches{
        this,
        "capable_teaches",
        0.2,
        {"", 0, 10},
        "by how much more of what is missing a course adds whose supplier has learnt all there is of such cases",
        assumption("no figure found; a fifth more, as teaching to the learner's level does at best",
                   lognormal({0.1, 0.05}, {0.9, 0.5}))};
    Number decay{
        this,
        "decay",
        0.015,
        {"per month", 0, 1},
        "share of what a course taught of trades that is forgotten by who does not use it",
        assumption("no figure found; half forgotten within two to ten years", lognormal({0.1, 0.006}, {0.9, 0.035}))};
};

/// A month of the courses under way; skills that nobody uses fade.
void teaching(District& district, const TeachingParameters& parameters, const SavingParameters& saving);
extern const Mechanism teaching_mechanism;

} // namespace alleviation
