#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct WeatherAndPriceParameters : sim::schema::ParameterGroup {
    explicit WeatherAndPriceParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "weather_and_prices", "天气与价格", "Shocks that a whole county shares.")
    {
    }
    sim::schema::Number sd{this,
                           "sd",
                           0.21,
                           {"log points", 0, 2},
                           "spread of season shocks common to the county",
                           sim::schema::evidence("RiceFarms panel (171 farms, 6 seasons): variance of season means "
                                                 "0.044")};
    sim::schema::Number village_share{this,
                                      "village_share",
                                      0.3,
                                      {"", 0, 1},
                                      "share of that variance that is the village's own",
                                      sim::schema::assumption("no figure found")};
    sim::schema::Number price_sd{this,
                                 "price_sd",
                                 0.10,
                                 {"log points", 0, 2},
                                 "spread of farm prices around consumer prices",
                                 sim::schema::assumption("no figure found")};
    sim::schema::Number price_persistence{this,
                                          "price_persistence",
                                          0.9,
                                          {"per month", 0, 0.999},
                                          "autocorrelation of farm prices from month to month",
                                          sim::schema::assumption("no figure found")};
};

/// Season shock of the county and of each village, and the farm price of the month.
void weather_and_prices(District& district, const WeatherAndPriceParameters& parameters);
extern const Mechanism weather_and_prices_mechanism;

} // namespace alleviation
