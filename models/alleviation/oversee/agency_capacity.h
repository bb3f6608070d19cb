#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct AgencyCapacityParameters : sim::schema::ParameterGroup {
    explicit AgencyCapacityParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "agency_capacity", "机构能力建设", "How an agency's competence grows and is lost.")
    {
    }
    sim::schema::Number trains{this,
                               "trains",
                               0.5,
                               {"per month", 0, 10},
                               "share of missing competence that a month of nothing but training would add",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number quits{this,
                              "quits",
                              0.02,
                              {"per month", 0, 1},
                              "share of staff that leaves, at the reference caseload",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number caseload{this,
                                 "caseload",
                                 25,
                                 {"households per worker", 0.1, 10000},
                                 "reference caseload; turnover rises in proportion",
                                 sim::schema::assumption("no figure found")};
    sim::schema::Number newcomer{
        this, "newcomer", 0.4, {"", 0, 1}, "competence of who comes new", sim::schema::assumption("no figure found")};
};

/// Staff learn, leave and are replaced.
void agency_capacity(District& district, const AgencyCapacityParameters& parameters);
extern const Mechanism agency_capacity_mechanism;

} // namespace alleviation
