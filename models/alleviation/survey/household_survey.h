#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SurveyParameters : sim::schema::ParameterGroup {
    explicit SurveyParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "survey", "需求和能力调研", "How needs are found.")
    {
    }
    sim::schema::Number visit_hours{this,
                                    "visit_hours",
                                    3,
                                    {"hours", 0.1, 100},
                                    "staff time of one household visit",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number stale_after{this,
                                    "stale_after",
                                    4,
                                    {"months", 0.1, 120},
                                    "time after which a record has lost half its worth",
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

/// Worth of a record by its age: 1 when new, 0.5 at the half-life; twice the half-life with a helper at its side.
float record_worth(const District& district, std::size_t household);

/// Agencies visit households, the project's first, and record what they are told.
void household_survey(District& district);
extern const Mechanism household_survey_mechanism;

} // namespace alleviation
