#include "models/alleviation/livelihoods/wages.h"

#include "models/alleviation/members.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process wage_shock{"wage shock", "persons"};
constexpr sim::Process wage_year{"wage of the year", "persons"};

/// A year of the persistent part of wages, a first-order autoregression.
QIAO_TARGET_CLONES void move_on(std::size_t count, float rho, float innovation, const float* __restrict shocks,
                                float* __restrict persistent)
{
    for (std::size_t k = 0; k < count; ++k) persistent[k] = rho * persistent[k] + innovation * shocks[k];
}

/// Marks with 1 who works for an employer of the model, and who earns a wage elsewhere this month.
QIAO_TARGET_CLONES void mark_workers(std::size_t count, const Activity* __restrict activity,
                                     const std::int16_t* __restrict employer, const std::uint8_t* __restrict months_ill,
                                     std::uint8_t* __restrict arranged, std::uint8_t* __restrict elsewhere)
{
    for (std::size_t k = 0; k < count; ++k) arranged[k] = employer[k] != nobody;
    for (std::size_t k = 0; k < count; ++k) {
        const bool works = earns_wage(activity[k]);
        elsewhere[k] = works & (arranged[k] == 0) & (months_ill[k] == 0);
        arranged[k] = works & (arranged[k] != 0);
    }
}

/// Those of a chunk of households who earn a wage elsewhere.
struct Workers {
    Chunk<std::uint32_t> rows, identity;
    Chunk<std::uint32_t> places; ///< where their household's wages are added up; see Paid
    Chunk<float> wage;           ///< at first the log of it, relative to the mean
    Chunk<float> mean;
    Chunk<std::int64_t> fen;
};

/// Wages of the households of a chunk, in fen: earned at home, and behind them those that migrants send.
struct Paid : std::array<std::int64_t, 2 * chunk_rows> {
    void clear(std::size_t households)
    {
        std::fill_n(begin(), households, 0);
        std::fill_n(begin() + chunk_rows, households, 0);
    }
    std::span<const std::int64_t> at_home(std::size_t households) const { return {data(), households}; }
    std::span<const std::int64_t> sent(std::size_t households) const { return {data() + chunk_rows, households}; }
};

QIAO_TARGET_CLONES void add_shocks(std::size_t count, float transitory, const float* __restrict shocks,
                                   float* __restrict log)
{
    for (std::size_t k = 0; k < count; ++k) log[k] += transitory * shocks[k];
}
QIAO_TARGET_CLONES void take_means(std::size_t count, const float* __restrict mean, float* __restrict wage,
                                   std::int64_t* __restrict fen)
{
    for (std::size_t k = 0; k < count; ++k) {
        wage[k] *= mean[k];
        fen[k] = whole_fen(wage[k]);
    }
}

/// Everyone's persistent part moves, those without a job included: what they could earn moves, too.
void move_persistent_parts(District& district, const WageParameters& p)
{
    auto& persons = district.persons;
    const float rho = p.persistence.real();
    const float innovation =
        std::sqrt(p.variance.real() * p.persistent_share.real() * std::max(0.0f, 1.0f - rho * rho));
    FirstDraws draws;
    const std::span<const std::uint32_t> identity = persons.identity;
    for_each_chunk(persons.rows(), [&](std::size_t first, std::size_t count) {
        const float* shocks = draws.normals(district, wage_shock, identity.subspan(first, count), district.clock.step);
        move_on(count, rho, innovation, shocks, persons.persistent.data() + first);
    });
}

/// Arranged jobs pay what the employer offers; other wages come from employers outside the model.
void pay_arranged(District& district, const WageParameters& p, std::size_t person)
{
    auto& persons = district.persons;
    const auto employer = static_cast<std::size_t>(persons.employer[person]);
    const Activity activity = persons.activity[person];
    const float home = 1.0f - p.migrant_keeps.real();
    const float paid = wage_in_post(district, p, person, employer) * (activity == Activity::migrant ? home : 1.0f);
    persons.wage[person] = persons.months_ill[person] == 0 ? paid : 0.0f;
    const For what = activity == Activity::public_post ? For::public_post
                     : activity == Activity::migrant   ? For::remittance
                                                       : For::wages;
    district.pay(account(Holder::supplier, employer), account(Holder::household, persons.household[person]),
                 sim::Fen(whole_fen(persons.wage[person])), what);
}

} // namespace

