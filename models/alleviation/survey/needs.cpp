#include "models/alleviation/survey/needs.h"

#include "models/alleviation/members.h"
#include "sim/core/levels.h"

#include <algorithm>

namespace alleviation {

namespace {

/// What members contribute to the needs of their households.
struct Contributions {
    MemberNumbers able, trade_gap, greater_gap; ///< of idle members; the last is that of either skill
    Mask heavy_care;                            ///< who is severely ill or disabled
};

QIAO_TARGET_CLONES void look_at_members(const District& district, float skills, float able_from,
                                        const Families& families, Contributions& out)
{
    const auto& persons = district.persons;
    const std::size_t first = families.first_person, count = families.persons;
    Chunk<std::uint8_t> unoccupied_then;
    for (std::size_t k = 0; k < count; ++k) unoccupied_then[k] = unoccupied(persons, first + k);
    const float *ability = persons.ability.data() + first, *trade_skill = persons.trade_skill.data() + first,
                *farm_skill = persons.farm_skill.data() + first;
    const std::uint8_t* health = persons.health.data() + first;
    std::uint8_t* heavy_care = out.heavy_care.data();
    for (std::size_t k = 0; k < count; ++k) heavy_care[k] = health[k] >= static_cast<std::uint8_t>(Health::severe);
    float *able = out.able.data(), *trade_gap = out.trade_gap.data(), *greater_gap = out.greater_gap.data();
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        const bool is_idle = (unoccupied_then[k] != 0) & (ability[k] >= able_from);
        able[k] = is_idle ? ability[k] : 0.0f;
        trade_gap[k] = is_idle ? skills - trade_skill[k] : 0.0f;
        greater_gap[k] = is_idle ? skills - std::min(trade_skill[k], farm_skill[k]) : 0.0f;
    }
}

/// What the members contribute together, by household.
struct Lacks {
    Chunk<float> able, trade_gap, greater_gap;
    Chunk<std::uint8_t> heavy_cares;
};

QIAO_TARGET_CLONES bool any_landless(std::size_t count, const float* __restrict land)
{
    std::int32_t found = 0;
    for (std::size_t k = 0; k < count; ++k) found |= land[k] <= 0;
    return found != 0;
}

QIAO_TARGET_CLONES void look_at_households(District& district, const NeedsParameters& p, const CreditParameters& credit,
                                           const Families& families, const Lacks& lacks)
{
    auto& h = district.households;
    const float prices = district.environment.price_index;
    const float rich = p.poor_below.real() * static_cast<float>(district.environment.poverty_line);
    const float least_sales = p.sales.real() * prices, least_funds = p.funds.real() * prices,
                least_care = p.care.real();
    const float of_income = credit.income.real(), of_capital = credit.capital.real();
    const std::size_t first = families.first;
    const std::int64_t* balance = district.ledger.balances(kind(Holder::household)).data() + first;
    const std::int64_t *medical = h.medical_due.data() + first, *school = h.school_due.data() + first,
                       *debt = h.debt.data() + first;
    const float *income = h.income_12.data() + first, *capital = h.capital.data() + first,
                *land = h.land.data() + first, *motivation = h.motivation.data() + first,
                *produce = h.produce.data() + first;
    const std::int32_t* members = families.members.data();
    const float *able = lacks.able.data(), *trade_gap = lacks.trade_gap.data(), *greater_gap = lacks.greater_gap.data();
    const std::uint8_t* heavy_cares = lacks.heavy_cares.data();
    const float each_burden = p.burden.real(), hopeless = p.hopeless.real();
    Chunk<float> burden;
    for (std::size_t k = 0; k < families.households; ++k) burden[k] = each_burden * static_cast<float>(heavy_cares[k]);
    float *sales = h.need[index(Need::sales)].data() + first, *work = h.need[index(Need::work)].data() + first,
          *skills = h.need[index(Need::skills)].data() + first, *funds = h.need[index(Need::funds)].data() + first,
          *care = h.need[index(Need::care)].data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < families.households; ++k) {
        const bool manages = (members[k] == 0) | (income[k] >= rich * static_cast<float>(members[k]));
        const float due = static_cast<float>(sim::hot::real(medical[k] + school[k])) / fen_of_yuan;
        const float beyond_cash = due - yuan_of(balance[k]);
        const float gap = beyond_cash - credit_of(of_income * income[k], of_capital * capital[k],
                                                  static_cast<float>(sim::hot::real(debt[k])));
        const float hardship = 1.0f - motivation[k] + burden[k];
        const float skill_gap = land[k] > 0 ? greater_gap[k] : trade_gap[k];
        sales[k] = manages | (produce[k] < least_sales) ? 0.0f : produce[k];
        work[k] = manages | (motivation[k] <= hopeless) ? 0.0f : able[k];
        skills[k] = manages ? 0.0f : skill_gap;
        funds[k] = manages | (beyond_cash <= 0) | (gap < least_funds) ? 0.0f : std::max(0.0f, gap);
        care[k] = manages | (hardship < least_care) ? 0.0f : hardship;
    }
}

} // namespace

void needs(District& district, const NeedsParameters& p, const CreditParameters& credit, const LabourParameters& labour)
{
    Contributions each;
    Lacks lacks{};
    for_each_family_chunk(district, [&](const Families& families) {
        look_at_members(district, p.skills.real(), labour.able_from.real(), families, each);
        families.sum(each.able, lacks.able.data());
        families.greatest(each.greater_gap, lacks.greater_gap.data());
        // Hardly anybody in the country is without land.
        if (any_landless(families.households, district.households.land.data() + families.first))
            families.greatest(each.trade_gap, lacks.trade_gap.data());
        count_marked(district.households, families, each.heavy_care, lacks.heavy_cares.data());
        look_at_households(district, p, credit, families, lacks);
    });
}

const Mechanism needs_mechanism = mechanism<needs>(
    {.name = "needs",
     .chinese = "脱贫需求",
     .section = "二(一)",
     .meaning =
         "What a household lacks whose income does not lie well above the poverty line: buyers for its produce, work "
         "for idle able members, skills in trades or, with land, in farming, money for urgent bills beyond its cash "
         "and credit, and company where hope is low or care is heavy. Nobody but the household knows; others learn of "
         "it by a survey.",
     .reads = "income, produce, members, cash, debt, bills, motivation",
     .writes = "households: need_care, need_funds, need_sales, need_skills, need_work",
     .levels = {},
     .initial = ""});

} // namespace alleviation
