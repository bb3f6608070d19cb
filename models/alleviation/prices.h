/// What produce is sold at.
#pragma once

#include "models/alleviation/district.h"

namespace alleviation {

/// What a trader pays at the gate for produce worth one yuan on the market.
inline float gate_price(const District& district, const Village& village)
{
    return district.environment.market_price * (1.0f - village.price_discount);
}
/// What a buyer pays for it: the gate price with the buyer's premium.
inline float order_price(const District& district, std::uint32_t household, std::uint32_t supplier)
{
    const float premium = district.suppliers[supplier].parameters->consumption.premium.real();
    return gate_price(district, district.villages[district.households.village[household]]) * (1.0f + premium);
}

} // namespace alleviation
