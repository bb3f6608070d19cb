#pragma once

#include "sim/schema/parameter.h"

namespace alleviation {

enum class Rule : std::uint8_t { deferred_acceptance, greedy_urgency, random, assignment, agency_discretion };

struct MatchingParameters : sim::schema::ParameterGroup {
    explicit MatchingParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "matching", "供需匹配", "How needs find suppliers.")
    {
    }
    sim::schema::Choice rule{
        this,
        "rule",
        "deferred_acceptance",
        {"deferred_acceptance", "greedy_urgency", "random", "assignment", "agency_discretion"},
        "deferred acceptance is stable (Gale & Shapley 1962); greedy_urgency serves the most urgent first; random in "
        "random order; assignment the greatest sum of scores; agency_discretion only the agency's own caseload, best "
        "score first",
        sim::schema::setting()};
    sim::schema::Number link_hours{this,
                                   "link_hours",
                                   2,
                                   {"hours", 0, 100},
                                   "staff time that one accepted match takes",
                                   sim::schema::assumption("no figure found")};
    sim::schema::Number weight_fit{this,
                                   "weight_fit",
                                   1,
                                   {"", 0, 100},
                                   "suppliers' weight of how well need and offer fit",
                                   sim::schema::assumption("relative weights; swept in studies")};
    sim::schema::Number weight_urgency{this,
                                       "weight_urgency",
                                       1,
                                       {"", 0, 100},
                                       "suppliers' weight of urgency",
                                       sim::schema::assumption("relative weights; swept in studies")};
    sim::schema::Number weight_pair{this,
                                    "weight_pair",
                                    0.5,
                                    {"", 0, 100},
                                    "weight of being paired, for both sides",
                                    sim::schema::assumption("relative weights; swept in studies")};
    sim::schema::Number weight_trust{this,
                                     "weight_trust",
                                     0.3,
                                     {"", 0, 100},
                                     "weight of trust, for both sides",
                                     sim::schema::assumption("relative weights; swept in studies")};
    sim::schema::Number weight_distance{this,
                                        "weight_distance",
                                        0.01,
                                        {"per km", 0, 100},
                                        "weight of distance, for both sides",
                                        sim::schema::assumption("relative weights; swept in studies")};
    sim::schema::Number weight_staleness{
        this,         "weight_staleness",         0.3,
        {"", 0, 100}, "weight of a record's age", sim::schema::assumption("relative weights; swept in studies")};
};

} // namespace alleviation
