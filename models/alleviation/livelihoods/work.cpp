#include "models/alleviation/livelihoods/work.h"

#include "models/alleviation/chunks.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

constexpr sim::Process job{"job"};
constexpr sim::Process place_of_job{"place of a job"};

constexpr float most_for_rounding = 1.00001f; // single-precision products of a few numbers err by less

float separation(const District& district, const WorkParameters& p, std::size_t person)
{
    const auto& persons = district.persons;
    float hazard = persons.employer[person] != nobody                ? p.separation_helped.real()
                   : persons.activity[person] == Activity::local_job ? p.separation_local.real()
                                                                     : p.separation_migrant.real();
    hazard *= 1.0f - p.pairing_support.real() * district.households.pair_strength[persons.household[person]];
    return persons.months_ill[person] > 0 ? p.illness_factor.real() * hazard : hazard;
}

/// Adults, and those of them who have a job.
struct Adults {
    unsigned all = 0, working = 0;
};

/// Those of at most a chunk of persons.
QIAO_TARGET_CLONES Adults count_adults(std::size_t count, const std::uint8_t* __restrict age,
                                       const Activity* __restrict activity)
{
    static_assert(chunk_rows <= std::numeric_limits<std::uint16_t>::max(), "narrow counters, many side by side");
    std::uint16_t all = 0, working = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const bool adult = (age[k] >= working_age_from) & (age[k] <= working_age_to);
        all = static_cast<std::uint16_t>(all + adult);
        working = static_cast<std::uint16_t>(working + (adult & earns_wage(activity[k])));
    }
    return {all, working};
}

/// Share of the adults among some rows of persons that have a job.
float share_in_work(const Persons& persons, std::size_t first, std::size_t end)
{
    Adults adults;
    for_each_chunk(end - first, [&](std::size_t offset, std::size_t count) {
        const std::size_t start = first + offset;
        const Adults some = count_adults(count, persons.age.data() + start, persons.activity.data() + start);
        adults.all += some.all;
        adults.working += some.working;
    });
    return adults.all > 0 ? static_cast<float>(adults.working) / static_cast<float>(adults.all) : 0.0f;
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

/// What draws may have to be below for a job to end, and for an offer to be taken by who is fully able, whoever the
/// person is.
struct Bounds {
    float ends, ends_in_illness, offers;
    float able_from; ///< ability to work that a job takes
};

/// Marks with 1 the few whose draw may decide something: those with a job that may end, and those free to take one.
QIAO_TARGET_CLONES void mark_possible(const Persons& persons, std::size_t first, std::size_t count, const Bounds bounds,
                                      const float* __restrict u, std::uint8_t* __restrict possible)
{
    const float* ability = persons.ability.data() + first;
    const Activity* activity = persons.activity.data() + first;
    const std::uint8_t* months_ill = persons.months_ill.data() + first;
    Chunk<std::uint8_t> works, free, may_take, may_end;
    for (std::size_t k = 0; k < count; ++k) free[k] = unoccupied(persons, first + k);
    for (std::size_t k = 0; k < count; ++k) works[k] = earns_wage(activity[k]);
    for (std::size_t k = 0; k < count; ++k)
        may_take[k] = (ability[k] >= bounds.able_from) & (u[k] < bounds.offers * ability[k] * ability[k]);
    for (std::size_t k = 0; k < count; ++k)
        may_end[k] = u[k] < (months_ill[k] > 0 ? bounds.ends_in_illness : bounds.ends);
    for (std::size_t k = 0; k < count; ++k)
        possible[k] = static_cast<std::uint8_t>((works[k] & may_end[k]) | (free[k] & may_take[k] & (works[k] ^ 1)));
}

/// Search and neighbours bring offers; drive and ability to work make the search succeed.
float chance_of_offer(const District& district, const WorkParameters& p, std::size_t person,
                      std::span<const float> village_share)
{
    const auto& persons = district.persons;
    const auto& h = district.households;
    const std::size_t household = persons.household[person];
    const float chance = p.offers.real() + p.network_offers.real() * village_share[h.village[household]];
    const float eagerness = (1.0f + p.drive.real() * (2.0f * h.motivation[household] - 1.0f)) *
                            persons.ability[person] * persons.ability[person];
    return chance * eagerness;
}

/// Takes the job if it pays more than the reservation wage.
void weigh_offer(District& district, const WorkParameters& p, const LabourParameters& labour,
                 const WageParameters& wages, std::size_t person)
{
    auto& persons = district.persons;
    const bool away = persons.age[person] < p.away_below && !care_burden(district, labour, persons.household[person]) &&
                      district.draw(place_of_job, persons.identity[person]).uniform() < p.offers_away.real();
    const auto activity = away ? Activity::migrant : Activity::local_job;
    // Both wages are the same multiple of a mean, by what the person can do.
    if (mean_wage(district, wages, activity) >=
        reservation_share(district, labour, person) * mean_wage(district, wages, Activity::local_job))
        start_job(persons, person, activity, nobody);
}

} // namespace

void work(District& district, const WorkParameters& p, const LabourParameters& labour, const WageParameters& wages)
{
    auto& persons = district.persons;
    auto& village_share = district.scratch.real;
    note_shares_in_work(district, village_share);
    // Most draws decide nothing, whoever the person is: those are passed over before anybody is looked at.
    Bounds bounds{};
    bounds.ends = std::max({p.separation_helped.real(), p.separation_local.real(), p.separation_migrant.real()});
    bounds.ends_in_illness = p.illness_factor.real() * bounds.ends;
    bounds.able_from = labour.able_from.real();
    const auto village_of = [&](std::size_t person) {
        return village_share.begin() + district.households.village[persons.household[person]];
    };
    FirstDraws draws;
    Chunk<std::uint8_t> possible;
    const std::span<const std::uint32_t> identity = persons.identity;
    for_each_chunk(persons.rows(), [&](std::size_t first, std::size_t count) {
        const float* u = draws.uniforms(district, job, identity.subspan(first, count));
        const float most_in_work = *std::max_element(village_of(first), village_of(first + count - 1) + 1);
        bounds.offers =
            most_for_rounding * (p.offers.real() + p.network_offers.real() * most_in_work) * (1.0f + p.drive.real());
        mark_possible(persons, first, count, bounds, u, possible.data());
        for_each_set(std::span(possible).first(count), [&](std::size_t k) {
            const std::size_t i = first + k;
            if (earns_wage(persons.activity[i])) {
                if (u[k] < separation(district, p, i)) end_job(district, labour, i);
            } else if (u[k] < chance_of_offer(district, p, i, village_share)) {
                weigh_offer(district, p, labour, wages, i);
            }
        });
    });
}

const Mechanism work_mechanism = mechanism<work>(
    {.name = "work",
     .chinese = "自主务工",
     .section = "二(一)",
     .meaning =
         "Jobs end with a hazard that is higher in illness and lower with a helper beside the household. Idle able "
         "adults get offers by search and, the more of the village works, by neighbours; they accept above their "
         "reservation wage. Who has more drive searches more.",
     .reads = "activity, illness, motivation, neighbours' work last month, pair",
     .writes = "activity, employer"});

} // namespace alleviation
