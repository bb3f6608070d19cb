#include "models/alleviation/livelihoods/farming.h"

#include "models/alleviation/members.h"
#include "models/alleviation/parameters.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process harvest_shock{"harvest"};

/// What yields have become since the start, prices included.
float level_of_yields(const District& district)
{
    return district.environment.price_index *
           sim::hot::exp(district.parameters->farming.growth.real() / 12.0f * static_cast<float>(district.clock.step));
}

/// Labour at home, in full workers: those who farm, and the spare time of others.
void sum_labour(const District& district, std::vector<float>& labour)
{
    const auto& persons = district.persons;
    // A table instead of branches that nobody can predict.
    std::array<std::array<float, activity_count>, 2> share{};
    share[0].fill(0.3f);
    share[0][static_cast<std::size_t>(Activity::farm)] = 1.0f;
    share[0][static_cast<std::size_t>(Activity::migrant)] = 0.0f;
    share[0][static_cast<std::size_t>(Activity::student)] = 0.1f;
    MemberNumbers at_home;
    by_families(district, [&](const Families& families) {
        for (std::size_t k = 0; k < families.persons; ++k) {
            const std::size_t i = families.first_person + k;
            at_home[k] =
                share[persons.months_ill[i] > 0][static_cast<std::size_t>(persons.activity[i])] * persons.ability[i];
        }
        families.sum(at_home, labour.data() + families.first);
    });
    const float* exchanged = district.households.exchanged_labour.data();
    float* sums = labour.data();
    for (std::size_t h = 0; h < district.household_count(); ++h) sums[h] = std::max(0.0f, sums[h] + exchanged[h]);
}

/// Farm skill of the member who knows most.
float best_farm_skill(const District& district, std::size_t household)
{
    const std::size_t first = district.households.first_member[household];
    float best = 0;
    for (std::size_t j = first; j < first + district.households.members[household]; ++j)
        if (district.persons.age[j] >= 16) best = std::max(best, district.persons.farm_skill[j]);
    return best;
}

void harvest(District& district, const std::vector<float>& labour)
{
    const auto& p = district.parameters->farming;
    auto& h = district.households;
    const auto& environment = district.environment;
    const float rho = p.yield_persistence.real();
    const float innovation = p.yield_sd.real() * std::sqrt(std::max(0.0f, 1.0f - rho * rho));
    const float season = environment.season_share * p.yield.real() * level_of_yields(district);
    const float own_use = p.own_use.real() * environment.season_share * environment.price_index;
    const float mean_correction = 0.5f * p.yield_sd.real() * p.yield_sd.real();
    auto& costs = district.scratch.fen2;
    std::fill(costs.begin(), costs.end(), 0);

    FirstDraws draws;
    const std::span<const std::uint32_t> identity = h.identity;
    for (const auto& village : district.villages)
        by_blocks(village.households, [&](std::size_t offset, std::size_t count) {
            const std::size_t first = village.first_household + offset;
            const float* shocks =
                draws.normals(district, harvest_shock, identity.subspan(first, count), district.clock.step);
            for (std::size_t k = 0; k < count; ++k) {
                const std::size_t i = first + k;
                h.yield_shock[i] = rho * h.yield_shock[i] + innovation * shocks[k];
                const float wanted = p.labour_need.real() * h.land[i] + 0.01f;
                const float tended = 0.3f + 0.7f * std::min(1.0f, labour[i] / wanted);
                const float expected = season * h.land[i] * tended;
                const float skill = best_farm_skill(district, i);
                const float crop = expected * sim::hot::exp(h.productivity[i] + p.skill_return.real() * (skill - 0.4f) +
                                                            village.weather + h.yield_shock[i] - mean_correction);
                const float kept = std::min(crop, own_use * static_cast<float>(h.members[i]));
                h.larder[i] += kept;
                h.own_produce_now[i] += kept;
                h.produce[i] += crop - kept;
                costs[i] = whole_fen(p.input_share.real() * expected * sim::hot::exp(h.productivity[i]));
            }
        });
}

/// A month's takings and costs of livestock and small business.
QIAO_LEVELS void trade(std::size_t count, float level, float input_share, const float* __restrict returns,
                       const float* __restrict labour, const float* __restrict productivity,
                       std::int64_t* __restrict sales, std::int64_t* __restrict costs)
{
    for (std::size_t k = 0; k < count; ++k) {
        const float tended = 0.3f + 0.7f * std::min(1.0f, labour[k]);
        const float yearly = returns[k] * tended * sim::hot::exp(productivity[k]) * level;
        const float cost = input_share * yearly / 12.0f;
        sales[k] = whole_fen(yearly / 12.0f);
        costs[k] += whole_fen(cost);
    }
}

