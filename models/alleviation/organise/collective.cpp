#include "models/alleviation/organise/collective.h"

#include "models/alleviation/definitions.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process adoption{"collective economy", "villages"};
constexpr sim::Process profit_of_the_year{"collective profit", "villages"};

/// What a mechanism of one village needs to know.
struct Farm {
    const CollectiveParameters& p;
    const FarmingParameters& farming;
    float yield;  ///< yuan that a mu yields a year, at usual skill and luck
    float day;    ///< yuan that a full worker earns in a month of day labour
    float prices; ///< 1 at the start
};

/// How well it is managed, 0 to 1: by the branch, and by a resident team for what the branch is short of.
float management(const CollectiveParameters& p, const Village& village)
{
    return village.branch + (village.team ? p.team_manages.real() * (1.0f - village.branch) : 0.0f);
}

/// What a mu yields in the collective's hand, in a year of usual weather.
float collective_yield(const Farm& farm, const Village& village)
{
    return farm.yield * sim::hot::exp(farm.p.gains.real() * (2.0f * management(farm.p, village) - 1.0f));
}

/// What the collective can be expected to pay for a mu: the rent, and what is paid out of what a mu earns beyond it.
float planned_pay(const Farm& farm, const Village& village)
{
    const float rent = farm.p.rent.real() * farm.prices;
    const float labour = farm.p.labour_need.real() * farm.day * months_of_year;
    const float earns = (1.0f - farm.farming.input_share.real()) * collective_yield(farm, village) - labour - rent;
    return rent + farm.p.pays_out.real() * std::max(0.0f, earns);
}

float best_farm_skill(const District& district, std::size_t i)
{
    const auto& persons = district.persons;
    const std::size_t first = district.households.first_member[i];
    float best = 0;
    for (std::size_t j = first; j < first + district.households.members[i]; ++j)
        if (persons.age[j] >= working_age_from) best = std::max(best, persons.farm_skill[j]);
    return best;
}

/// What so much land brings its own household in a usual year, sold at the gate and costs paid.
float own_yield(const District& district, const Farm& farm, std::size_t i, float land)
{
    const auto& h = district.households;
    const Village& village = district.villages[h.village[i]];
    const auto& f = farm.farming;
    const float tended =
        tending(f.untended.real(), h.labour_at_home[i], labour_wanted(f.labour_need.real(), land)) * land * farm.yield;
    const float usual = sim::hot::exp(h.productivity[i]);
    const float skilled = sim::hot::exp(f.skill_return.real() * (best_farm_skill(district, i) - f.usual_skill.real()));
    const float sold_at = (1.0f - village.price_discount) * (1.0f - village.unsold_share);
    return tended * usual * (skilled * sold_at - f.input_share.real());
}

/// Labour that a household has and its land does not take.
float spare_labour(const District& district, const Farm& farm, std::size_t i, float land)
{
    const auto& h = district.households;
    if (h.members[i] == 0) return 0;
    return std::max(0.0f, h.labour_at_home[i] - farm.farming.labour_need.real() * land);
}

/// What a household gains a year, in its own eyes, by having `pooled` of `land` farmed by the collective, relative to
/// what the same land yields it.
float relative_gain(const District& district, const Farm& farm, std::size_t i, float land, float pooled)
{
    const Village& village = district.villages[district.households.village[i]];
    const float own = own_yield(district, farm, i, land) - own_yield(district, farm, i, land - pooled);
    const float freed = spare_labour(district, farm, i, land - pooled) - spare_labour(district, farm, i, land);
    const float paid = pooled * village.pays_a_mu + farm.p.finds_work.real() * freed * farm.day * months_of_year;
    if (own <= 0) return paid > 0 ? farm.p.better.real() : 0.0f; // it yields nothing by itself
    return paid / own - 1.0f;
}

/// Land becomes shares, or is taken back; below 0 it is taken back.
void turn_into_shares(District& district, const CollectiveParameters& p, std::size_t i, float land)
{
    auto& h = district.households;
    h.land[i] -= land;
    h.pooled[i] += land;
    h.shares[i] = std::max(0.0f, h.shares[i] + land * p.land_worth.real());
    district.villages[h.village[i]].pooled_land += land;
}

