#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct LabourExchangeParameters : sim::schema::ParameterGroup {
    explicit LabourExchangeParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "labour_exchange", "劳力互助", "Members work on each other's land in illness.")
    {
    }
    sim::schema::Number lends{this,
                              "lends",
                              0.1,
                              {"", 0, 1},
                              "share of its labour at home that a healthy member household lends at most",
                              sim::schema::assumption("no figure found")};
};

/// Member households without illness lend labour to those whose workers are ill.
void labour_exchange(District& district, const LabourExchangeParameters& parameters);
extern const Mechanism labour_exchange_mechanism;

} // namespace alleviation
