#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct WeatherAndPriceParameters : sim::schema::ParameterGroup {
    explicit WeatherAndPriceParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "weather_and_prices", "天气与价格", "Shocks that a whole county shares.")
    {
    }
    Number sd{this,
              "sd",
              0.21,
              {"log points", 0, 2},
              "spread of season shocks common to the county",
              evidence("RiceFarms panel (171 farms, 6 seasons): variance of season means 0.044", normal(0.21, 0.055))};
    Number village_share{
        this,
        "village_share",
        0.3,
        {"", 0, 1},
        "share of that variance that is the village's own",
        assumption("no figure found; floods and hail are local, drought is not", beta({0.1, 0.15}, {0.9, 0.5}))};
    Number price_sd{this,
                    "price_sd",
                    0.10,
                    {"log points", 0, 2},
                    "spread of farm prices around consumer prices",
                    assumption("no figure found; grain has half of it, vegetables and pigs more than twice",
                               lognormal({0.1, 0.05}, {0.9, 0.2}))};
    Number price_persistence{
        this,
        "price_persistence",
        0.9,
        {"per month", 0, 0.999},
        "autocorrelation of farm prices from month to month",
        assumption("no figure found; shocks last from a season to three years", triangular(0.75, 0.9, 0.97))};
};

/// Season shock of the county and of each village, and the farm price of the month.
void weather_and_prices(District& district, const WeatherAndPriceParameters& parameters);
extern const Mechanism weather_and_prices_mechanism;

} // namespace alleviation
