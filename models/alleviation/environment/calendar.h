#pragma once

#include "models/alleviation/labour.h"
#include "models/alleviation/mechanism.h"
#include "models/alleviation/welfare.h"

namespace alleviation {

struct CalendarParameters : sim::schema::ParameterGroup {
    explicit CalendarParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "calendar", "历法", "Prices and the seasons.")
    {
    }
    Number inflation{this,
                     "inflation",
                     0.021,
                     {"per year", -0.1, 0.2},
                     "yearly rise of consumer prices; the line follows it",
                     assumption("about the consumer price index of 2018; years differ by half a point or more",
                                normal(0.021, 0.006))};
    Number wheat_share{this,
                       "wheat_share",
                       0.4,
                       {"", 0, 1},
                       "share of a year's crops harvested in June; the rest is harvested in October",
                       assumption("rice and wheat rotation between Huai and Yangtze", triangular(0.3, 0.4, 0.5))};
};

/// Sets this month's price index, wage level, lines and share of the harvest.
void calendar(District& district, const CalendarParameters& parameters, const WelfareParameters& welfare,
              const WageParameters& wages);
extern const Mechanism calendar_mechanism;

} // namespace alleviation
