#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct MarketSalesParameters : sim::schema::ParameterGroup {
    explicit MarketSalesParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "market_sales", "农产品销售", "Selling at the gate.")
    {
    }
    sim::schema::Number clears{this,
                               "clears",
                               0.15,
                               {"per month", 0, 1},
                               "share of old stock that a trader takes in a month after the harvest, at a dump price",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number dump{this,
                             "dump",
                             0.5,
                             {"", 0, 1},
                             "dump price as a share of the gate price (低价抛售)",
                             sim::schema::assumption("no figure found")};
    sim::schema::Number spoils{this,
                               "spoils",
                               0.08,
                               {"per month", 0, 1},
                               "share of stock that spoils in a month",
                               sim::schema::assumption("no figure found")};
};

/// Traders buy what is left of the produce; the rest spoils.
void market_sales(District& district, const MarketSalesParameters& parameters);
extern const Mechanism market_sales_mechanism;

} // namespace alleviation
