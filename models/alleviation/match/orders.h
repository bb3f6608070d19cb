#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Unsold produce and buyers' orders (E5).
void match_orders(District& district);
extern const Mechanism match_orders_mechanism;

/// What a buyer pays for produce worth one yuan on the market: the gate price with the buyer's premium.
float order_price(const District& district, std::uint32_t household, std::uint32_t supplier);

} // namespace alleviation
