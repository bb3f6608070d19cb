/// What the hours of unpaid people and what people live through are worth in money, for costs and social return.
#pragma once

#include "sim/schema/parameter.h"

namespace alleviation {

struct CostParameters : sim::schema::ParameterGroup {
    explicit CostParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "costs", "成本与社会回报",
                         "How costs are told: unpaid hours have a price of their own and are shown apart.")
    {
    }
    sim::schema::Number volunteer_hour{this,
                                       "volunteer_hour",
                                       15,
                                       {"yuan/hour", 0, 1000},
                                       "worth of a volunteer's hour",
                                       sim::schema::assumption("about the hourly minimum wage of a county in 2018")};
    sim::schema::Number household_hour{this,
                                       "household_hour",
                                       8,
                                       {"yuan/hour", 0, 1000},
                                       "worth of an hour that a household spends on visits and courses",
                                       sim::schema::assumption("about half the hourly minimum wage")};
    sim::schema::Number course_hours{this,
                                     "course_hours",
                                     80,
                                     {"hours/month", 0, 400},
                                     "hours that who attends a course spends on it",
                                     sim::schema::assumption("half of a working month")};
    sim::schema::Number discount{this,
                                 "discount",
                                 0.05,
                                 {"per year", 0, 1},
                                 "rate at which later costs and outcomes count less in the social return",
                                 sim::schema::assumption("swept in studies")};
    sim::schema::Number hungry_month{this,
                                     "hungry_month",
                                     300,
                                     {"yuan", 0, 1e6},
                                     "worth, to a household, of a month without hunger",
                                     sim::schema::assumption("about what food for a household costs a month")};
    sim::schema::Number untreated_month{this,
                                        "untreated_month",
                                        500,
                                        {"yuan", 0, 1e6},
                                        "worth of a month in which a household need not go without medical care",
                                        sim::schema::assumption("no figure found")};
    sim::schema::Number school_year{this,
                                    "school_year",
                                    5000,
                                    {"yuan", 0, 1e6},
                                    "worth of a school year that a child need not lose",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number doubt{this,
                              "doubt",
                              0.5,
                              {"", 0, 1},
                              "share by which these three worths could be lower or higher; income is worth itself",
                              sim::schema::assumption("proxies of a social return are the analyst's choice")};
};

} // namespace alleviation
