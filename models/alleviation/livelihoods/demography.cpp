#include "models/alleviation/livelihoods/demography.h"

#include "models/alleviation/chunks.h"
#include "models/alleviation/definitions.h"
#include "models/alleviation/livelihoods/estate.h"
#include "models/alleviation/livelihoods/generations.h"
#include "models/alleviation/livelihoods/life_chances.h"
#include "models/alleviation/livelihoods/newcomers.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

/// How ability changes with a birthday: by a share of what is left, so that ill health counts as before.
std::array<float, possible_ages> ageing(const DemographyParameters& p)
{
    std::array<float, possible_ages> kept;
    for (std::size_t a = 0; a < possible_ages; ++a) {
        const int age = static_cast<int>(a);
        const float before = ability_at(age - 1, p);
        kept[a] = before > 0 ? ability_at(age, p) / before : 1.0f;
    }
    return kept;
}

/// Ability of a chunk of persons at their new age; those with little left stop work at home.
QIAO_TARGET_CLONES void age_chunk(std::size_t count, const std::array<float, possible_ages>& kept, float active_from,
                                  const std::uint8_t* __restrict age, float* __restrict ability,
                                  Activity* __restrict activity)
{
    const float* of_age = kept.data();
    Chunk<std::uint8_t> weak;
    for (std::size_t k = 0; k < count; ++k) ability[k] *= of_age[age[k]];
    for (std::size_t k = 0; k < count; ++k) weak[k] = (ability[k] < active_from) & (age[k] > working_age_from);
    for (std::size_t k = 0; k < count; ++k)
        activity[k] = (weak[k] != 0) & (activity[k] == Activity::farm) ? Activity::retired : activity[k];
}

/// A year of everybody: who comes of age is able to work as far as health allows, who goes to school learns.
void live_year(District& district, const DemographyParameters& p, const LabourParameters& labour,
               const SkillParameters& skills)
{
    auto& persons = district.persons;
    std::vector<std::uint8_t> schooling(persons.schooling.data(), persons.schooling.data() + persons.rows());
    grow_older(district, p, persons);
    const auto kept = ageing(p);
    const float of_school = skills.trade_of_school.real();
    for_each_chunk(persons.rows(), [&](std::size_t first, std::size_t count) {
        age_chunk(count, kept, labour.active_from.real(), persons.age.data() + first, persons.ability.data() + first,
                  persons.activity.data() + first);
        for (std::size_t i = first; i < first + count; ++i) {
            if (persons.age[i] == working_age_from) {
                persons.ability[i] =
                    ability_at(working_age_from, p) * ability_left(labour, static_cast<Health>(persons.health[i]));
                if (persons.activity[i] == Activity::farm && persons.ability[i] < labour.active_from)
                    persons.activity[i] = Activity::retired;
            }
            const auto learnt = static_cast<float>(persons.schooling[i] - schooling[i]);
            persons.trade_skill[i] = std::clamp(persons.trade_skill[i] + of_school * learnt, 0.0f, 1.0f);
        }
    });
}

void leave_employer(District& district, std::size_t person)
{
    const int employer = district.persons.employer[person];
    if (employer != nobody && earns_wage(district.persons.activity[person]))
        --district.suppliers[static_cast<std::size_t>(employer)].staff;
}

