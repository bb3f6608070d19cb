/// What the hours of unpaid people and what people live through are worth in money, for costs and social return.
#pragma once

#include "sim/schema/parameter.h"

namespace alleviation {

struct CostParameters : sim::schema::ParameterGroup {
    explicit CostParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "costs", "成本与社会回报",
                         "How costs are told: unpaid hours have a price of their own and are shown apart.")
    {
    }
    Number volunteer_hour{
        this,
        "volunteer_hour",
        15,
        {"yuan/hour", 0, 1000},
        "worth of a volunteer's hour",
        assumption("about the hourly minimum wage of a county in 2018; up to what a social worker's hour costs",
                   triangular(10, 15, 25))};
    Number household_hour{
        this,
        "household_hour",
        8,
        {"yuan/hour", 0, 1000},
        "worth of an hour that a household spends on visits and courses",
        assumption("about half the hourly minimum wage; from a quarter of it to all of it", triangular(4, 8, 15))};
    Number course_hours{
        this,
        "course_hours",
        80,
        {"hours/month", 0, 400},
        "hours that who attends a course spends on it",
        assumption("half of a working month; evening courses take half of it, full-time ones twice as much",
                   triangular(40, 80, 160))};
    Number discount{this,
                    "discount",
                    0.05,
                    {"per year", 0, 1},
                    "rate at which later costs and outcomes count less in the social return",
                    assumption("no figure found for such projects; public ones are discounted at 2 to 8 %",
                               triangular(0.02, 0.05, 0.08))};
    Number hungry_month{
        this,
        "hungry_month",
        300,
        {"yuan", 0, 1e6},
        "worth, to a household, of a month without hunger",
        assumption("about what food for a household costs a month; from grain and oil alone to twice the usual fare",
                   lognormal({0.1, 150}, {0.9, 600}))};
    Number untreated_month{
        this,
        "untreated_month",
        500,
        {"yuan", 0, 1e6},
        "worth of a month in which a household need not go without medical care",
        assumption("no figure found; from a month's medicine to the wages that an untreated illness costs",
                   lognormal({0.1, 200}, {0.9, 1250}))};
    Number school_year{
        this,
        "school_year",
        5000,
        {"yuan", 0, 1e6},
        "worth of a school year that a child need not lose",
        assumption("no figure found; from a year's fees to what a year of schooling adds to some years' wages",
                   lognormal({0.1, 2500}, {0.9, 12000}))};
    Number doubt{this,
                 "doubt",
                 0.5,
                 {"", 0, 1},
                 "share by which these three worths could be lower or higher; income is worth itself",
                 assumption("proxies of a social return are the analyst's choice", triangular(0.25, 0.5, 0.75))};
};

} // namespace alleviation
