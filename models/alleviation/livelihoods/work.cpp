#include "models/alleviation/livelihoods/work.h"

#include "models/alleviation/blocks.h"
#include "models/alleviation/livelihoods/wages.h"
#include "models/alleviation/parameters.h"
#include "sim/core/levels.h"

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

/// Those of a block about whose work draws decide this month: a job may end, or an offer may come.
struct Concerned {
    std::size_t count = 0;
    Block<std::uint32_t> rows, identity;
    Block<std::uint8_t> works; ///< 1 with a job, 0 without
};

/// Marks with 1 who has a job, and who has one or could take one; counts the month of those who have.
QIAO_LEVELS void mark_concerned(Persons& persons, std::size_t first, std::size_t count, std::uint8_t* __restrict works,
                                std::uint8_t* __restrict concerned)
{
    const float* ability = persons.ability.data() + first;
    const Activity* activity = persons.activity.data() + first;
    std::uint16_t* spell = persons.spell.data() + first;
    Block<std::uint8_t> free, able;
    for (std::size_t k = 0; k < count; ++k) free[k] = unoccupied(persons, first + k);
    for (std::size_t k = 0; k < count; ++k) able[k] = ability[k] >= able_from;
    for (std::size_t k = 0; k < count; ++k) works[k] = earns_wage(activity[k]);
    for (std::size_t k = 0; k < count; ++k) concerned[k] = static_cast<std::uint8_t>((able[k] & free[k]) | works[k]);
    for (std::size_t k = 0; k < count; ++k) spell[k] = static_cast<std::uint16_t>(spell[k] + works[k]);
}

void list_concerned(Persons& persons, std::size_t first, std::size_t count, Concerned& out)
{
    Block<std::uint8_t> works, concerned;
    mark_concerned(persons, first, count, works.data(), concerned.data());
    const std::uint32_t* identity = persons.identity.data() + first;
    std::size_t n = 0;
    for (std::size_t k = 0; k < count; ++k) {
        out.rows[n] = static_cast<std::uint32_t>(first + k);
        out.identity[n] = identity[k];
        out.works[n] = works[k];
        n += concerned[k];
    }
    out.count = n;
}

/// Marks with 1 whose draw is below what anybody's could have to be: the few who are looked at.
QIAO_LEVELS void mark_possible(const Concerned& concerned, const std::uint32_t* __restrict ends,
                               const std::uint32_t* __restrict offered, float ends_below, float offers_below,
                               std::uint8_t* __restrict possible)
{
    Block<std::int32_t> may_end, may_come;
    for (std::size_t k = 0; k < concerned.count; ++k) may_end[k] = sim::hot::unit(ends[k]) < ends_below;
    for (std::size_t k = 0; k < concerned.count; ++k) may_come[k] = sim::hot::unit(offered[k]) < offers_below;
    for (std::size_t k = 0; k < concerned.count; ++k)
        possible[k] = static_cast<std::uint8_t>(concerned.works[k] ? may_end[k] : may_come[k]);
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
    Concerned concerned;
    Block<std::uint8_t> possible;
    // Most draws decide nothing, whatever the person: those are passed over before anybody is looked at.
    const float ends_below =
        3.0f * std::max({p.separation_helped.real(), p.separation_local.real(), p.separation_migrant.real()});
    const float most_in_work = *std::max_element(village_share.begin(), village_share.begin() + villages);
    const float offers_below = (p.offers.real() + p.network_offers.real() * most_in_work) * (1.0f + p.drive.real());
    by_blocks(persons.rows(), [&](std::size_t first, std::size_t count) {
        list_concerned(persons, first, count, concerned);
        draws.fill(district, job, std::span(concerned.identity).first(concerned.count));
        mark_possible(concerned, draws.words[0].data(), draws.words[1].data(), ends_below, offers_below,
                      possible.data());
        each_marked(std::span(possible).first(concerned.count), [&](std::size_t k) {
            const std::size_t i = concerned.rows[k];
            if (concerned.works[k]) {
                if (draws.uniform(0, k) < separation(district, i)) end_job(district, i);
                return;
            }
            const std::size_t household = persons.household[i];
            const float chance =
                p.offers.real() + p.network_offers.real() * village_share[district.households.village[household]];
            // Drive and ability to work make the search succeed.
            const float eagerness =
                (1.0f + p.drive.real() * (2.0f * district.households.motivation[household] - 1.0f)) *
                persons.ability[i] * persons.ability[i];
            if (draws.uniform(1, k) >= chance * eagerness) return;
            const bool away =
                persons.age[i] < 55 && !care_burden(district, household) && draws.uniform(2, k) < p.offers_away.real();
            const auto activity = away ? Activity::migrant : Activity::local_job;
            if (expected_wage(district, i, activity) >= reservation_wage(district, i))
                start_job(persons, i, activity, nobody);
        });
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
