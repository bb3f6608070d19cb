#include "models/alleviation/definitions.h"
#include "models/alleviation/initialise/founding.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process listed_draw{"founding listed household"};

NewPerson person_of(const Marginals& m, const ListedPerson& listed)
{
    NewPerson out;
    out.relation = listed.relation;
    out.sex = listed.sex;
    out.age = listed.age;
    out.schooling = static_cast<int>(listed.schooling_years);
    out.health = listed.health;
    out.ability = listed.able_to_work == WorkAbility::full      ? 1.0f
                  : listed.able_to_work == WorkAbility::partial ? m.initial.listed.partial_ability.real()
                                                                : 0.0f;
    if (out.age > m.demography.ability_falls_from)
        out.ability = std::min(out.ability, ability_at(out.age, m.demography));
    // A student beyond compulsory school shows only by the schooling that fits the age.
    const bool at_school = (out.age >= school_from && out.age < senior_high_from) ||
                           (out.age <= school_to && out.age >= senior_high_from &&
                            listed.off_farm_work == OffFarmWork::none && out.schooling >= out.age - school_from);
    out.activity = activity_at_home(m.labour, out.age, out.ability, at_school);
    if (listed.off_farm_work == OffFarmWork::migrant) out.activity = Activity::migrant;
    if (listed.off_farm_work == OffFarmWork::local) out.activity = Activity::local_job;
    return out;
}

} // namespace

NewHousehold listed_household(const District& district, const Marginals& marginals, std::uint32_t identity,
                              std::uint16_t village, const ListedHousehold& listed)
{
    const auto& p = marginals.initial.listed;
    const auto& farming = marginals.farming;
    const auto& transfers = marginals.transfers;
    auto stream = district.draw(listed_draw, identity);
    NewHousehold out;
    out.identity = identity;
    out.village = village;
    out.study_group = StudyGroup::treated;
    out.registered = true;
    out.cause = static_cast<std::uint8_t>(listed.cause);
    out.safe_housing = listed.safe_housing;
    out.safe_water = listed.safe_water;
    out.land = static_cast<float>(listed.land_mu);
    float pension = 0;
    for (const auto& member : marginals.population.list.members_of(listed)) {
        out.members.push_back(person_of(marginals, member));
        out.dibao |= member.dibao;
        out.insured &= member.medical_insurance;
        pension += member.age >= pension_from ? months_of_year * transfers.pension.real() : 0.0f;
    }

    // Assets and productivity that make the listed business income: what crops leave is put down to assets as far as
    // these may go, and the rest to productivity.
    const float business = static_cast<float>(listed.income_business), least_business = p.least_business.real();
    const float tended = p.tended.real();
    const float crops = out.land * farming.yield.real() * (1.0f - farming.input_share.real());
    const float rest = std::max(least_business, business - tended * crops);
    const float kept = 1.0f - farming.input_share.real();
    out.capital = std::clamp(assets_that_yield(farming, rest / kept), p.least_capital.real(), p.most_capital.real());
    const float made = kept * yearly_yield(farming, out.capital) + tended * crops;
    const float wanted = std::max(least_business, business);
    out.productivity =
        std::clamp(sim::hot::log(wanted / made), p.least_productivity.real(), p.most_productivity.real());

    // Transfers beyond pension, subsidy and dibao are support by relatives.
    const float subsidy = out.land * transfers.land_subsidy.real();
    const float allowance =
        out.dibao ? months_of_year * transfers.dibao_least.real() * static_cast<float>(out.members.size()) : 0.0f;
    out.support =
        std::max(0.0f, static_cast<float>(listed.income_transfer) - pension - subsidy - allowance) / months_of_year;
    const float months = p.cash_months.real() * sim::hot::exp(p.cash_spread.real() * stream.normal());
    out.cash =
        static_cast<double>(months * marginals.welfare.subsistence.real() * static_cast<float>(out.members.size()));
    return out;
}

} // namespace alleviation