/// Members weigh what pooling pays: those who trust pool what pays better so, and take back what does not.
void weigh(District& district, const Farm& farm, Village& village)
{
    auto& h = district.households;
    const auto& p = farm.p;
    each_household(village, [&](std::size_t i) {
        if (h.members[i] == 0) return;
        const float land = h.land[i] + h.pooled[i];
        if (h.pooled[i] > 0) {
            if (relative_gain(district, farm, i, land, h.pooled[i]) < -p.better.real())
                turn_into_shares(district, p, i, -h.pooled[i]);
        } else if (h.trust[i] >= p.willing_from.real() && land > 0) {
            const float part = p.pools.real() * land;
            if (relative_gain(district, farm, i, land, part) >= p.better.real()) turn_into_shares(district, p, i, part);
        }
    });
}

/// Project funds become shares of all, the poor first; land of who thinks it better off.
void begin(District& district, const Farm& farm, std::size_t v)
{
    auto& h = district.households;
    const auto& p = farm.p;
    Village& village = district.villages[v];
    float registered = 0, households = 0;
    each_household(village, [&](std::size_t i) {
        if (h.members[i] == 0) return;
        households += 1;
        registered += h.registered[i] ? 1.0f : 0.0f;
    });
    const auto fund = account(Holder::collective, v);
    district.pay(account(Holder::government), fund, p.seed.fen(), For::seed_fund);
    village.collective_base = static_cast<float>(district.ledger.balance(fund).yuan());
    const float seed = p.seed.real();
    const float to_poor = registered > 0 ? seed * p.poor_allotment.real() / registered : 0.0f;
    const float to_all = (seed - to_poor * registered) / std::max(1.0f, households);
    each_household(village, [&](std::size_t i) {
        if (h.members[i] > 0) h.shares[i] = to_all + (h.registered[i] ? to_poor : 0.0f);
    });
    village.collective = true;
    village.pays_a_mu = planned_pay(farm, village);
    weigh(district, farm, village);
}

/// Pays so much for each unit that a household holds of something.
template <class Held>
void pay_out(District& district, const Village& village, std::size_t v, float each, For what, Held held)
{
    const auto fund = account(Holder::collective, v);
    each_household(village, [&](std::size_t i) {
        if (district.households.members[i] == 0) return;
        const sim::Fen paid(whole_fen(each * held(i)));
        district.pay(fund, account(Holder::household, i), std::min(paid, district.ledger.balance(fund)), what);
    });
}

/// A season's work on pooled land is done by who has labour to spare, each in proportion, and paid by the day; where
/// there is too little of it, by people from elsewhere.
void employ(District& district, const Farm& farm, std::size_t v)
{
    const auto& h = district.households;
    const Village& village = district.villages[v];
    const float wanted = farm.p.labour_need.real() * village.pooled_land;
    float spare = 0;
    each_household(village, [&](std::size_t i) { spare += spare_labour(district, farm, i, h.land[i]); });
    const auto fund = account(Holder::collective, v);
    const float season = months_of_year * district.environment.season_share;
    const auto reach = static_cast<float>(district.ledger.balance(fund).yuan());
    const float bill = std::min(farm.day * season * wanted, reach);
    const float at_home = wanted > 0 ? std::min(1.0f, spare / wanted) : 0.0f;
    if (at_home > 0)
        pay_out(district, village, v, bill * at_home / spare, For::wages,
                [&](std::size_t i) { return spare_labour(district, farm, i, h.land[i]); });
    const sim::Fen others(whole_fen(bill * (1.0f - at_home)));
    district.pay(fund, account(Holder::market), std::min(others, district.ledger.balance(fund)), For::inputs);
}

/// The season's crop of pooled land; what growing it cost is paid at once.
void harvest(District& district, const Farm& farm, std::size_t v)
{
    const Village& village = district.villages[v];
    const float share = district.environment.season_share;
    if (share <= 0 || village.pooled_land <= 0) return;
    const auto fund = account(Holder::collective, v), market = account(Holder::market);
    const float expected = share * collective_yield(farm, village) * village.pooled_land;
    const float crop = expected * sim::hot::exp(village.weather) * (1.0f - village.price_discount);
    district.pay(market, fund, sim::Fen(whole_fen(crop)), For::profits);
    const sim::Fen costs(whole_fen(farm.farming.input_share.real() * expected));
    district.pay(fund, market, std::min(costs, district.ledger.balance(fund)), For::inputs);
    employ(district, farm, v);
}

