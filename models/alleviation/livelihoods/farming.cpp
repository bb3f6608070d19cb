#include "models/alleviation/livelihoods/farming.h"

#include "models/alleviation/definitions.h"
#include "models/alleviation/members.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process harvest_shock{"harvest", "households"};
constexpr sim::Process business_luck{"business of the year", "households"};

/// Labour at home, in full workers: those who farm, and the spare time of others who are well.
QIAO_TARGET_CLONES void take_labour(std::size_t count, const Activity* __restrict activity,
                                    const std::uint8_t* __restrict months_ill, const float* __restrict ability,
                                    float spare_time, float students_time, float* __restrict at_home)
{
    // One of the three at most; narrow, many side by side.
    Chunk<std::uint8_t> farms, studies, has_spare_time;
    for (std::size_t k = 0; k < count; ++k) {
        const Activity what = activity[k];
        const bool well = months_ill[k] == 0;
        farms[k] = well & (what == Activity::farm);
        studies[k] = well & (what == Activity::student);
        has_spare_time[k] = well & (what != Activity::farm) & (what != Activity::student) & (what != Activity::migrant);
    }
    for (std::size_t k = 0; k < count; ++k) {
        const float share = static_cast<float>(farms[k]) + students_time * static_cast<float>(studies[k]) +
                            spare_time * static_cast<float>(has_spare_time[k]);
        at_home[k] = share * ability[k];
    }
}

QIAO_TARGET_CLONES void add_exchanged(std::size_t count, const float* __restrict exchanged, float* __restrict labour)
{
    for (std::size_t k = 0; k < count; ++k) labour[k] = std::max(0.0f, labour[k] + exchanged[k]);
}

/// Labour at home of each household of a chunk.
void sum_labour(District& district, const FarmingParameters& p, const Families& families, MemberNumbers& at_home)
{
    const auto& persons = district.persons;
    const std::size_t first = families.first_person;
    float* labour = district.households.labour_at_home.data() + families.first;
    take_labour(families.persons, persons.activity.data() + first, persons.months_ill.data() + first,
                persons.ability.data() + first, p.spare_time.real(), p.students_time.real(), at_home.data());
    families.sum(at_home, labour);
    add_exchanged(families.households, district.households.exchanged_labour.data() + families.first, labour);
}

/// What a crop hangs on besides the household.
struct Season {
    float persistence, innovation, labour_need, untended, yield, skill_return, usual_skill, mean_correction, own_use,
        input_share, weather;
};

QIAO_TARGET_CLONES void harvest(const Families& families, const Season season, const float* __restrict shocks,
                                const float* __restrict labour, const float* __restrict skill, Households& h,
                                std::int64_t* __restrict costs)
{
    const std::size_t first = families.first;
    const float *land = h.land.data() + first, *productivity = h.productivity.data() + first;
    float *yield_shock = h.yield_shock.data() + first, *larder = h.larder.data() + first,
          *own_produce_now = h.own_produce_now.data() + first, *produce = h.produce.data() + first;
    const std::int32_t* members = families.members.data();
#pragma GCC ivdep
    for (std::size_t k = 0; k < families.households; ++k) {
        yield_shock[k] = season.persistence * yield_shock[k] + season.innovation * shocks[k];
        const float tended = tending(season.untended, labour[k], labour_wanted(season.labour_need, land[k]));
        const float expected = members[k] > 0 ? season.yield * land[k] * tended : 0.0f;
        const float crop =
            expected * sim::hot::exp(productivity[k] + season.skill_return * (skill[k] - season.usual_skill) +
                                     season.weather + yield_shock[k] - season.mean_correction);
        const float kept = std::min(crop, season.own_use * static_cast<float>(members[k]));
        larder[k] += kept;
        own_produce_now[k] += kept;
        produce[k] += crop - kept;
        costs[k] = whole_fen(season.input_share * expected * sim::hot::exp(productivity[k]));
    }
}

/// Farm skill of those of working age and the old.
QIAO_TARGET_CLONES void take_skills(const Persons& persons, const Families& families, float* __restrict skill)
{
    const std::uint8_t* age = persons.age.data() + families.first_person;
    const float* farm_skill = persons.farm_skill.data() + families.first_person;
    for (std::size_t k = 0; k < families.persons; ++k) skill[k] = age[k] >= working_age_from ? farm_skill[k] : 0.0f;
}

Season season_of(const District& district, const FarmingParameters& p)
{
    const auto& environment = district.environment;
    Season season;
    season.persistence = p.yield_persistence.real();
    season.innovation = p.yield_sd.real() * std::sqrt(std::max(0.0f, 1.0f - season.persistence * season.persistence));
    season.labour_need = p.labour_need.real();
    season.untended = p.untended.real();
    season.yield = environment.season_share * p.yield.real() * level_of_yields(district, p);
    season.skill_return = p.skill_return.real();
    season.usual_skill = p.usual_skill.real();
    season.own_use = p.own_use.real() * environment.season_share * environment.price_index;
    season.mean_correction = 0.5f * p.yield_sd.real() * p.yield_sd.real();
    season.input_share = p.input_share.real();
    season.weather = 0;
    return season;
}

/// The crops of a chunk of households; leaves what growing them cost in `costs`.
void bring_in_crops(District& district, const Season& season, const Families& families, const float* labour,
                    MemberNumbers& skill, std::int64_t* costs)
{
    auto& h = district.households;
    FirstDraws draws;
    Chunk<float> best_skill; // of the member who knows most
    const std::span<const std::uint32_t> identity = h.identity;
    const float* shocks = draws.normals(district, harvest_shock, identity.subspan(families.first, families.households),
                                        district.clock.step);
    take_skills(district.persons, families, skill.data());
    families.greatest(skill, best_skill.data());
    harvest(families, season, shocks, labour, best_skill.data(), h, costs);
}

