#include "models/alleviation/livelihoods/work.h"

#include "models/alleviation/chunks.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

constexpr sim::Process job{"job", "persons"};
constexpr sim::Process place_of_job{"place of a job", "persons"};
constexpr sim::Process post_found{"post of a supplier", "persons"};

constexpr float most_for_rounding = 1.00001f; // single-precision products of a few numbers err by less

/// The hazard of a job in its first year or later, whoever has it.
float usual_separation(const District& district, const WorkParameters& p, std::size_t person)
{
    const auto& persons = district.persons;
    const Activity activity = persons.activity[person];
    const bool away = activity == Activity::migrant;
    if (persons.employer[person] == nobody || persons.post_months[person] >= months_of_year)
        return away ? p.separation_migrant.real() : p.separation_local.real();
    return away                             ? p.first_year_away.real()
           : activity == Activity::workshop ? p.first_year_workshop.real()
                                            : p.first_year_post.real();
}

float separation(const District& district, const WorkParameters& p, const LabourParameters& labour, std::size_t person)
{
    const auto& persons = district.persons;
    const std::size_t household = persons.household[person];
    float hazard = usual_separation(district, p, person);
    const int employer = persons.employer[person];
    if (employer != nobody)
        hazard *= 1.0f + p.misfit.real() * skill_gap(district, person, static_cast<std::size_t>(employer));
    if (persons.activity[person] == Activity::migrant && care_burden(district, labour, household))
        hazard *= p.care_factor.real();
    hazard *= 1.0f - p.pairing_support.real() * district.households.pair_strength[household];
    return persons.months_ill[person] > 0 ? p.illness_factor.real() * hazard : hazard;
}

/// Adults, those of them who have a job, and those who could take one.
struct Adults {
    unsigned all = 0, working = 0, idle = 0;
};

/// Those of at most a chunk of persons.
QIAO_TARGET_CLONES Adults count_adults(const Persons& persons, std::size_t first, std::size_t count, float able_from)
{
    static_assert(chunk_rows <= std::numeric_limits<std::uint16_t>::max(), "narrow counters, many side by side");
    const std::uint8_t* age = persons.age.data() + first;
    const Activity* activity = persons.activity.data() + first;
    const float* ability = persons.ability.data() + first;
    Chunk<std::uint8_t> free, able;
    for (std::size_t k = 0; k < count; ++k) free[k] = unoccupied(persons, first + k);
    for (std::size_t k = 0; k < count; ++k) able[k] = ability[k] >= able_from;
    std::uint16_t all = 0, working = 0, idle = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const bool adult = (age[k] >= working_age_from) & (age[k] <= working_age_to);
        all = static_cast<std::uint16_t>(all + adult);
        working = static_cast<std::uint16_t>(working + (adult & earns_wage(activity[k])));
        idle = static_cast<std::uint16_t>(idle + (free[k] & able[k]));
    }
    return {all, working, idle};
}

Adults adults_among(const Persons& persons, std::size_t first, std::size_t end, float able_from)
{
    Adults adults;
    for_each_chunk(end - first, [&](std::size_t offset, std::size_t count) {
        const Adults some = count_adults(persons, first + offset, count, able_from);
        adults.all += some.all;
        adults.working += some.working;
        adults.idle += some.idle;
    });
    return adults;
}

/// The share of adults in work by village, as of last month; returns how many could take a job.
double note_shares_in_work(const District& district, float able_from, std::vector<float>& share)
{
    // Persons stand village by village, in the order of their households.
    std::size_t first = 0;
    double idle = 0;
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        std::size_t end = first;
        each_household(district.villages[v], [&](std::size_t i) { end += district.households.members[i]; });
        const Adults adults = adults_among(district.persons, first, end, able_from);
        share[v] = adults.all > 0 ? static_cast<float>(adults.working) / static_cast<float>(adults.all) : 0.0f;
        idle += adults.idle;
        first = end;
    }
    return idle;
}

/// What draws may have to be below for a job to end, and for an offer to be taken by who is fully able, whoever the
/// person is.
struct Bounds {
    float ends, ends_in_illness, offers; ///< ends: of jobs elsewhere; those in suppliers' posts are few, and all seen
    float able_from;                     ///< ability to work that a job takes
};

