#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct AspirationParameters : sim::schema::ParameterGroup {
    explicit AspirationParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "aspirations", "内生动力", "How drive and knowledge change by themselves.")
    {
    }
    sim::schema::Number neighbours{this,
                                   "neighbours",
                                   0.02,
                                   {"per month", 0, 1},
                                   "pull towards the village's mean motivation",
                                   sim::schema::assumption("no figure found")};
    sim::schema::Number success{this,
                                "success",
                                0.02,
                                {"per month", 0, 1},
                                "gain in a month with income well above the usual",
                                sim::schema::assumption("no figure found")};
    sim::schema::Number failure{this,
                                "failure",
                                0.03,
                                {"per month", 0, 1},
                                "loss in a month of hunger or of care gone without",
                                sim::schema::assumption("no figure found")};
    sim::schema::Number forgetting{this,
                                   "forgetting",
                                   0.01,
                                   {"per month", 0, 1},
                                   "share of knowledge of schemes that is forgotten",
                                   sim::schema::assumption("no figure found")};
};

/// Motivation moves with neighbours, success and failure; knowledge fades.
void aspirations(District& district, const AspirationParameters& parameters);
extern const Mechanism aspirations_mechanism;

} // namespace alleviation