void business(District& district, const std::vector<float>& labour)
{
    const auto& p = district.parameters->farming;
    auto& h = district.households;
    const bool threshold = p.returns.text() == "threshold";
    const float scale = p.capital_scale.real(), exponent = p.capital_exponent.real();
    const float level = level_of_yields(district);
    auto& sales = district.scratch.fen;
    auto& costs = district.scratch.fen2;
    Block<float> returns;
    by_blocks(h.rows(), [&](std::size_t first, std::size_t count) {
        const float* capital = h.capital.data() + first;
        for (std::size_t k = 0; k < count; ++k) returns[k] = std::max(1.0f, capital[k]);
        if (threshold) {
            for (std::size_t k = 0; k < count; ++k) {
                const float above = std::max(0.0f, returns[k] - p.threshold.real());
                returns[k] = p.return_low.real() * returns[k] + (p.return_high.real() - p.return_low.real()) * above;
            }
        } else {
            sim::powers(std::span(returns).first(count), exponent);
            for (std::size_t k = 0; k < count; ++k) returns[k] = scale * returns[k];
        }
        trade(count, level, p.input_share.real(), returns.data(), labour.data() + first, h.productivity.data() + first,
              sales.data() + first, costs.data() + first);
    });
}

/// Households without members produce nothing; what the others' production costs, in yuan.
QIAO_LEVELS void settle(std::size_t count, const std::uint8_t* __restrict members, std::int64_t* __restrict sales,
                        std::int64_t* __restrict costs, float* __restrict inputs)
{
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t counts = -std::min<std::int64_t>(members[i], 1);
        sales[i] &= counts;
        costs[i] &= counts;
        inputs[i] = static_cast<float>(sim::hot::real(costs[i])) / 100.0f;
    }
}

QIAO_LEVELS void lend_missing(std::size_t count, const std::int64_t* __restrict costs,
                              const std::int64_t* __restrict balance, std::int64_t* __restrict loans,
                              std::int64_t* __restrict debt)
{
    for (std::size_t i = 0; i < count; ++i) {
        loans[i] = std::max<std::int64_t>(0, costs[i] - balance[i]);
        debt[i] += loans[i];
    }
}

/// Costs beyond a household's cash are bought on credit until the crop is sold (赊购农资).
void buy_inputs_on_credit(District& district)
{
    auto& h = district.households;
    auto& loans = district.scratch.fen;
    lend_missing(h.rows(), district.scratch.fen2.data(), district.ledger.balances(kind(Holder::household)).data(),
                 loans.data(), h.debt.data());
    district.ledger.pay_each(account(Holder::credit), kind(Holder::household), 0, std::span(loans).first(h.rows()),
                             purpose(For::loan));
}

} // namespace

void farming(District& district)
{
    auto& h = district.households;
    auto& labour = district.scratch.real;
    const std::size_t n = district.household_count();
    sum_labour(district, labour);
    std::fill_n(h.own_produce_now.data(), n, 0.0f);
    std::fill_n(h.given_now.data(), n, 0.0f);
    std::fill(district.scratch.fen2.begin(), district.scratch.fen2.end(), 0);
    if (district.environment.season_share > 0) harvest(district, labour);
    business(district, labour);

    auto& costs = district.scratch.fen2;
    settle(n, h.members.data(), district.scratch.fen.data(), costs.data(), h.inputs_now.data());
    const auto market = account(Holder::market);
    const std::size_t holder = kind(Holder::household);
    district.ledger.pay_each(market, holder, 0, std::span(district.scratch.fen).first(n), purpose(For::business));
    buy_inputs_on_credit(district);
    district.ledger.collect(holder, 0, std::span(costs).first(n), market, purpose(For::inputs));
}

const Mechanism farming_mechanism{
    {.name = "farming",
     .chinese = "经营性收入",
     .section = "",
     .meaning =
         "In June and October land yields a crop with the county's, the village's and the household's own season "
         "shock; part is kept for eating, the rest is stock for sale. Livestock and small business give income "
         "every month, by assets and labour at home. Costs are paid as they arise, and may exceed the takings.",
     .reads = "land, assets, labour at home, farm skill, weather",
     .writes = "produce for sale, larder, business income, production costs",
     .levels = {},
     .initial = ""},
    farming};

} // namespace alleviation
