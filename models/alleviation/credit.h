/// What households can borrow.
#pragma once

#include "models/alleviation/definitions.h"
#include "sim/schema/parameter.h"

#include <algorithm>

namespace alleviation {

struct CreditParameters : sim::schema::ParameterGroup {
    explicit CreditParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "credit", "信贷", "How much a household can borrow.")
    {
    }
    Number income{
        this,
        "income",
        0.3,
        {"", 0, 10},
        "credit limit as a share of a year's income",
        assumption("no figure found; poor households are rationed, and relatives lend", triangular(0.1, 0.3, 0.7))};
    Number capital{this,
                   "capital",
                   0.3,
                   {"", 0, 10},
                   "and of productive assets",
                   assumption("no figure found; most assets are no security", triangular(0.1, 0.3, 0.6))};
};

/// Credit that a household could still get, in yuan: what its income and its capital secure, less its debt, in fen.
inline float credit_of(float by_income, float by_capital, float debt)
{
    return std::max(0.0f, by_income + by_capital - debt / fen_of_yuan);
}

} // namespace alleviation
