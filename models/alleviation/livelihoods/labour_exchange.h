#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct LabourExchangeParameters : sim::schema::ParameterGroup {
    explicit LabourExchangeParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "labour_exchange", "劳力互助", "Members work on each other's land in illness.")
    {
    }
    Number lends{this,
                 "lends",
                 0.1,
                 {"", 0, 1},
                 "share of its labour at home that a healthy member household lends at most",
                 assumption("no figure found; one to six days a month", beta({0.1, 0.04}, {0.9, 0.2}))};
};

/// Member households without illness lend labour to those whose workers are ill.
void labour_exchange(District& district, const LabourExchangeParameters& parameters);
extern const Mechanism labour_exchange_mechanism;

} // namespace alleviation
