#pragma once

#include "models/alleviation/credit.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SpendingParameters : sim::schema::ParameterGroup {
    explicit SpendingParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "spending", "消费、储蓄与应对",
                         "What households spend, and what they do when money is short.")
    {
    }
    sim::schema::Number from_income{
        this,
        "from_income",
        0.72,
        {"", 0, 1},
        "share of usual income above subsistence that is spent",
        sim::schema::calibrated("rural consumption 12,124 of income 14,617 yuan in 2018 (NBS)")};
    sim::schema::Number from_wealth{this,
                                    "from_wealth",
                                    0.02,
                                    {"per month", 0, 1},
                                    "share of cash above three months' income that is spent",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number food_share{
        this,
        "food_share",
        0.34,
        {"", 0, 1},
        "share of food in consumption other than care and schooling, at the mean",
        sim::schema::calibrated("National Bureau of Statistics: Engel coefficient of rural households 30.1 % of all "
                                "consumption in 2018")};
    sim::schema::Number food_slope{this,
                                   "food_slope",
                                   -0.086,
                                   {"per log point", -1, 0},
                                   "fall of that share with the log of consumption a head",
                                   sim::schema::evidence("Engel's 1857 household data, Working-Leser form")};
    sim::schema::Number mean_consumption{
        this,
        "mean_consumption",
        1010,
        {"yuan/person/month", 1, 1e6},
        "consumption a head at which food_share holds",
        sim::schema::evidence("National Bureau of Statistics: 12,124 yuan a year in 2018")};
    sim::schema::Number interest{this,
                                 "interest",
                                 0.006,
                                 {"per month", 0, 0.2},
                                 "interest on credit",
                                 sim::schema::assumption("no figure found")};
    sim::schema::Number repayment{this,
                                  "repayment",
                                  0.04,
                                  {"per month", 0, 1},
                                  "share of debt due each month",
                                  sim::schema::assumption("no figure found")};
    sim::schema::Number fire_sale{this,
                                  "fire_sale",
                                  0.7,
                                  {"", 0, 1},
                                  "price of assets sold in distress, as a share of their worth",
                                  sim::schema::assumption("no figure found")};
    sim::schema::Number wear{this,
                             "wear",
                             0.008,
                             {"per month", 0, 1},
                             "depreciation of productive assets",
                             sim::schema::assumption("no figure found")};
    sim::schema::Number invested{this,
                                 "invested",
                                 0.02,
                                 {"per month", 0, 1},
                                 "share of cash above three months' income that goes into assets, at full motivation",
                                 sim::schema::assumption("no figure found")};
    sim::schema::Number invests_from{this,
                                     "invests_from",
                                     0.35,
                                     {"", 0, 1},
                                     "motivation from which a household invests",
                                     sim::schema::assumption("no figure found")};
};

/// Consumption, debt service, bills and investment; coping in a fixed order where cash falls short.
void spending(District& district, const SpendingParameters& parameters, const CreditParameters& credit);
extern const Mechanism spending_mechanism;

} // namespace alleviation
