#include "models/alleviation/environment/weather_and_prices.h"

#include <cmath>

namespace alleviation {

namespace {
constexpr sim::Process weather{"weather"};
constexpr sim::Process village_weather{"village weather", "villages"};
constexpr sim::Process farm_price{"farm price"};
} // namespace

void weather_and_prices(District& district, const WeatherAndPriceParameters& p)
{
    auto& environment = district.environment;

    if (environment.season_share > 0) {
        const float common = p.sd.real() * std::sqrt(1.0f - p.village_share.real());
        const float own = p.sd.real() * std::sqrt(p.village_share.real());
        environment.weather = common * district.draw(weather, district.number).normal();
        for (std::uint32_t v = 0; v < district.villages.size(); ++v)
            district.villages[v].weather =
                environment.weather + own * district.draw(village_weather, v, district.number).normal();
    }

    const float rho = p.price_persistence.real();
    const float innovation = p.price_sd.real() * std::sqrt(1.0f - rho * rho);
    const float deviation = rho * sim::hot::log(environment.market_price) +
                            innovation * district.draw(farm_price, district.number).normal();
    environment.market_price = sim::hot::exp(deviation);
}

const Mechanism weather_and_prices_mechanism = mechanism<weather_and_prices>(
    {.name = "weather_and_prices",
     .chinese = "天气与价格",
     .section = "一",
     .meaning = "In harvest months a shock hits all yields of the county, and each village's own part is added. Farm "
                "prices wander around consumer prices as a first-order autoregression. Floods and other disasters that "
                "destroy houses are left out.",
     .reads = "harvest months",
     .writes = "environment: market_price, weather; villages: weather"});

} // namespace alleviation
