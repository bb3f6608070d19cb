#include "models/alleviation/initialise/founding.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process listed_draw{"founding listed household"};

NewPerson person_of(const ListedPerson& listed)
{
    NewPerson out;
    out.relation = listed.relation;
    out.sex = listed.sex;
    out.age = listed.age;
    out.schooling = static_cast<int>(listed.schooling_years);
    out.health = listed.health;
    out.ability = listed.able_to_work == WorkAbility::full      ? 1.0f
                  : listed.able_to_work == WorkAbility::partial ? 0.5f
                                                                : 0.0f;
    if (out.age > 60)
        out.ability = std::min(out.ability, std::max(0.0f, 1.0f - 0.04f * static_cast<float>(out.age - 60)));
    // A student of sixteen and over shows only by the schooling that fits the age.
    const bool at_school =
        (out.age >= 6 && out.age <= 15) ||
        (out.age <= 21 && out.age >= 16 && listed.off_farm_work == OffFarmWork::none && out.schooling >= out.age - 6);
    out.activity = activity_at_home(out.age, out.ability, at_school);
    if (listed.off_farm_work == OffFarmWork::migrant) out.activity = Activity::migrant;
    if (listed.off_farm_work == OffFarmWork::local) out.activity = Activity::local_job;
    return out;
}

} // namespace

NewHousehold listed_household(const District& district, const PopulationParameters& parameters,
                              const FarmingParameters& farming, const PublicTransferParameters& transfers,
                              const WelfareParameters& welfare, std::uint32_t identity, std::uint16_t village,
                              const ListedHousehold& listed)
{
    const auto& list = parameters.list;
    auto stream = district.draw(listed_draw, identity);
    NewHousehold out;
    out.identity = identity;
    out.village = village;
    out.circle = Circle::project;
    out.registered = true;
    out.cause = static_cast<std::uint8_t>(listed.cause);
    out.safe_housing = listed.safe_housing;
    out.safe_water = listed.safe_water;
    out.land = static_cast<float>(listed.land_mu);
    float pension = 0;
    for (const auto& member : list.members_of(listed)) {
        out.members.push_back(person_of(member));
        out.dibao |= member.dibao;
        out.insured &= member.medical_insurance;
        pension += member.age >= 60 ? 12.0f * transfers.pension.real() : 0.0f;
    }

    // Assets and productivity that make the listed business income, crops counted: half is put down to each.
    const float crops = out.land * farming.yield.real() * (1.0f - farming.input_share.real());
    const float rest = std::max(100.0f, static_cast<float>(listed.income_business) - 0.8f * crops);
    const float assets = rest / (farming.capital_scale.real() * (1.0f - farming.input_share.real()));
    out.capital =
        std::clamp(sim::hot::power(std::max(1.0f, assets), 1.0f / farming.capital_exponent.real()), 300.0f, 60000.0f);
    const float made = farming.capital_scale.real() * (1.0f - farming.input_share.real()) *
                           sim::hot::power(out.capital, farming.capital_exponent.real()) +
                       0.8f * crops;
    const float wanted = std::max(100.0f, static_cast<float>(listed.income_business));
    out.productivity = std::clamp(sim::hot::log(wanted / made), -1.5f, 1.0f);

    // Transfers beyond pension, subsidy and dibao are support by relatives.
    const float subsidy = out.land * transfers.land_subsidy.real();
    const float allowance =
        out.dibao ? 12.0f * transfers.dibao_least.real() * static_cast<float>(out.members.size()) : 0.0f;
    out.support = std::max(0.0f, static_cast<float>(listed.income_transfer) - pension - subsidy - allowance) / 12.0f;
    const float months = 1.5f * sim::hot::exp(0.8f * stream.normal());
    out.cash = static_cast<double>(months * welfare.subsistence.real() * static_cast<float>(out.members.size()));
    return out;
}

} // namespace alleviation
