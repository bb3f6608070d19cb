#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SavingsInterestParameters : sim::schema::ParameterGroup {
    explicit SavingsInterestParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "savings_interest", "财产性收入", "What cash in the bank bears.")
    {
    }
    Number rate{this,
                "rate",
                0.0025,
                {"per month", 0, 0.05},
                "interest on cash in the bank",
                assumption("with rents, gives the property share of rural income", triangular(0.001, 0.0025, 0.004))};
};

/// Interest on savings, paid by the quarter.
void savings_interest(District& district, const SavingsInterestParameters& parameters);
extern const Mechanism savings_interest_mechanism;

} // namespace alleviation
