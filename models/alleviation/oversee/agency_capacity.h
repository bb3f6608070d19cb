#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct AgencyCapacityParameters : sim::schema::ParameterGroup {
    explicit AgencyCapacityParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "agency_capacity", "机构能力建设", "How an agency's competence grows and is lost.")
    {
    }
    Number trains{this,
                  "trains",
                  0.5,
                  {"per month", 0, 10},
                  "share of missing competence that a month of nothing but training would add",
                  assumption("no figure found; most of it within one to six months of nothing else",
                             lognormal({0.1, 0.2}, {0.9, 1.2}))};
    Number quits{this,
                 "quits",
                 0.02,
                 {"per month", 0, 1},
                 "share of staff that leaves, at the reference caseload",
                 assumption("no figure found; 12 to 35 % a year", lognormal({0.1, 0.01}, {0.9, 0.035}))};
    Number caseload{this,
                    "caseload",
                    25,
                    {"households per worker", 0.1, 10000},
                    "reference caseload; turnover rises in proportion",
                    assumption("no figure found; family programmes have 15 to 50", triangular(15, 25, 50))};
    Number newcomer{this,
                    "newcomer",
                    0.4,
                    {"", 0, 1},
                    "competence of who comes new",
                    assumption("no figure found; below those who stay", triangular(0.2, 0.4, 0.6))};
};

/// Staff learn, leave and are replaced.
void agency_capacity(District& district, const AgencyCapacityParameters& parameters);
extern const Mechanism agency_capacity_mechanism;

} // namespace alleviation
