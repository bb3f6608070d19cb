#include "models/alleviation/livelihoods/work.h"

#include "models/alleviation/blocks.h"
#include "models/alleviation/livelihoods/wages.h"
#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process job{"job"};

float separation(const District& district, std::size_t person)
{
    const auto& p = district.parameters->work;
    const auto& persons = district.persons;
    float hazard = persons.employer[person] != nobody                ? p.separation_helped.real()
                   : persons.activity[person] == Activity::local_job ? p.separation_local.real()
                                                                     : p.separation_migrant.real();
    hazard *= 1.0f - p.pairing_support.real() * district.households.pair_strength[persons.household[person]];
    return persons.months_ill[person] > 0 ? 3.0f * hazard : hazard;
}

/// Share of the adults among some rows of persons that have a job.
float share_in_work(const Persons& persons, std::size_t first, std::size_t end)
{
    const std::uint8_t* age = persons.age.data();
    const Activity* activity = persons.activity.data();
    unsigned adults = 0, working = 0;
    for (std::size_t i = first; i < end; ++i) {
        const bool adult = (age[i] >= 16) & (age[i] <= 64);
        adults += adult;
        working += adult & earns_wage(activity[i]);
    }
    return adults > 0 ? static_cast<float>(working) / static_cast<float>(adults) : 0.0f;
}

/// That share by village, as of last month.
void note_shares_in_work(const District& district, std::vector<float>& share)
{
    // Persons stand village by village, in the order of their households.
    std::size_t first = 0;
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        std::size_t end = first;
        each_household(district.villages[v], [&](std::size_t i) { end += district.households.members[i]; });
        share[v] = share_in_work(district.persons, first, end);
        first = end;
    }
}

/// Lists those of some rows about whose work draws decide this month: it may end, or an offer may come.
std::size_t list_concerned(const Persons& persons, std::size_t first, std::size_t count, Block<std::uint32_t>& rows,
                           Block<std::uint32_t>& identity)
{
    // Who is concerned first, in a loop without branches; then the list.
    const Activity* activity = persons.activity.data() + first;
    const std::uint8_t *age = persons.age.data() + first, *ill = persons.months_ill.data() + first,
                       *promised = persons.promised.data() + first;
    const float* ability = persons.ability.data() + first;
    Block<std::uint8_t> able, concerned;
    for (std::size_t k = 0; k < count; ++k) able[k] = ability[k] >= able_from;
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint8_t idle = able[k] & (activity[k] == Activity::farm) & (age[k] >= 16) & (age[k] <= 64) &
                                  (ill[k] == 0) & (promised[k] == 0);
        concerned[k] = static_cast<std::uint8_t>(idle | earns_wage(activity[k]));
    }
    std::size_t n = 0;
    for (std::size_t k = 0; k < count; ++k) {
        rows[n] = static_cast<std::uint32_t>(first + k);
        identity[n] = persons.identity[first + k];
        n += concerned[k];
    }
    return n;
}

} // namespace

bool care_burden(const District& district, std::size_t household)
{
    const auto& persons = district.persons;
    const std::size_t first = district.households.first_member[household];
    int small = 0, helpless = 0, adults = 0;
    for (std::size_t i = first; i < first + district.households.members[household]; ++i) {
        small += persons.age[i] < 4;
        helpless += persons.ability[i] < 0.2f && persons.health[i] >= static_cast<std::uint8_t>(Health::severe);
        adults += persons.age[i] >= 16 && persons.ability[i] >= 0.3f;
    }
    return small + helpless > 0 && adults < 2;
}

float reservation_wage(const District& district, std::size_t person)
{
    const std::size_t household = district.persons.household[person];
    const auto& p = district.parameters->work;
    const float share = p.reservation.real() + (care_burden(district, household) ? p.care_reservation.real() : 0.0f);
    return share * expected_wage(district, person, Activity::local_job);
}

void start_job(Persons& persons, std::size_t person, Activity activity, std::int16_t employer)
{
    persons.activity[person] = activity;
    persons.employer[person] = employer;
    persons.spell[person] = 0;
}

void end_job(District& district, std::size_t person)
{
    auto& persons = district.persons;
    if (persons.employer[person] != nobody)
        --district.suppliers[static_cast<std::size_t>(persons.employer[person])].staff;
    persons.activity[person] =
        persons.age[person] > 64 && persons.ability[person] < 0.5f ? Activity::retired : Activity::farm;
    persons.employer[person] = nobody;
    persons.spell[person] = 0;
    persons.wage[person] = 0;
}

void work(District& district)
{
    const auto& p = district.parameters->work;
    auto& persons = district.persons;
    auto& village_share = district.scratch.real;
    note_shares_in_work(district, village_share);
    const auto villages = static_cast<std::ptrdiff_t>(district.villages.size());
    DrawBlock draws;
    Block<std::uint32_t> rows, identity;
    // Most draws decide nothing, whatever the person: those are passed over before anybody is looked at.
    const float ends_below =
        3.0f * std::max({p.separation_helped.real(), p.separation_local.real(), p.separation_migrant.real()});
    const float most_in_work = *std::max_element(village_share.begin(), village_share.begin() + villages);
    const float offers_below = (p.offers.real() + p.network_offers.real() * most_in_work) * (1.0f + p.drive.real());
    by_blocks(persons.rows(), [&](std::size_t first, std::size_t count) {
        const std::size_t n = list_concerned(persons, first, count, rows, identity);
        draws.fill(district, job, std::span(identity).first(n));
        for (std::size_t k = 0; k < n; ++k) {
            const std::size_t i = rows[k];
            const bool works = earns_wage(persons.activity[i]);
            persons.spell[i] = static_cast<std::uint16_t>(persons.spell[i] + works);
            const float ends = draws.uniform(0, k), offered = draws.uniform(1, k);
            if (works ? ends >= ends_below : offered >= offers_below) continue;
            if (works) {
                if (ends < separation(district, i)) end_job(district, i);
                continue;
            }
            const std::size_t household = persons.household[i];
            const float chance =
                p.offers.real() + p.network_offers.real() * village_share[district.households.village[household]];
            // Drive and ability to work make the search succeed.
            const float eagerness =
                (1.0f + p.drive.real() * (2.0f * district.households.motivation[household] - 1.0f)) *
                persons.ability[i] * persons.ability[i];
            if (offered >= chance * eagerness) continue;
            const bool away =
                persons.age[i] < 55 && !care_burden(district, household) && draws.uniform(2, k) < p.offers_away.real();
            const auto activity = away ? Activity::migrant : Activity::local_job;
            if (expected_wage(district, i, activity) >= reservation_wage(district, i))
                start_job(persons, i, activity, nobody);
        }
    });
}

const Mechanism work_mechanism{
    {.name = "work",
     .chinese = "自主务工",
     .section = "二(一)",
     .meaning =
         "Jobs end with a hazard that is higher in illness and lower with a helper beside the household. Idle able "
         "adults get offers by search and, the more of the village works, by neighbours; they accept above their "
         "reservation wage. Who has more drive searches more.",
     .reads = "activity, illness, motivation, neighbours' work last month, pair",
     .writes = "activity, employer, job spell"},
    work};

} // namespace alleviation
