/// What households can borrow.
#pragma once

#include "sim/schema/parameter.h"

#include <algorithm>

namespace alleviation {

struct CreditParameters : sim::schema::ParameterGroup {
    explicit CreditParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "credit", "信贷", "How much a household can borrow.")
    {
    }
    sim::schema::Number income{this,
                               "income",
                               0.3,
                               {"", 0, 10},
                               "credit limit as a share of a year's income",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number capital{
        this, "capital", 0.3, {"", 0, 10}, "and of productive assets", sim::schema::assumption("no figure found")};
};

/// Credit that a household could still get, in yuan: what its income and its capital secure, less its debt, in fen.
inline float credit_of(float by_income, float by_capital, float debt)
{
    return std::max(0.0f, by_income + by_capital - debt / 100.0f);
}

} // namespace alleviation
