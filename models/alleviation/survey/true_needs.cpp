#include "models/alleviation/survey/true_needs.h"

#include "models/alleviation/livelihoods/work.h"
#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

float credit_left(const District& district, std::size_t household)
{
    const auto& p = district.parameters->spending;
    const auto& h = district.households;
    const float limit =
        p.credit_income.real() * h.income_12[household] + p.credit_capital.real() * h.capital[household];
    return std::max(0.0f, limit - static_cast<float>(h.debt[household]) / 100.0f);
}

void true_needs(District& district)
{
    const auto& p = district.parameters->needs;
    auto& h = district.households;
    const auto& persons = district.persons;
    const float rich = p.poor_below.real() * static_cast<float>(district.environment.poverty_line);
    const float prices = district.environment.price_index, skills = p.skills.real();
    for (std::size_t i = 0; i < h.rows(); ++i) {
        const std::size_t first = h.first_member[i], end = first + h.members[i];
        const float members = std::max(1.0f, static_cast<float>(h.members[i]));
        if (first == end || h.income_12[i] >= rich * members) {
            for (auto& need : h.need) need[i] = 0;
            continue;
        }
        float idle_members = 0, skill_gap = 0, burden = 0;
        const bool wants_work = h.motivation[i] > 0.2f, farms = h.land[i] > 0;
        for (std::size_t j = first; j < end; ++j) {
            // Without branches: nobody can predict who is idle.
            const bool is_idle = idle(persons, j);
            idle_members += is_idle & wants_work ? persons.ability[j] : 0.0f;
            skill_gap = std::max(skill_gap, is_idle ? skills - persons.trade_skill[j] : 0.0f);
            skill_gap = std::max(skill_gap, is_idle & farms ? skills - persons.farm_skill[j] : 0.0f);
            burden += persons.health[j] >= static_cast<std::uint8_t>(Health::severe) ? 0.2f : 0.0f;
        }
        const float due = static_cast<float>(h.medical_due[i] + h.school_due[i]) / 100.0f;
        const float beyond_cash = due - district.cash(i);
        const float gap = beyond_cash > 0 ? std::max(0.0f, beyond_cash - credit_left(district, i)) : 0.0f;
        const float lack[] = {h.produce[i] >= p.sales.real() * prices ? h.produce[i] : 0.0f, idle_members, skill_gap,
                              gap >= p.funds.real() * prices ? gap : 0.0f,
                              1.0f - h.motivation[i] + burden >= p.care.real() ? 1.0f - h.motivation[i] + burden
                                                                               : 0.0f};
        for (std::size_t k = 0; k < need_count; ++k) h.need[k][i] = lack[k];
    }
}

const Mechanism true_needs_mechanism{
    {.name = "needs",
     .chinese = "脱贫需求",
     .section = "二(一)",
     .meaning =
         "What a household below twice the poverty line lacks: buyers for its produce, work for idle able members, "
         "skills in trades or, with land, in farming, money for urgent bills beyond its cash and credit, and company "
         "where hope is low or care "
         "is heavy. Nobody but the household knows; others learn of it by a survey.",
     .reads = "produce, members, cash, debt, bills, motivation",
     .writes = "needs",
     .levels = {},
     .initial = ""},
    true_needs};

} // namespace alleviation