/// A new year's luck in livestock and small business.
void draw_luck(District& district, const FarmingParameters& p)
{
    auto& h = district.households;
    const float sd = p.business_sd.real(), mean = -sd * sd / 2.0f;
    FirstDraws draws;
    const std::span<const std::uint32_t> identity = h.identity;
    for_each_chunk(h.rows(), [&](std::size_t first, std::size_t count) {
        const float* normal =
            draws.normals(district, business_luck, identity.subspan(first, count), district.clock.step);
        for (std::size_t k = 0; k < count; ++k) h.business_luck[first + k] = mean + sd * normal[k];
    });
}

/// A month's takings and costs of livestock and small business. Costs arise before anybody knows how the year turns
/// out.
QIAO_TARGET_CLONES void trade(std::size_t count, float level, float input_share, float untended,
                              const float* __restrict returns, const float* __restrict labour,
                              const float* __restrict productivity, const float* __restrict luck,
                              std::int64_t* __restrict sales, std::int64_t* __restrict costs)
{
    for (std::size_t k = 0; k < count; ++k) {
        const float tended = tending(untended, labour[k], business_labour);
        const float usual = returns[k] * tended * sim::hot::exp(productivity[k]) * level / months_of_year;
        sales[k] = whole_fen(usual * sim::hot::exp(luck[k]));
        costs[k] += whole_fen(input_share * usual);
    }
}

/// Households without members produce nothing; what the others' production costs, in yuan.
QIAO_TARGET_CLONES void settle(std::size_t count, const std::int32_t* __restrict members,
                               std::int64_t* __restrict sales, std::int64_t* __restrict costs, float* __restrict inputs)
{
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t counts = -std::min(members[i], 1);
        sales[i] &= counts;
        costs[i] &= counts;
        inputs[i] = static_cast<float>(sim::hot::real(costs[i])) / fen_of_yuan;
    }
}

QIAO_TARGET_CLONES void lend_missing(std::size_t count, const std::int64_t* __restrict costs,
                                     const std::int64_t* __restrict balance, std::int64_t* __restrict loans,
                                     std::int64_t* __restrict debt)
{
    for (std::size_t i = 0; i < count; ++i) {
        loans[i] = std::max<std::int64_t>(0, costs[i] - balance[i]);
        debt[i] += loans[i];
    }
}

} // namespace

void farming(District& district, const FarmingParameters& p)
{
    auto& h = district.households;
    if (district.clock.january()) draw_luck(district, p);
    const float level = level_of_yields(district, p);
    const auto market = account(Holder::market), credit = account(Holder::credit);
    const std::size_t holder = kind(Holder::household);
    const std::int64_t* balance = district.ledger.balances(holder).data();
    MemberNumbers of_members;
    Chunk<float> returns;
    Chunk<std::int64_t> costs, sales, loans;
    const auto produce = [&](const Families& families, const Season* season) {
        const std::size_t first = families.first, count = families.households;
        const float* labour = h.labour_at_home.data() + first;
        std::fill_n(h.own_produce_now.data() + first, count, 0.0f);
        std::fill_n(h.given_now.data() + first, count, 0.0f);
        std::fill_n(costs.data(), count, 0);
        sum_labour(district, p, families, of_members);
        if (season) bring_in_crops(district, *season, families, labour, of_members, costs.data());
        yearly_yields(p, std::span<const float>(h.capital).subspan(first, count), district.environment.price_index,
                      std::span(returns).first(count));
        trade(count, level, p.input_share.real(), p.untended.real(), returns.data(), labour,
              h.productivity.data() + first, h.business_luck.data() + first, sales.data(), costs.data());
        settle(count, families.members.data(), sales.data(), costs.data(), h.inputs_now.data() + first);
        district.ledger.pay_each(market, holder, first, std::span(sales).first(count), purpose(For::business));
        // Costs beyond a household's cash are bought on credit until the crop is sold (赊购农资).
        lend_missing(count, costs.data(), balance + first, loans.data(), h.debt.data() + first);
        district.ledger.pay_each(credit, holder, first, std::span(loans).first(count), purpose(For::loan));
        district.ledger.collect(holder, first, std::span(costs).first(count), market, purpose(For::inputs));
    };
    if (district.environment.season_share <= 0) {
        for_each_family_chunk(district, [&](const Families& families) { produce(families, nullptr); });
        return;
    }
    Season season = season_of(district, p);
    for (const auto& village : district.villages) {
        season.weather = village.weather;
        for_each_family_chunk(district, village.first_household, village.households,
                              [&](const Families& families) { produce(families, &season); });
    }
}

const Mechanism farming_mechanism = mechanism<farming>(
    {.name = "farming",
     .chinese = "经营性收入",
     .section = "",
     .meaning =
         "In harvest months land yields a crop with the county's, the village's and the household's own season "
         "shock; part is kept for eating, the rest is stock for sale. Livestock and small business give income "
         "every month, by assets, labour at home and the year's luck. Costs are paid as they arise, and may exceed the "
         "takings. Households without members grow and sell nothing.",
     .reads = "land, assets, labour at home, farm skill, weather",
     .writes = "households: business_luck, cash, debt, given_now, inputs_now, labour_at_home, larder, own_produce_now, "
               "produce, yield_shock",
     .levels = {},
     .initial = ""});

} // namespace alleviation
