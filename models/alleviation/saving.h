/// What households keep of their cash.
#pragma once

#include "models/alleviation/definitions.h"
#include "sim/schema/parameter.h"

#include <algorithm>

namespace alleviation {

struct SavingParameters : sim::schema::ParameterGroup {
    explicit SavingParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "saving", "预防性储蓄", "What households keep back for bad times.")
    {
    }
    Number buffer{this,
                  "buffer",
                  3,
                  {"months", 0, 1200},
                  "months of usual income that a household keeps before it spends, invests or gives away of its cash",
                  assumption("no figure found; buffer-stock savers hold weeks to a year of income (Deaton 1991, "
                             "Carroll 1997)",
                             lognormal({0.1, 1}, {0.9, 7}))};
};

/// What a household keeps of its cash, in yuan, by its income of the last twelve months.
inline float kept_back(float buffer, float income_12)
{
    return buffer * std::max(0.0f, income_12) / months_of_year;
}

} // namespace alleviation
