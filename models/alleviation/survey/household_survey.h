#pragma once

#include "models/alleviation/farm.h"
#include "models/alleviation/knowledge.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct HouseholdSurveyParameters : sim::schema::ParameterGroup {
    explicit HouseholdSurveyParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "household_survey", "需求和能力调研", "How needs are found.")
    {
    }
    Number visit_hours{
        this,
        "visit_hours",
        3,
        {"hours", 0.1, 100},
        "staff time of one household visit",
        assumption("no figure found; half a day with the way there, or two households on one", triangular(1.5, 3, 6))};
    Number error{this,
                 "error",
                 0.5,
                 {"log points", 0, 3},
                 "spread of the error in recorded needs, for competence 0; falls with competence",
                 assumption("no figure found; off by a fifth, or by a factor of nearly three, as strangers guess",
                            triangular(0.2, 0.5, 1))};
    Number miss{
        this,
        "miss",
        0.8,
        {"", 0, 1},
        "chance that a need is missed, for competence 0 and trust 0; households tell less to those they do not trust",
        assumption("no figure found; half of what there is shows by itself, or hardly anything",
                   beta({0.1, 0.5}, {0.9, 0.93}))};
    Number informs{
        this,
        "informs",
        0.25,
        {"", 0, 1},
        "share of what a household does not know about schemes that a visit tells it",
        assumption("no figure found; from a leaflet to being told every scheme", beta({0.1, 0.1}, {0.9, 0.5}))};
    Number wins_trust{this,
                      "wins_trust",
                      0.05,
                      {"", 0, 1},
                      "rise of trust by a visit",
                      assumption("no figure found; twenty or a hundred visits until most is won",
                                 lognormal({0.1, 0.02}, {0.9, 0.12}))};
};

/// Agencies visit households, the project's first, and record what they are told.
void household_survey(District& district, const HouseholdSurveyParameters& parameters,
                      const KnowledgeParameters& knowledge, const FarmingParameters& farming,
                      const NeedsParameters& needs);
extern const Mechanism household_survey_mechanism;

} // namespace alleviation
