#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SavingsInterestParameters : sim::schema::ParameterGroup {
    explicit SavingsInterestParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "savings_interest", "财产性收入", "What cash in the bank bears.")
    {
    }
    sim::schema::Number rate{this,
                             "rate",
                             0.0025,
                             {"per month", 0, 0.05},
                             "interest on cash in the bank",
                             sim::schema::assumption("with rents, gives the property share of rural income")};
};

/// Interest on savings, paid by the quarter.
void savings_interest(District& district, const SavingsInterestParameters& parameters);
extern const Mechanism savings_interest_mechanism;

} // namespace alleviation