/// What a family takes along that sets up its own household (分家): its share of what the old one has and owes, of its
/// last twelve months, and what it thinks and knows. Who comes back brings nothing.
void divide(District& district, const NewHome& home)
{
    auto& h = district.households;
    const std::size_t from = home.from, to = home.to;
    const float land = h.land[to];
    const auto village = h.village[to];
    const auto first_member = h.first_member[to];
    const auto members = h.members[to];
    const auto study_group = h.study_group[to];
    if (h.pair[to] != nobody) --district.suppliers[static_cast<std::size_t>(h.pair[to])].pairs;
    h.renew(to);
    h.identity[to] = home.identity;
    h.village[to] = village;
    h.first_member[to] = first_member;
    h.members[to] = members;
    h.study_group[to] = study_group;
    h.land[to] = land;
    for (auto* like : {&h.productivity, &h.yield_shock, &h.kin_support, &h.motivation, &h.information, &h.trust,
                       &h.satisfaction, &h.expectation})
        (*like)[to] = (*like)[from];
    for (auto* like : {&h.safe_housing, &h.safe_water, &h.insured, &h.income_poor}) (*like)[to] = (*like)[from];
    for (auto* goods : {&h.capital, &h.larder, &h.produce, &h.cash_given, &h.built, &h.medical_year, &h.other_year}) {
        (*goods)[to] = home.share * (*goods)[from];
        (*goods)[from] -= (*goods)[to];
    }
    const auto part = [&](std::int64_t fen) { return sim::hot::whole(double{home.share} * sim::hot::real(fen)); };
    const auto own = account(Holder::household, from);
    district.pay(own, account(Holder::household, to), sim::Fen(part(district.ledger.balance(own).count())),
                 For::division);
    h.debt[to] = part(h.debt[from]);
    h.debt[from] -= h.debt[to];
    for (Trailing* amount : {&district.year.income, &district.year.consumption}) {
        if (home.share > 0)
            amount->divide(from, to, home.share);
        else
            amount->fill(to, static_cast<float>(amount->sum[from]) / months_of_year * static_cast<float>(members) /
                                 static_cast<float>(std::max<std::uint8_t>(1, h.members[from])));
    }
    for (const std::size_t i : {from, to}) {
        h.income_12[i] = static_cast<float>(district.year.income.sum[i]);
        h.consumption_12[i] = static_cast<float>(district.year.consumption.sum[i]);
    }
    ++district.villages[village].living;
    begin_history_of(district, to);
}

} // namespace

float ability_at(int age, const DemographyParameters& demography)
{
    if (age < working_age_from) return 0;
    const int beyond = age - demography.ability_falls_from.value();
    return beyond < 0 ? 1.0f : std::max(0.0f, 1.0f - demography.ability_loss.real() * static_cast<float>(beyond));
}

void demography(District& district, const DemographyParameters& p, const NewcomerParameters& newcomers,
                const HealthParameters& health, const LabourParameters& labour, const LeadershipParameters& leadership,
                const WageParameters& wages)
{
    if (!district.clock.january()) return;
    auto& persons = district.persons;
    live_year(district, p, labour, newcomers.skills);
    const Generation generation = next_generation(district, p, newcomers.girls.real(), persons);
    for (const auto person : generation.gone) leave_employer(district, person);
    for (const auto household : generation.emptied) settle_estate(district, household);
    succeed(district, persons, generation);
    district.people = persons.rows();
    for (const auto& home : generation.homes) divide(district, home);

    if (generation.arrivals.empty()) return;
    const NewcomerLaw law(newcomers, health, labour, leadership, wages);
    for (const auto& arrival : generation.arrivals) {
        const std::size_t i = arrival.row;
        law.draw(district, i, ability_at(persons.age[i], p));
        if (persons.age[i] >= working_age_from && persons.ability[i] < labour.active_from)
            persons.activity[i] = Activity::retired;
    }
}

const Mechanism demography_mechanism = mechanism<demography>(
    {.name = "demography",
     .chinese = "人口变动",
     .section = "",
     .meaning =
         "Every January all are a year older; children go to school at six, leave it at 16, 19 or 22, and are able to "
         "work from 16 as far as health allows; the old lose ability; there are births and deaths. Sons bring wives "
         "home, daughters leave for their husbands' households, some of those without a brother stay and bring a "
         "husband; wives and husbands come from beyond the district, as alike as its own. Single young workers and "
         "graduates leave for good, more of them the more people live in a household. The place of a household that "
         "died out is taken by a married couple of the village, that of brothers first, with its children and its "
         "share of land, goods, cash and debts (分家); where there is none, a family comes back. Parents stay with a "
         "child that remains, who becomes the head when they are old. Relatives take what a household leaves whose "
         "last "
         "member dies, and what it owes; its land goes to the village's next new households. The places of the "
         "project's households are not taken again. Remarriage of widows, divorce and marriages within the district "
         "are left out.",
     .reads = "persons",
     .writes = "agencies: caseload; district: people; households: all; persons: all; requests: all; suppliers: staff; "
               "villages: first_household, free_land, households, living, pooled_land"});

} // namespace alleviation