/// Marks with 1 the few whose draw may decide something: those with a job that may end, and those free to take one.
QIAO_TARGET_CLONES void mark_possible(const Persons& persons, std::size_t first, std::size_t count, const Bounds bounds,
                                      const float* __restrict u, std::uint8_t* __restrict possible)
{
    const float* ability = persons.ability.data() + first;
    const Activity* activity = persons.activity.data() + first;
    const std::uint8_t* months_ill = persons.months_ill.data() + first;
    const std::int16_t* employer = persons.employer.data() + first;
    Chunk<std::uint8_t> works, free, may_take, may_end;
    for (std::size_t k = 0; k < count; ++k) free[k] = unoccupied(persons, first + k);
    for (std::size_t k = 0; k < count; ++k) works[k] = earns_wage(activity[k]);
    for (std::size_t k = 0; k < count; ++k)
        may_take[k] = (ability[k] >= bounds.able_from) & (u[k] < bounds.offers * ability[k] * ability[k]);
    for (std::size_t k = 0; k < count; ++k)
        may_end[k] = u[k] < (months_ill[k] > 0 ? bounds.ends_in_illness : bounds.ends);
    for (std::size_t k = 0; k < count; ++k) may_end[k] |= employer[k] != nobody;
    for (std::size_t k = 0; k < count; ++k)
        possible[k] = static_cast<std::uint8_t>((works[k] & may_end[k]) | (free[k] & may_take[k] & (works[k] ^ 1)));
}

/// Search and neighbours bring offers; drive, skill and ability to work make the search succeed.
float chance_of_offer(const District& district, const WorkParameters& p, const WageParameters& wages,
                      std::size_t person, std::span<const float> village_share)
{
    const auto& persons = district.persons;
    const auto& h = district.households;
    const std::size_t household = persons.household[person];
    const float chance = p.offers.real() + p.network_offers.real() * village_share[h.village[household]];
    const float eagerness = 1.0f + p.drive.real() * (2.0f * h.motivation[household] - 1.0f);
    const float skilled = sim::hot::exp(p.skill.real() * (persons.trade_skill[person] - wages.usual_skill.real()));
    return chance * eagerness * skilled * persons.ability[person] * persons.ability[person];
}

/// Takes the job if it pays more than the reservation wage.
void weigh_offer(District& district, const WorkParameters& p, const LabourParameters& labour,
                 const WageParameters& wages, std::size_t person)
{
    auto& persons = district.persons;
    const bool away = persons.age[person] < p.away_below && could_go_away(district, labour, person) &&
                      district.draw(place_of_job, persons.identity[person]).uniform() < p.offers_away.real();
    const auto activity = away ? Activity::migrant : Activity::local_job;
    // Both wages are the same multiple of a mean, by what the person can do.
    if (mean_wage(district, wages, activity) >=
        reservation_share(district, labour, person) * mean_wage(district, wages, Activity::local_job))
        start_job(persons, person, activity, nobody);
}

/// Whether a supplier takes whoever searches into its posts.
bool hires_anybody(const Supplier& supplier)
{
    return takes_part(supplier) && !supplier.parameters->registered_only;
}

/// Posts of suppliers that were open at the end of last month to whoever searches.
double open_posts(const District& district)
{
    double open = 0;
    for (const auto& supplier : district.suppliers)
        if (hires_anybody(supplier)) open += supplier.vacancies;
    return open;
}

/// Those whom ordinary hiring brought to suppliers' posts choose among what is still open, in an order that is drawn.
void fill_posts(District& district, const LabourParameters& labour, const WageParameters& wages)
{
    auto& found = district.scratch.drawn;
    std::sort(found.begin(), found.end());
    double open = open_posts(district);
    for (const auto& [_, person] : found) {
        double place =
            open * static_cast<double>(district.draw(post_found, district.persons.identity[person]).uniform());
        for (std::size_t s = 0; s < district.suppliers.size(); ++s) {
            Supplier& supplier = district.suppliers[s];
            if (!hires_anybody(supplier) || supplier.vacancies == 0) continue;
            place -= supplier.vacancies;
            if (place >= 0) continue;
            if (takes_post(district, labour, wages, person, s)) {
                start_post(district, person, s);
                --supplier.vacancies;
                open -= 1;
            }
            break;
        }
    }
}

} // namespace

