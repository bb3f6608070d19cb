#include "models/alleviation/close_books/market_sales.h"

#include "models/alleviation/prices.h"
#include "sim/core/levels.h"

namespace alleviation {

namespace {

/// Sells a share of everybody's produce; what is `kept` of the rest does not spoil. Where nobody is left nothing is
/// sold.
QIAO_TARGET_CLONES void sell(std::size_t count, float share, float price, float kept,
                             const std::uint8_t* __restrict members, float* __restrict produce,
                             std::int64_t* __restrict takings)
{
    for (std::size_t k = 0; k < count; ++k) {
        const float sold = members[k] > 0 ? share * produce[k] : 0.0f;
        takings[k] = whole_fen(sold * price);
        produce[k] = kept * (produce[k] - sold);
    }
}

} // namespace

void market_sales(District& district, const MarketSalesParameters& p)
{
    auto& h = district.households;
    auto& takings = district.scratch.fen;
    const bool harvest = district.environment.season_share > 0;
    for (const auto& village : district.villages) {
        const float gate = gate_price(district, village);
        const float share = harvest ? 1.0f - village.unsold_share : p.clears.real();
        const float price = harvest ? gate : gate * p.dump.real();
        const float kept = harvest ? 1.0f : 1.0f - p.spoils.real();
        const std::size_t first = village.first_household;
        sell(village.households, share, price, kept, h.members.data() + first, h.produce.data() + first,
             takings.data() + first);
    }
    district.ledger.pay_each(account(Holder::market), kind(Holder::household), 0,
                             std::span(takings).first(district.household_count()), purpose(For::produce));
}

const Mechanism market_sales_mechanism = mechanism<market_sales>(
    {.name = "market_sales",
     .chinese = "销售难、低价抛售",
     .section = "二(一)",
     .meaning =
         "At harvest a trader buys most of the produce at the gate price, which lies below the market price by the "
         "village's discount; the village's unsold share finds no buyer. Old stock goes little by little at a "
         "dump price, or spoils.",
     .reads = "produce, prices",
     .writes = "households: cash, produce",
     .levels = {},
     .initial = ""});

} // namespace alleviation
