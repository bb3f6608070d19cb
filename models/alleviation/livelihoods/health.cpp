#include "models/alleviation/livelihoods/health.h"

#include "models/alleviation/definitions.h"
#include "models/alleviation/members.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace alleviation {

namespace {

constexpr sim::Process illness{"illness", "persons"};
constexpr sim::Process bill{"medical bill", "persons"};
constexpr sim::Process untreated{"illness without care", "persons"};
constexpr float least_ability_left = std::numeric_limits<float>::min(); // where the chronically ill have none

/// Hazards of a month by age, of the well and then of the others.
using Hazards = std::array<float, 2 * possible_ages>;

void fall_ill(District& district, const HealthParameters& p, const LabourParameters& labour, std::size_t person)
{
    auto& persons = district.persons;
    auto& households = district.households;
    const std::size_t household = persons.household[person];
    auto stream = district.draw(bill, persons.identity[person]);

    const float cost =
        p.bill_median.real() * price_of_care(district, p) * sim::hot::exp(p.bill_spread.real() * stream.normal());
    const float rate = households.assisted[household] ? p.refund_assisted.real() : p.refund.real();
    const float refunded = households.insured[household] ? rate * cost : 0.0f;
    district.pay(account(Holder::government), account(Holder::market), sim::Fen(whole_fen(refunded)),
                 For::medical_reimbursement);
    households.medical_due[household] += whole_fen(cost - refunded);

    const float fate = stream.uniform();
    const auto before = static_cast<Health>(persons.health[person]);
    if (fate < p.becomes_disabled) {
        persons.health[person] = static_cast<std::uint8_t>(Health::disabled);
        if (before != Health::disabled)
            persons.ability[person] *=
                labour.disabled_ability.real() / std::max(least_ability_left, ability_left(labour, before));
    } else if (before != Health::disabled) {
        const bool lasts = before == Health::chronic || fate < p.becomes_disabled + p.becomes_chronic;
        persons.health[person] = static_cast<std::uint8_t>(lasts ? Health::chronic : Health::severe);
        if (lasts && before != Health::chronic) persons.ability[person] *= labour.chronic_ability.real();
    }
    // Months until recovery: geometric, by inversion of one uniform number.
    const float months = sim::hot::log(stream.uniform()) / sim::hot::log(1.0f - p.recovery.real());
    persons.months_ill[person] =
        static_cast<std::uint8_t>(1.0f + std::min(static_cast<float>(p.longest.value()), months));
}

/// Another month of illness is over, but for those to whom it brought recovery no nearer.
QIAO_TARGET_CLONES void shorten(std::size_t count, const std::uint8_t* __restrict stays_ill,
                                std::uint8_t* __restrict months_ill, std::uint8_t* __restrict health)
{
    Chunk<std::uint8_t> recovers;
    for (std::size_t k = 0; k < count; ++k) {
        const int months = months_ill[k];
        const int left = months - 1 + stays_ill[k];
        months_ill[k] = static_cast<std::uint8_t>(months > 0 ? left : 0);
        recovers[k] = (months > 0) & (left == 0);
    }
    for (std::size_t k = 0; k < count; ++k) {
        const bool well = recovers[k] & (static_cast<Health>(health[k]) == Health::severe);
        health[k] = well ? static_cast<std::uint8_t>(Health::well) : health[k];
    }
}

QIAO_TARGET_CLONES void mark_unwell(std::size_t count, const std::uint8_t* __restrict health,
                                    std::uint8_t* __restrict unwell)
{
    for (std::size_t k = 0; k < count; ++k) unwell[k] = health[k] > 0;
}

/// Usual costs of the well and of the others, by household.
QIAO_TARGET_CLONES void bill_routine(std::size_t count, std::int64_t of_well, std::int64_t of_ill,
                                     const std::uint8_t* __restrict members, const std::uint8_t* __restrict unwell,
                                     std::int64_t* __restrict due)
{
    for (std::size_t k = 0; k < count; ++k) due[k] = members[k] * of_well + unwell[k] * (of_ill - of_well);
}

/// Marks with 1 whose draw is below the hazard of their age and state.
QIAO_TARGET_CLONES void mark_struck(std::size_t count, const float* __restrict u, const Hazards& hazard,
                                    const std::uint8_t* __restrict health, const std::uint8_t* __restrict age,
                                    std::uint8_t* __restrict struck)
{
    const float* of = hazard.data();
    Chunk<std::int32_t> row, is_struck;
    for (std::size_t k = 0; k < count; ++k) row[k] = (health[k] > 0 ? std::int32_t{possible_ages} : 0) + age[k];
    for (std::size_t k = 0; k < count; ++k) is_struck[k] = u[k] < of[row[k]];
    for (std::size_t k = 0; k < count; ++k) struck[k] = static_cast<std::uint8_t>(is_struck[k]);
}

} // namespace

