#include "models/alleviation/livelihoods/wages.h"

#include "models/alleviation/offer/supplier_parameters.h"
#include "models/alleviation/parameters.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process wage_shock{"wage shock"};
constexpr sim::Process wage_year{"wage of the year"};
constexpr float mean_schooling = 8.0f;

/// Log of the wage relative to the mean of the kind of job, transitory part aside. The last term keeps the mean.
float log_relative_wage(const WageParameters& p, float schooling, float skill, float persistent)
{
    return p.schooling.real() * (schooling - mean_schooling) + p.skill.real() * (skill - 0.3f) + persistent -
           0.5f * p.variance.real();
}

/// Arranged jobs pay what the employer offers; other wages come from employers outside the model.
void pay_wages(District& district)
{
    const float home = 1.0f - district.parameters->wages.migrant_keeps.real();
    auto& persons = district.persons;
    auto& local = district.scratch.fen;
    auto& sent = district.scratch.fen2;
    std::fill(local.begin(), local.end(), 0);
    std::fill(sent.begin(), sent.end(), 0);
    for (std::size_t i = 0; i < persons.rows(); ++i) {
        const int employer = persons.employer[i];
        const Activity activity = persons.activity[i];
        if (employer != nobody && earns_wage(activity)) {
            const float offered = offered_wage(district, static_cast<std::size_t>(employer));
            const float paid = offered * (activity == Activity::migrant ? home : 1.0f);
            persons.wage[i] = persons.months_ill[i] == 0 ? paid : 0.0f;
            const For what = activity == Activity::public_post ? For::public_post
                             : activity == Activity::migrant   ? For::remittance
                                                               : For::wages;
            district.pay(account(Holder::supplier, static_cast<std::size_t>(employer)),
                         account(Holder::household, persons.household[i]), sim::Fen(whole_fen(persons.wage[i])), what);
        } else {
            (activity == Activity::migrant ? sent : local)[persons.household[i]] += whole_fen(persons.wage[i]);
        }
    }
    const std::size_t n = district.household_count();
    const auto employers = account(Holder::employers);
    district.ledger.pay_each(employers, kind(Holder::household), 0, std::span(local).first(n), purpose(For::wages));
    district.ledger.pay_each(employers, kind(Holder::household), 0, std::span(sent).first(n), purpose(For::remittance));
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
           sim::hot::exp(log_relative_wage(district.parameters->wages, static_cast<float>(persons.schooling[person]),
                                           persons.trade_skill[person], persons.persistent[person]));
}

void wages(District& district)
{
    const auto& p = district.parameters->wages;
    auto& persons = district.persons;
    const float rho = sim::hot::power(p.persistence.real() > 0 ? p.persistence.real() : 1e-6f, 1.0f / 12.0f);
    const float innovation =
        std::sqrt(p.variance.real() * p.persistent_share.real() * std::max(0.0f, 1.0f - rho * rho));
    const float transitory = std::sqrt(p.variance.real() * (1.0f - p.persistent_share.real()));
    const float migrant = mean_wage(district, Activity::migrant), local = mean_wage(district, Activity::local_job);
    const int year = district.clock.now().year();

    DrawBlock shocks, years;
    const std::span<const std::uint32_t> identity = persons.identity;
    std::uint32_t* const year_words[4] = {years.words[0].data(), years.words[1].data(), years.words[2].data(),
                                          years.words[3].data()};
    by_blocks(persons.rows(), [&](std::size_t first, std::size_t count) {
        shocks.fill(district, wage_shock, identity.subspan(first, count));
        // One transitory shock a year, drawn again every month from the same key.
        sim::draw_batch(district.randomness, wage_year, identity.subspan(first, count), year, year_words);
        float* persistent = persons.persistent.data() + first;
        float* wage = persons.wage.data() + first;
        const std::uint8_t* schooling = persons.schooling.data() + first;
        const float* skill = persons.trade_skill.data() + first;
        const Activity* activity = persons.activity.data() + first;
        const std::uint8_t* months_ill = persons.months_ill.data() + first;
#pragma GCC ivdep
        for (std::size_t k = 0; k < count; ++k) {
            persistent[k] = rho * persistent[k] + innovation * shocks.normal(0, k);
            const float level = activity[k] == Activity::migrant ? migrant : local;
            const float log_wage = log_relative_wage(p, static_cast<float>(schooling[k]), skill[k], persistent[k]) +
                                   transitory * years.normal(0, k);
            const bool works = (activity[k] == Activity::migrant) | (activity[k] == Activity::local_job);
            const float paid = level * sim::hot::exp(log_wage);
            wage[k] = works & (months_ill[k] == 0) ? paid : 0.0f;
        }
    });

    pay_wages(district);
}

const Mechanism wages_mechanism{
    {.name = "wages",
     .chinese = "工资性收入",
     .section = "",
     .meaning =
         "The log of a wage is the mean of its kind of job, returns to schooling and skill, a persistent part that "
         "follows a first-order autoregression, and a transitory part drawn once a year. The ill earn nothing. "
         "Migrants spend part of it where they earn it; the rest comes home and counts as a transfer, as in "
         "household surveys. Arranged jobs pay the employer's offer.",
     .reads = "activity, schooling, trade skill, illness",
     .writes = "wages, households' cash",
     .levels = {},
     .initial = ""},
    wages};

} // namespace alleviation
