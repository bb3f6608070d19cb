#include "models/alleviation/labour.h"

#include <cmath>

namespace alleviation {

bool care_burden(const District& district, const LabourParameters& p, std::size_t household)
{
    const auto& persons = district.persons;
    const std::size_t first = district.households.first_member[household];
    const float helpless_below = p.helpless_below.real(), active_from = p.active_from.real();
    int small = 0, helpless = 0, adults = 0;
    for (std::size_t i = first; i < first + district.households.members[household]; ++i) {
        small += persons.age[i] < p.small_child_below;
        helpless +=
            persons.ability[i] < helpless_below && persons.health[i] >= static_cast<std::uint8_t>(Health::severe);
        adults += persons.age[i] >= working_age_from && persons.ability[i] >= active_from;
    }
    return small + helpless > 0 && adults < p.enough_carers;
}

float offered_wage(const District& district, std::size_t supplier)
{
    return district.suppliers[supplier].parameters->employment.wage.real() * district.environment.wage_level;
}

namespace {

JobLocation place_of(const District& district, std::size_t supplier)
{
    return district.suppliers[supplier].parameters->employment.place.as<JobLocation>();
}

/// What a person gets done and is paid for, relative to the fully able.
float output(const District& district, const WageParameters& p, std::size_t person)
{
    return 1.0f - p.by_output.real() * (1.0f - district.persons.ability[person]);
}

} // namespace

float wage_in_post(const District& district, const WageParameters& p, std::size_t person, std::size_t supplier)
{
    const bool alike = place_of(district, supplier) == JobLocation::public_post;
    return offered_wage(district, supplier) * (alike ? 1.0f : output(district, p, person));
}

float mean_wage(const District& district, const WageParameters& p, Activity activity)
{
    const float base =
        activity == Activity::migrant ? p.migrant.real() * (1.0f - p.migrant_keeps.real()) : p.local.real();
    return base * district.environment.wage_level;
}

float expected_wage(const District& district, const WageParameters& p, std::size_t person, Activity activity)
{
    const auto& persons = district.persons;
    return mean_wage(district, p, activity) *
           sim::hot::exp(LogRelativeWage(p)(static_cast<float>(persons.schooling[person]), persons.trade_skill[person],
                                            persons.persistent[person]));
}

float reservation_share(const District& district, const LabourParameters& p, std::size_t person)
{
    const bool cares = care_burden(district, p, district.persons.household[person]);
    return p.reservation.real() + (cares ? p.care_reservation.real() : 0.0f);
}

float reservation_wage(const District& district, const LabourParameters& labour, const WageParameters& wages,
                       std::size_t person)
{
    return reservation_share(district, labour, person) * output(district, wages, person) *
           expected_wage(district, wages, person, Activity::local_job);
}

bool could_go_away(const District& district, const LabourParameters& p, std::size_t person)
{
    return district.persons.ability[person] >= p.able_away_from.real() &&
           !care_burden(district, p, district.persons.household[person]);
}

float skill_gap(const District& district, std::size_t person, std::size_t supplier)
{
    const float asked = district.suppliers[supplier].parameters->employment.skill.real();
    return std::abs(district.persons.trade_skill[person] - asked);
}

bool takes_post(const District& district, const LabourParameters& labour, const WageParameters& wages,
                std::size_t person, std::size_t supplier)
{
    const bool away = place_of(district, supplier) == JobLocation::away;
    if (away && !could_go_away(district, labour, person)) return false;
    const float home = away ? 1.0f - wages.migrant_keeps.real() : 1.0f;
    return home * wage_in_post(district, wages, person, supplier) >= reservation_wage(district, labour, wages, person);
}

void start_job(Persons& persons, std::size_t person, Activity activity, std::int16_t employer)
{
    persons.activity[person] = activity;
    persons.employer[person] = employer;
}

void start_post(District& district, std::size_t person, std::size_t supplier)
{
    const auto place = place_of(district, supplier);
    const auto activity = place == JobLocation::away       ? Activity::migrant
                          : place == JobLocation::workshop ? Activity::workshop
                                                           : Activity::public_post;
    start_job(district.persons, person, activity, static_cast<std::int16_t>(supplier));
    district.persons.post_months[person] = 0;
    ++district.suppliers[supplier].staff;
}

void end_job(District& district, const LabourParameters& p, std::size_t person)
{
    auto& persons = district.persons;
    if (persons.employer[person] != nobody)
        --district.suppliers[static_cast<std::size_t>(persons.employer[person])].staff;
    const bool retires = persons.age[person] > working_age_to && persons.ability[person] < p.able_from.real();
    persons.activity[person] = retires ? Activity::retired : Activity::farm;
    persons.employer[person] = nobody;
    persons.wage[person] = 0;
}

} // namespace alleviation
