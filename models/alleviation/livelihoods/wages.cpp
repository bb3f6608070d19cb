#include "models/alleviation/livelihoods/wages.h"

#include "models/alleviation/members.h"
#include "models/alleviation/offer/supplier_parameters.h"
#include "models/alleviation/parameters.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process wage_shock{"wage shock"};
constexpr sim::Process wage_year{"wage of the year"};
constexpr float mean_schooling = 8.0f;

/// Log of the wage relative to the mean of the kind of job, transitory part aside. The last term keeps the mean.
struct LogRelativeWage {
    float of_schooling, of_skill, variance;

    explicit LogRelativeWage(const WageParameters& p)
        : of_schooling(p.schooling.real()), of_skill(p.skill.real()), variance(p.variance.real())
    {
    }
    float operator()(float schooling, float skill, float persistent) const
    {
        return of_schooling * (schooling - mean_schooling) + of_skill * (skill - 0.3f) + persistent - 0.5f * variance;
    }
};

/// A year of the persistent part of wages, a first-order autoregression.
QIAO_LEVELS void move_on(std::size_t count, float rho, float innovation, const float* __restrict shocks,
                         float* __restrict persistent)
{
    for (std::size_t k = 0; k < count; ++k) persistent[k] = rho * persistent[k] + innovation * shocks[k];
}

QIAO_LEVELS void mark_workers(std::size_t count, const Activity* __restrict activity, std::uint8_t* __restrict works)
{
    for (std::size_t k = 0; k < count; ++k) works[k] = earns_wage(activity[k]);
}

/// Everyone's persistent part moves, those without a job included: what they could earn moves, too.
void move_persistent_parts(District& district)
{
    const auto& p = district.parameters->wages;
    auto& persons = district.persons;
    const float rho = p.persistence.real();
    const float innovation =
        std::sqrt(p.variance.real() * p.persistent_share.real() * std::max(0.0f, 1.0f - rho * rho));
    FirstDraws draws;
    const std::span<const std::uint32_t> identity = persons.identity;
    by_blocks(persons.rows(), [&](std::size_t first, std::size_t count) {
        const float* shocks = draws.normals(district, wage_shock, identity.subspan(first, count), district.clock.step);
        move_on(count, rho, innovation, shocks, persons.persistent.data() + first);
    });
}

/// Arranged jobs pay what the employer offers; other wages come from employers outside the model.
void pay_arranged(District& district, std::size_t person)
{
    auto& persons = district.persons;
    const auto employer = static_cast<std::size_t>(persons.employer[person]);
    const Activity activity = persons.activity[person];
    const float home = 1.0f - district.parameters->wages.migrant_keeps.real();
    const float paid = offered_wage(district, employer) * (activity == Activity::migrant ? home : 1.0f);
    persons.wage[person] = persons.months_ill[person] == 0 ? paid : 0.0f;
    const For what = activity == Activity::public_post ? For::public_post
                     : activity == Activity::migrant   ? For::remittance
                                                       : For::wages;
    district.pay(account(Holder::supplier, employer), account(Holder::household, persons.household[person]),
                 sim::Fen(whole_fen(persons.wage[person])), what);
}

} // namespace

float wage_level(const District& district)
{
    return sim::hot::exp(district.parameters->wages.growth.real() / 12.0f * static_cast<float>(district.clock.step));
}

float offered_wage(const District& district, std::size_t supplier)
{
    return district.suppliers[supplier].parameters->employment.wage.real() * wage_level(district);
}

float mean_wage(const District& district, Activity activity)
{
    const auto& p = district.parameters->wages;
    const float base =
        activity == Activity::migrant ? p.migrant.real() * (1.0f - p.migrant_keeps.real()) : p.local.real();
    return base * wage_level(district);
}

float expected_wage(const District& district, std::size_t person, Activity activity)
{
    const auto& persons = district.persons;
    return mean_wage(district, activity) *
           sim::hot::exp(LogRelativeWage(district.parameters->wages)(
               static_cast<float>(persons.schooling[person]), persons.trade_skill[person], persons.persistent[person]));
}

void wages(District& district)
{
    const auto& p = district.parameters->wages;
    auto& persons = district.persons;
    if (district.clock.january()) move_persistent_parts(district);
    const LogRelativeWage relative(p);
    const float transitory = std::sqrt(p.variance.real() * (1.0f - p.persistent_share.real()));
    const float migrant = mean_wage(district, Activity::migrant), local = mean_wage(district, Activity::local_job);
    const int year = district.clock.now().year();

    // Taken out of the loops below, in which every write could change them for all that the compiler knows.
    const std::uint32_t *identity = persons.identity.data(), *household = persons.household.data();
    const std::uint8_t *schooling = persons.schooling.data(), *months_ill = persons.months_ill.data();
    const std::int16_t* employer = persons.employer.data();
    const float *trade_skill = persons.trade_skill.data(), *persistent = persons.persistent.data();
    const Activity* activity = persons.activity.data();
    float* wage = persons.wage.data();

    const auto employers = account(Holder::employers);
    Block<std::int64_t> at_home, sent; // of the households of a piece
    FirstDraws draws;
    Block<std::uint8_t> works;
    Block<std::uint32_t> workers, worker_identity;
    Block<float> log_wage;
    by_runs(district, [&](const Run& run) {
        const std::size_t first = run.first_person, count = run.persons;
        // Those in work: arranged jobs are paid at once, the others are listed.
        mark_workers(count, activity + first, works.data());
        std::fill_n(wage + first, count, 0.0f);
        std::size_t n = 0;
        each_marked(std::span(works).first(count), [&](std::size_t k) {
            const auto i = static_cast<std::uint32_t>(first + k);
            if (employer[i] != nobody) return pay_arranged(district, i);
            workers[n] = i;
            worker_identity[n] = identity[i];
            log_wage[n] = relative(static_cast<float>(schooling[i]), trade_skill[i], persistent[i]);
            n += months_ill[i] == 0;
        });
        std::fill_n(at_home.begin(), run.households, 0);
        std::fill_n(sent.begin(), run.households, 0);
        // One transitory shock a year, drawn again every month from the same key.
        const float* shock_of_year = draws.normals(district, wage_year, std::span(worker_identity).first(n), year);
        for (std::size_t k = 0; k < n; ++k) log_wage[k] += transitory * shock_of_year[k];
        sim::exponentials(std::span(log_wage).first(n));
        for (std::size_t k = 0; k < n; ++k) {
            const std::uint32_t i = workers[k];
            const bool away = activity[i] == Activity::migrant;
            wage[i] = (away ? migrant : local) * log_wage[k];
            (away ? sent : at_home)[household[i] - run.first] += whole_fen(wage[i]);
        }
        const auto pay = [&](const Block<std::int64_t>& amounts, For what) {
            district.ledger.pay_each(employers, kind(Holder::household), run.first,
                                     std::span(amounts).first(run.households), purpose(what));
        };
        pay(at_home, For::wages);
        pay(sent, For::remittance);
    });
}

const Mechanism wages_mechanism{
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
     .writes = "wages, households' cash",
     .levels = {},
     .initial = ""},
    wages};

} // namespace alleviation
