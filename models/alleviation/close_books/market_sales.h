#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct MarketSalesParameters : sim::schema::ParameterGroup {
    explicit MarketSalesParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "market_sales", "农产品销售", "Selling at the gate.")
    {
    }
    Number clears{
        this,
        "clears",
        0.15,
        {"per month", 0, 1},
        "share of old stock that a trader takes in a month after the harvest, at a dump price",
        assumption("no figure found; stock is gone after some months to a year", beta({0.1, 0.07}, {0.9, 0.3}))};
    Number dump{this,
                "dump",
                0.5,
                {"", 0, 1},
                "dump price as a share of the gate price (低价抛售)",
                assumption("no figure found; a glut can take two thirds of the price, or a quarter",
                           triangular(0.3, 0.5, 0.75))};
    Number spoils{this,
                  "spoils",
                  0.08,
                  {"per month", 0, 1},
                  "share of stock that spoils in a month",
                  assumption("no figure found; grain keeps, vegetables do not", lognormal({0.1, 0.03}, {0.9, 0.16}))};
};

/// Traders buy what is left of the produce; the rest spoils.
void market_sales(District& district, const MarketSalesParameters& parameters);
extern const Mechanism market_sales_mechanism;

} // namespace alleviation