void wages(District& district, const WageParameters& p)
{
    auto& persons = district.persons;
    if (district.clock.january()) move_persistent_parts(district, p);
    const LogRelativeWage relative(p);
    const float transitory = std::sqrt(p.variance.real() * (1.0f - p.persistent_share.real()));
    // By whether somebody is away: a table instead of a branch that nobody can predict.
    const float means[2]{mean_wage(district, p, Activity::local_job), mean_wage(district, p, Activity::migrant)};
    const int year = district.clock.now().year();

    // Taken out of the loops below, in which every write could change them for all that the compiler knows.
    const std::uint32_t *identity = persons.identity.data(), *household = persons.household.data();
    const std::uint8_t *schooling = persons.schooling.data(), *months_ill = persons.months_ill.data();
    const float *trade_skill = persons.trade_skill.data(), *persistent = persons.persistent.data();
    const Activity* activity = persons.activity.data();
    float* wage = persons.wage.data();

    const auto employers = account(Holder::employers);
    FirstDraws draws;
    Chunk<std::uint8_t> arranged, elsewhere;
    Workers workers;
    Paid paid;
    for_each_household_chunk(district, [&](const HouseholdChunk& chunk) {
        const std::size_t first = chunk.first_person;
        mark_workers(chunk.persons, activity + first, persons.employer.data() + first, months_ill + first,
                     arranged.data(), elsewhere.data());
        std::fill_n(wage + first, chunk.persons, 0.0f);
        for_each_set(std::span(arranged).first(chunk.persons),
                     [&](std::size_t k) { pay_arranged(district, p, first + k); });

        std::size_t n = 0;
        for_each_set(std::span(elsewhere).first(chunk.persons),
                     [&](std::size_t k) { workers.rows[n++] = static_cast<std::uint32_t>(first + k); });
        for (std::size_t k = 0; k < n; ++k) {
            const std::size_t i = workers.rows[k];
            const bool away = activity[i] == Activity::migrant;
            workers.identity[k] = identity[i];
            workers.places[k] = static_cast<std::uint32_t>(household[i] - chunk.first + away * chunk_rows);
            workers.mean[k] = means[away];
            workers.wage[k] = relative(static_cast<float>(schooling[i]), trade_skill[i], persistent[i]);
        }
        // One transitory shock a year, drawn again every month from the same key.
        const float* shocks = draws.normals(district, wage_year, std::span(workers.identity).first(n), year);
        add_shocks(n, transitory, shocks, workers.wage.data());
        sim::exponentials(std::span(workers.wage).first(n));
        take_means(n, workers.mean.data(), workers.wage.data(), workers.fen.data());
        paid.clear(chunk.households);
        for (std::size_t k = 0; k < n; ++k) {
            wage[workers.rows[k]] = workers.wage[k];
            paid[workers.places[k]] += workers.fen[k];
        }
        const auto pay = [&](std::span<const std::int64_t> amounts, For what) {
            district.ledger.pay_each(employers, kind(Holder::household), chunk.first, amounts, purpose(what));
        };
        pay(paid.at_home(chunk.households), For::wages);
        pay(paid.sent(chunk.households), For::remittance);
    });
}

const Mechanism wages_mechanism = mechanism<wages>(
    {.name = "wages",
     .chinese = "工资性收入",
     .section = "",
     .meaning =
         "The log of a wage is the mean of its kind of job, returns to schooling and skill, a persistent part that "
         "follows a first-order autoregression by years, and a transitory part drawn once a year, both in January: "
         "jobs are agreed on from one Spring Festival to the next, and what is known of wages is known by years. "
         "The ill earn nothing. "
         "Migrants spend part of it where they earn it; the rest comes home and counts as a transfer, as in "
         "household surveys. Arranged jobs pay the employer's offer.",
     .reads = "activity, schooling, trade skill, illness",
     .writes = "households: cash; persons: persistent, wage; suppliers: cash",
     .levels = {},
     .initial = ""});

} // namespace alleviation
