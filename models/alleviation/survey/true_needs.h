#pragma once

#include "models/alleviation/mechanism.h"

#include <algorithm>

namespace alleviation {

struct NeedParameters : sim::schema::ParameterGroup {
    explicit NeedParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "needs", "需求", "When a lack counts as a need.")
    {
    }
    sim::schema::Number sales{this,
                              "sales",
                              300,
                              {"yuan", 0, 1e6},
                              "unsold produce from which help to sell is needed",
                              sim::schema::assumption("about a tenth of the poverty line")};
    sim::schema::Number skills{this,
                               "skills",
                               0.4,
                               {"", 0, 1},
                               "trade skill below which a working-age member lacks it",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number funds{this,
                              "funds",
                              300,
                              {"yuan", 0, 1e6},
                              "urgent gap from which funds are needed",
                              sim::schema::assumption("about a tenth of the poverty line")};
    sim::schema::Number care{this,
                             "care",
                             0.55,
                             {"", 0, 2},
                             "want of hope and burden of care from which company is needed",
                             sim::schema::assumption("no figure found")};
    sim::schema::Number poor_below{
        this,
        "poor_below",
        2.0,
        {"poverty lines", 0, 100},
        "households above so many poverty lines a head manage by themselves, and count no needs",
        sim::schema::assumption("no figure found")};
};

/// Credit that a household could still get, in yuan: what its income and its capital secure, less its debt, in fen.
inline float credit_of(float by_income, float by_capital, float debt)
{
    return std::max(0.0f, by_income + by_capital - debt / 100.0f);
}

/// What each household truly lacks this month.
void true_needs(District& district);
extern const Mechanism true_needs_mechanism;

} // namespace alleviation
