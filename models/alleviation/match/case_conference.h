#pragma once

#include "models/alleviation/match/market.h"

namespace alleviation {

struct CaseConferenceParameters : sim::schema::ParameterGroup {
    explicit CaseConferenceParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "case_conference", "个案会商", "Several helpers round one household.")
    {
    }
    Number hours{this,
                 "hours",
                 3,
                 {"hours", 0, 100},
                 "linking time of the agency that a conference takes, whoever comes",
                 assumption("no figure found; calls, a morning at a table, minutes", triangular(1, 3, 6))};
    Count unanswered{
        this,
        "unanswered",
        1,
        {"needs", 1, 4},
        "recorded needs that the lead helper cannot answer from which on a conference is called",
        assumption("no figure found; for each household that its helper cannot help alone, or for hard cases only",
                   triangular(1, 1, 2))};
    Number comes{this,
                 "comes",
                 0.6,
                 {"", 0, 1},
                 "chance that a supplier which is asked comes, with all of its effort; in proportion with less",
                 assumption("no figure found; more often than not, as it was assessed and knows the agency",
                            triangular(0.3, 0.6, 0.9))};
    Count lasts{
        this,
        "lasts",
        12,
        {"months", 1, 600},
        "months for which those who came stand beside the household, before there is need for another one",
        assumption("no figure found; plans for a household are made for half a year to two", triangular(6, 12, 24))};
};

/// Agencies call others to the table where a lead helper alone cannot answer what a household lacks.
void case_conference(District& district, const CaseConferenceParameters& parameters,
                     const KnowledgeParameters& knowledge);
extern const Mechanism case_conference_mechanism;

} // namespace alleviation
