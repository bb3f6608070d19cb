#pragma once

#include "models/alleviation/environment/yearly_path.h"
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
    Count wheat_harvest{this,
                        "wheat_harvest",
                        6,
                        {"month of the year", 1, 12},
                        "month in which wheat is harvested",
                        assumption("no figure found; between Huai and Yangtze it is cut around the beginning of June",
                                   triangular(5, 6, 7))};
    Count rice_harvest{
        this,
        "rice_harvest",
        10,
        {"month of the year", 1, 12},
        "month in which rice is harvested",
        assumption("no figure found; from September to the beginning of November", triangular(9, 10, 11))};
    Number wheat_share{this,
                       "wheat_share",
                       0.4,
                       {"", 0, 1},
                       "share of a year's crops that is wheat; the rest is rice",
                       assumption("rice and wheat rotation between Huai and Yangtze", triangular(0.3, 0.4, 0.5))};
    TableFile path{
        this, "path",
        "table of calendar years in which prices, wages and lines did not rise steadily: calendar.inflation, "
        "wages.migrant (all wages rise with it), welfare.poverty_line and welfare.dibao_line; before and "
        "after its years they rise as the parameters say",
        setting("the user's own, or scenarios/data/prices-2014.csv")};

    /// What the table says; prepare() fills it once the scenario was read.
    struct Paths {
        YearlyPath inflation, migrant_wage, poverty_line, dibao_line;
    } paths;
    void prepare(int first_year, sim::Faults& faults);
};

/// Sets this month's price index, wage level, lines and share of the harvest.
void calendar(District& district, const CalendarParameters& parameters, const WelfareParameters& welfare,
              const WageParameters& wages);
extern const Mechanism calendar_mechanism;

} // namespace alleviation
