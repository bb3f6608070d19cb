#pragma once

#include "models/alleviation/farm.h"
#include "models/alleviation/knowledge.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct HouseholdSurveyParameters : sim::schema::ParameterGroup {
    explicit HouseholdSurveyParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "household_survey", "需求和能力调研", "How needs are found.")
    {
    }
    sim::schema::Number visit_hours{this,
                                    "visit_hours",
                                    3,
                                    {"hours", 0.1, 100},
                                    "staff time of one household visit",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number error{this,
                              "error",
                              0.5,
                              {"log points", 0, 3},
                              "spread of the error in recorded needs, for competence 0; falls with competence",
                              sim::schema::assumption("no figure found; swept in studies")};
    sim::schema::Number miss{
        this,
        "miss",
        0.8,
        {"", 0, 1},
        "chance that a need is missed, for competence 0 and trust 0; households tell less to those "
        "they do not trust",
        sim::schema::assumption("no figure found; swept in studies")};
    sim::schema::Number informs{this,
                                "informs",
                                0.25,
                                {"", 0, 1},
                                "share of what a household does not know about schemes that a visit tells it",
                                sim::schema::assumption("no figure found")};
    sim::schema::Number wins_trust{
        this, "wins_trust", 0.05, {"", 0, 1}, "rise of trust by a visit", sim::schema::assumption("no figure found")};
};

/// Agencies visit households, the project's first, and record what they are told.
void household_survey(District& district, const HouseholdSurveyParameters& parameters,
                      const KnowledgeParameters& knowledge, const FarmingParameters& farming,
                      const NeedsParameters& needs);
extern const Mechanism household_survey_mechanism;

} // namespace alleviation