/// What the fund's money earned or lost elsewhere since the last year was closed.
void invest(District& district, const CollectiveParameters& p, std::size_t v, float year)
{
    const float rate = p.return_mean.real() +
                       p.return_spread.real() *
                           district.draw(profit_of_the_year, static_cast<std::uint32_t>(v), district.number).normal();
    const auto fund = account(Holder::collective, v), market = account(Holder::market);
    const float result = rate * district.villages[v].collective_base * year;
    if (result > 0)
        district.pay(market, fund, sim::Fen(whole_fen(result)), For::profits);
    else
        district.pay(fund, market, std::min(sim::Fen(whole_fen(-result)), district.ledger.balance(fund)), For::losses);
}

/// December: rent as far as the fund reaches, then of what is left beyond last year's fund a part by shares; a loss
/// leaves less in the fund. Then members weigh what it paid.
void close_year(District& district, const Farm& farm, std::size_t v)
{
    const auto& h = district.households;
    const auto& p = farm.p;
    Village& village = district.villages[v];
    const auto fund = account(Holder::collective, v);
    const auto left = [&] { return static_cast<float>(district.ledger.balance(fund).yuan()); };
    const float year = std::min(1.0f, static_cast<float>(village.collective_months) / months_of_year);
    invest(district, p, v, year);
    const float promised = p.rent.real() * farm.prices * year;
    float rent = 0, dividend = 0, shares = 0;
    if (village.pooled_land > 0) {
        rent = std::min(promised, left() / village.pooled_land);
        pay_out(district, village, v, rent, For::rent, [&](std::size_t i) { return h.pooled[i]; });
    }
    each_household(village, [&](std::size_t i) { shares += h.members[i] > 0 ? h.shares[i] : 0.0f; });
    const float profit = left() - village.collective_base;
    if (profit > 0 && shares > 0) {
        dividend = p.pays_out.real() * profit / shares;
        pay_out(district, village, v, dividend, For::collective_dividend, [&](std::size_t i) { return h.shares[i]; });
    }
    village.collective_base = left();
    if (year < 1) return; // too early to tell
    village.pays_a_mu = village.pooled_land > 0 ? rent + dividend * p.land_worth.real() : planned_pay(farm, village);
    weigh(district, farm, village);
}

} // namespace

void collective(District& district, const CollectiveParameters& p, const FarmingParameters& farming,
                const WageParameters& wages)
{
    const float level = level_of_yields(district, farming);
    const Farm farm{p, farming, farming.yield.real() * level,
                    p.day_wage.real() * mean_wage(district, wages, Activity::local_job),
                    district.environment.price_index};
    for (std::uint32_t v = 0; v < district.villages.size(); ++v) {
        Village& village = district.villages[v];
        if (!village.collective) {
            const bool operates = district.associations[v].stage >= Association::operating;
            const float association = operates ? 1.0f + p.association.real() : 1.0f;
            const float team = village.team ? 1.0f : p.without_team.real();
            const float chance = p.adopts.real() * village.branch * team * association;
            if (district.draw(adoption, v, district.number).uniform() < chance) begin(district, farm, v);
        } else {
            ++village.collective_months;
            harvest(district, farm, v);
            if (district.clock.december()) close_year(district, farm, v);
        }
    }
}

const Mechanism collective_mechanism = mechanism<collective>(
    {.name = "collective",
     .chinese = "三变改革：资源变资产、资金变股金、农民变股东",
     .section = "二(二)",
     .meaning =
         "A village may begin a collective economy: the more likely the stronger its branch is, and with a resident "
         "team or an association that operates. Project funds become shares, part of them allotted to registered "
         "households. Households that trust pool part of their land where they think it pays: rent, dividends and "
         "work for freed labour against what the land yields them, with the hands that they have; each December they "
         "weigh anew, pool or take it back. The collective farms the land, better or worse than they did by how well "
         "branch and team manage, sells the crop, and pays day labour of who has time to spare, rent as far as the "
         "fund reaches, and part of a profit by shares; a loss eats the fund. So some lose and some win. Magnitudes "
         "are assumptions: only reports of cases were found.",
     .reads = "branch, team, association, trust, register, labour at home, weather",
     .writes = "collectives: cash; households: cash, land, pooled, shares; villages: collective, collective_base, "
               "collective_months, pays_a_mu, pooled_land"});

} // namespace alleviation