float price_of_care(const District& district, const HealthParameters& p)
{
    const float prices = district.environment.price_index;
    return prices * sim::hot::power(district.environment.wage_level / prices, p.follows_wages.real());
}

float illness_hazard(const HealthParameters& p, float age, bool ill)
{
    constexpr float reference_age = 40, ten_years = 10;
    const float log_ratio =
        p.age_slope.real() * (age - reference_age) / ten_years + (ill ? p.chronic_slope.real() : 0.0f);
    return p.severe_at_40.real() / months_of_year * sim::hot::exp(log_ratio);
}

void health(District& district, const HealthParameters& p, const LabourParameters& labour)
{
    auto& persons = district.persons;
    auto& households = district.households;

    Hazards hazard;
    for (const bool ill : {false, true})
        for (std::size_t age = 0; age < possible_ages; ++age)
            hazard[ill * possible_ages + age] = illness_hazard(p, static_cast<float>(age), ill);
    const float prices = price_of_care(district, p);
    const std::int64_t of_ill = whole_fen(p.routine_ill.real() * prices);
    const std::int64_t of_well = whole_fen(p.routine_well.real() * prices);
    auto& struck = district.scratch.list;
    struck.clear();
    Mask unwell;
    Chunk<std::uint8_t> number_unwell, falls_ill, stays_ill;
    FirstDraws draws;
    const std::span<const std::uint32_t> identity = persons.identity;
    for_each_household_chunk(district, [&](const HouseholdChunk& chunk) {
        const std::size_t first = chunk.first_person, count = chunk.persons;
        std::uint8_t* state = persons.health.data() + first;
        mark_unwell(count, state, unwell.data());
        count_marked(households, chunk, unwell, number_unwell.data());
        bill_routine(chunk.households, of_well, of_ill, households.members.data() + chunk.first, number_unwell.data(),
                     households.medical_due.data() + chunk.first);

        const float* u = draws.uniforms(district, illness, identity.subspan(first, count));
        mark_struck(count, u, hazard, state, persons.age.data() + first, falls_ill.data());
        for_each_set(std::span(falls_ill).first(count),
                     [&](std::size_t k) { struck.push_back(static_cast<std::uint32_t>(first + k)); });
        std::fill_n(stays_ill.begin(), count, std::uint8_t{0});
        for_each_set(std::span<const std::uint8_t>(households.care_forgone).subspan(chunk.first, chunk.households),
                     [&](std::size_t k) {
                         const std::size_t i = households.first_member[chunk.first + k];
                         for (std::size_t j = i; j < i + households.members[chunk.first + k]; ++j)
                             stays_ill[j - first] =
                                 persons.months_ill[j] > 0 &&
                                 district.draw(untreated, persons.identity[j]).uniform() < p.prolonged.real();
                     });
        shorten(count, stays_ill.data(), persons.months_ill.data() + first, state);
    });
    for (const auto person : struck) fall_ill(district, p, labour, person);
}

const Mechanism health_mechanism = mechanism<health>(
    {.name = "health",
     .chinese = "因病致贫",
     .section = "",
     .meaning =
         "Severe illness strikes with a hazard that rises with age and chronic illness. The bill is lognormal; "
         "insurance settles a share with the clinic, the rest falls due. Work is lost until recovery; some are "
         "left chronically ill or disabled. Usual medical costs fall due every month. Literature: Wagstaff & van "
         "Doorslaer 2003 on catastrophic health expenditure. Care forgone prolongs an illness.",
     .reads = "age, health, insurance, medical assistance, care forgone last month",
     .writes = "households: medical_due; persons: ability, health, months_ill"});

} // namespace alleviation
