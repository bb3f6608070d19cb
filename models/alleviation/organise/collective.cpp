#include "models/alleviation/organise/collective.h"

#include "models/alleviation/definitions.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process adoption{"collective economy", "villages"};
constexpr sim::Process profit_of_the_year{"collective profit", "villages"};

/// Land becomes shares of who is willing; project funds become shares of all, the poor first.
void pool(District& district, const CollectiveParameters& p, std::size_t v)
{
    auto& h = district.households;
    Village& village = district.villages[v];
    float registered = 0, households = 0;
    each_household(village, [&](std::size_t i) {
        if (h.members[i] == 0) return;
        households += 1;
        registered += h.registered[i] ? 1.0f : 0.0f;
    });
    const auto fund = account(Holder::collective, v);
    district.pay(account(Holder::government), fund, p.seed.fen(), For::seed_fund);
    const float seed = p.seed.real();
    const float to_poor = registered > 0 ? seed * p.poor_allotment.real() / registered : 0.0f;
    const float to_all = (seed - to_poor * registered) / std::max(1.0f, households);
    each_household(village, [&](std::size_t i) {
        if (h.members[i] == 0) return;
        const float land = h.trust[i] >= p.willing_from.real() ? p.pools.real() * h.land[i] : 0.0f;
        h.land[i] -= land;
        h.shares[i] = land * p.land_worth.real() + to_all + (h.registered[i] ? to_poor : 0.0f);
        village.pooled_land += land;
    });
    village.collective = true;
}

/// A year's profit: part is paid out by shares; a loss eats the fund.
void close_year(District& district, const CollectiveParameters& p, std::size_t v)
{
    auto& h = district.households;
    const Village& village = district.villages[v];
    float shares = 0;
    each_household(village, [&](std::size_t i) { shares += h.members[i] > 0 ? h.shares[i] : 0.0f; });
    if (shares <= 0) return;
    const float rate = p.return_mean.real() +
                       p.return_spread.real() *
                           district.draw(profit_of_the_year, static_cast<std::uint32_t>(v), district.number).normal();
    const auto fund = account(Holder::collective, v);
    const auto market = account(Holder::market);
    const float worth =
        village.pooled_land * p.land_worth.real() + static_cast<float>(district.ledger.balance(fund).yuan());
    const float year = std::min(1.0f, static_cast<float>(village.collective_months) / months_of_year);
    const float result = rate * worth * year;
    if (result <= 0) {
        district.pay(fund, market, std::min(sim::Fen(whole_fen(-result)), district.ledger.balance(fund)), For::losses);
        return;
    }
    const std::int64_t profit = whole_fen(result);
    district.pay(market, fund, sim::Fen(profit), For::profits);
    const float paid_out = p.pays_out.real() * static_cast<float>(profit);
    each_household(village, [&](std::size_t i) {
        if (h.members[i] == 0) return;
        const auto dividend = static_cast<std::int64_t>(paid_out * h.shares[i] / shares);
        district.pay(fund, account(Holder::household, i),
                     sim::Fen(std::min(dividend, district.ledger.balance(fund).count())), For::collective_dividend);
    });
}

} // namespace

void collective(District& district, const CollectiveParameters& p)
{
    for (std::uint32_t v = 0; v < district.villages.size(); ++v) {
        Village& village = district.villages[v];
        if (!village.collective) {
            const bool operates = district.associations[v].stage >= Association::operating;
            const float association = operates ? 1.0f + p.association.real() : 1.0f;
            const float team = village.team ? 1.0f : p.without_team.real();
            const float chance = p.adopts.real() * village.branch * team * association;
            if (district.draw(adoption, v, district.number).uniform() < chance) pool(district, p, v);
        } else {
            ++village.collective_months;
            if (district.clock.december()) close_year(district, p, v);
        }
    }
}

const Mechanism collective_mechanism = mechanism<collective>(
    {.name = "collective",
     .chinese = "三变改革：资源变资产、资金变股金、农民变股东",
     .section = "二(二)",
     .meaning = "A village may pool land of willing households and project funds against shares, part of them "
                "allotted to registered households: the more likely the stronger its branch is, and with a resident "
                "team or an association that operates. The "
                "collective makes a profit or a loss each year; part of a profit is paid out by shares. Who pooled "
                "land has less of its own to farm, so there are losers as well as winners. Magnitudes are "
                "assumptions: only reports of cases were found.",
     .reads = "branch, team, association, trust, register",
     .writes =
         "collectives: cash; households: cash, land, shares; villages: collective, collective_months, pooled_land"});

} // namespace alleviation
