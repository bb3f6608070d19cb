#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct CalendarParameters : sim::schema::ParameterGroup {
    explicit CalendarParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "calendar", "历法与贫困线", "Prices and the poverty line over time.")
    {
    }
    sim::schema::Number poverty_line{this,
                                     "poverty_line",
                                     2995,
                                     {"yuan", 1, 1e6},
                                     "national rural poverty line, a person and year, at prices of the start",
                                     sim::schema::assumption("2,300 yuan at 2010 prices; 2,995 yuan in 2018 is "
                                                             "commonly quoted, not verified")};
    sim::schema::Number inflation{this,
                                  "inflation",
                                  0.021,
                                  {"per year", -0.1, 0.2},
                                  "yearly rise of consumer prices; the line follows it",
                                  sim::schema::assumption("about the consumer price index of 2018")};
    sim::schema::Number wheat_share{this,
                                    "wheat_share",
                                    0.4,
                                    {"", 0, 1},
                                    "share of a year's crops harvested in June; the rest is harvested in October",
                                    sim::schema::assumption("rice and wheat rotation between Huai and Yangtze")};
};

/// Sets this month's price index, poverty line and share of the harvest.
void calendar(District& district);
extern const Mechanism calendar_mechanism;

} // namespace alleviation
