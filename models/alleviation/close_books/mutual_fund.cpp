#include "models/alleviation/close_books/mutual_fund.h"

#include "models/alleviation/asked.h"
#include "models/alleviation/close_books/shortfall.h"

#include <algorithm>

namespace alleviation {

namespace {

sim::Fen fund_of(const District& district, std::size_t village)
{
    return district.ledger.balance(account(Holder::association, village));
}

void collect_dues(District& district, const MutualFundParameters& p)
{
    auto& h = district.households;
    const sim::Fen dues = p.dues.fen();
    for (std::size_t i = 0; i < h.rows(); ++i) {
        if (h.membership[i] == 0 || district.associations[h.village[i]].stage < Association::operating) continue;
        const auto own = account(Holder::household, i);
        if (district.ledger.balance(own) < dues) continue;
        district.pay(own, account(Holder::association, h.village[i]), dues, For::dues);
        h.given_now[i] += static_cast<float>(dues.yuan());
    }
}

/// Neighbouring associations make up for part of what a fund lacks.
void pool(District& district, const MutualFundParameters& p, std::uint32_t village, sim::Fen claims)
{
    if (!district.on(association_network_mechanism)) return;
    const auto ties = district.links.of_village(village);
    for (std::size_t place = 0; place < ties.size(); ++place) {
        const std::uint32_t other = district.links.villages()[place];
        const sim::Fen missing = claims - fund_of(district, village);
        if (missing <= sim::Fen(0)) return;
        if (other == village || district.associations[other].stage < Association::operating) continue;
        const float share = p.pools.real() * ties[place];
        const sim::Fen given(static_cast<std::int64_t>(share * static_cast<float>(fund_of(district, other).count())));
        district.pay(account(Holder::association, other), account(Holder::association, village),
                     std::min(missing, given), For::pooling);
    }
}

} // namespace

void mutual_fund(District& district, const MutualFundParameters& p, const WelfareParameters& welfare)
{
    const auto& h = district.households;
    collect_dues(district, p);
    auto& claims = district.scratch.fen;
    for (std::uint32_t v = 0; v < district.villages.size(); ++v) {
        if (district.associations[v].stage < Association::operating) continue;
        const Village& village = district.villages[v];
        sim::Fen total;
        for (std::size_t i = village.first_household; i < village.first_household + village.households; ++i) {
            const bool entitled = h.membership[i] > long{p.waiting} && h.members[i] > 0;
            const float lacks = entitled ? shortfall(district, welfare, i) : 0.0f;
            claims[i] = entitled ? whole_fen(std::min(p.largest.real(), p.covers.real() * lacks)) : 0;
            total += sim::Fen(claims[i]);
        }
        if (total <= sim::Fen(0)) continue;
        pool(district, p, v, total);
        // Pro rata when the fund does not reach.
        const double paid_share = std::min(1.0, fund_of(district, v).yuan() / total.yuan());
        for (std::size_t i = village.first_household; i < village.first_household + village.households; ++i)
            district.pay(account(Holder::association, v), account(Holder::household, i),
                         sim::Fen(static_cast<std::int64_t>(paid_share * static_cast<double>(claims[i]))),
                         For::fund_aid);
    }
}

const Mechanism mutual_fund_mechanism = mechanism<mutual_fund>(
    {.name = "mutual_fund",
     .chinese = "互助金",
     .section = "二(二)",
     .meaning = "From the second stage on members pay dues into their association's fund. Members who fall short "
                "after a waiting time draw a share of it, up to a limit and pro rata when the fund does not reach; "
                "funds tied to it help out. Commitment is limited: the rich leave more easily.",
     .reads = "membership, cash, bills, ties between associations",
     .writes = "associations: cash; households: cash, given_now",
     .asks = {&association_network_mechanism}});

} // namespace alleviation
