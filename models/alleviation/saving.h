/// What households keep of their cash.
#pragma once

#include "sim/schema/parameter.h"

namespace alleviation {

struct SavingParameters : sim::schema::ParameterGroup {
    explicit SavingParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "saving", "预防性储蓄", "What households keep back for bad times.")
    {
    }
    Number buffer{
        this,
        "buffer",
        1,
        {"months", 0, 1200},
        "months of expected income that a household keeps before it spends, invests or gives away of its cash",
        assumption("no figure found; buffer-stock savers hold weeks to a year of income (Deaton 1991, "
                   "Carroll 1997)",
                   lognormal({0.1, 0.5}, {0.9, 4}))};
};

/// What a household keeps of its cash, in yuan, by the income that it expects a month.
inline float kept_back(float buffer, float expected_income)
{
    return buffer * expected_income;
}

} // namespace alleviation
