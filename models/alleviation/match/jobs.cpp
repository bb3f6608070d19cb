#include "models/alleviation/match/jobs.h"

#include "models/alleviation/livelihoods/wages.h"
#include "models/alleviation/livelihoods/work.h"
#include "models/alleviation/match/market.h"
#include "models/alleviation/parameters.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

/// The idle member with the greatest ability.
std::uint32_t best_idle(const District& district, std::uint32_t household)
{
    const auto& persons = district.persons;
    const std::uint32_t first = district.households.first_member[household];
    std::uint32_t best = no_one;
    for (std::uint32_t j = first; j < first + district.households.members[household]; ++j)
        if (idle(persons, j) && (best == no_one || persons.ability[j] > persons.ability[best])) best = j;
    return best;
}

const Modality employment{
    Need::work,
    [](const District&, const Supplier& supplier) { return supplier.vacancies; },
    best_idle,
    [](const District& district, std::uint32_t, std::uint32_t person, std::uint32_t supplier) {
        const float wanted = district.suppliers[supplier].parameters->employment.skill.real();
        return 1.0f - std::min(1.0f, std::abs(district.persons.trade_skill[person] - wanted));
    },
    [](const District& district, std::uint32_t household, std::uint32_t person, std::uint32_t supplier) {
        const auto& offer = district.suppliers[supplier].parameters->employment;
        const bool away = offer.place.as<Place>() == Place::away;
        if (away && care_burden(district, household)) return false;
        const float home = away ? 1.0f - district.parameters->wages.migrant_keeps.real() : 1.0f;
        return home * offered_wage(district, supplier) >= reservation_wage(district, person);
    },
    [](District& district, std::uint32_t, std::uint32_t supplier) {
        auto& employer = district.suppliers[supplier];
        if (employer.vacancies == 0) return 0.0f;
        --employer.vacancies;
        return 1.0f;
    }};

} // namespace

void match_jobs(District& district)
{
    hold_market(district, employment);
}

const Mechanism match_jobs_mechanism{
    {.name = "employment",
     .chinese = "就业扶贫",
     .section = "二(一)",
     .meaning =
         "Idle able members are matched with open posts by skill and distance. They take a post that pays their "
         "reservation wage; work away is refused where somebody at home needs care. Literature: Abebe et al. 2021 "
         "and McKenzie 2017 on how little search help usually does.",
     .reads = "records, vacancies, linking hours, care at home",
     .writes = "matches, outcomes of needs for work"},
    match_jobs};

} // namespace alleviation