void work(District& district, const WorkParameters& p, const LabourParameters& labour, const WageParameters& wages)
{
    auto& persons = district.persons;
    auto& village_share = district.scratch.real;
    const double searching = note_shares_in_work(district, labour.able_from.real(), village_share);
    // Each open post of a supplier is found as often as it takes to fill it in time, by those who search anyway.
    const auto villages = static_cast<std::ptrdiff_t>(district.villages.size());
    const auto offers_at = [&](float share) { return p.offers.real() + p.network_offers.real() * share; };
    const float most_offers = offers_at(*std::max_element(village_share.begin(), village_share.begin() + villages));
    const double usual_offers = std::max(1.0, searching) * static_cast<double>(most_offers);
    const float posts =
        usual_offers > 0 ? static_cast<float>(open_posts(district) / (p.fills_within * usual_offers)) : 0.0f;
    // Most draws decide nothing, whoever the person is: those are passed over before anybody is looked at.
    const float greatest_skill = sim::hot::exp(
        std::max(p.skill.real() * (1.0f - wages.usual_skill.real()), -p.skill.real() * wages.usual_skill.real()));
    Bounds bounds{};
    bounds.ends = std::max(p.separation_local.real(), p.separation_migrant.real() * p.care_factor.real());
    bounds.ends_in_illness = p.illness_factor.real() * bounds.ends;
    bounds.able_from = labour.able_from.real();
    const auto village_of = [&](std::size_t person) {
        return village_share.begin() + district.households.village[persons.household[person]];
    };
    auto& found = district.scratch.drawn;
    found.clear();
    FirstDraws draws;
    Chunk<std::uint8_t> possible;
    const std::span<const std::uint32_t> identity = persons.identity;
    for_each_chunk(persons.rows(), [&](std::size_t first, std::size_t count) {
        const float* u = draws.uniforms(district, job, identity.subspan(first, count));
        const float most_in_work = *std::max_element(village_of(first), village_of(first + count - 1) + 1);
        bounds.offers =
            most_for_rounding * offers_at(most_in_work) * (1.0f + p.drive.real()) * greatest_skill * (1.0f + posts);
        mark_possible(persons, first, count, bounds, u, possible.data());
        for_each_set(std::span(possible).first(count), [&](std::size_t k) {
            const std::size_t i = first + k;
            if (earns_wage(persons.activity[i])) {
                if (u[k] < separation(district, p, labour, i))
                    end_job(district, labour, i);
                else if (persons.employer[i] != nobody && persons.post_months[i] < most_counted)
                    ++persons.post_months[i];
                return;
            }
            const float chance = chance_of_offer(district, p, wages, i, village_share);
            if (u[k] < chance)
                weigh_offer(district, p, labour, wages, i);
            else if (u[k] < chance * (1.0f + posts))
                found.emplace_back(draws.words[k], static_cast<std::uint32_t>(i));
        });
    });
    fill_posts(district, labour, wages);
}

const Mechanism work_mechanism = mechanism<work>(
    {.name = "work",
     .chinese = "自主务工",
     .section = "二(一)",
     .meaning =
         "Jobs end with a hazard that is higher in illness, while care at home waits and, in suppliers' posts, in the "
         "first year and where skills do not fit; it is lower with a helper beside the household. Idle able adults get "
         "offers by search and, the more of the village works, by neighbours; they accept above their reservation "
         "wage. Who has more drive searches more, and the skilled are hired sooner. Suppliers' open posts are part of "
         "that labour market: what nobody links is filled by who searches, within some months.",
     .reads = "activity, illness, motivation, skill, neighbours' work last month, pair, open posts",
     .writes = "persons: activity, employer, post_months, wage; suppliers: staff, vacancies"});

} // namespace alleviation
