#include "models/alleviation/initialise/town.h"

#include "models/alleviation/close_books/close_books.h"
#include "models/alleviation/definitions.h"
#include "models/alleviation/deliver/take_up.h"
#include "models/alleviation/environment/calendar.h"
#include "models/alleviation/environment/weather_and_prices.h"
#include "models/alleviation/initialise/initial_population.h"
#include "models/alleviation/initialise/listed_households.h"
#include "models/alleviation/initialise/project_intake.h"
#include "models/alleviation/keep_register/keep_register.h"
#include "models/alleviation/livelihoods/asset_losses.h"
#include "models/alleviation/livelihoods/demography.h"
#include "models/alleviation/livelihoods/farming.h"
#include "models/alleviation/livelihoods/health.h"
#include "models/alleviation/livelihoods/schooling.h"
#include "models/alleviation/livelihoods/wages.h"
#include "models/alleviation/livelihoods/work.h"
#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

namespace {

const Phase first_day{"initial_population",
                      "初始人口",
                      "who lives in the town, some years before the start",
                      {&initial_population_mechanism}};
/// Years in which health and work settle. These and those of the years before the start act whatever their switches
/// say, so that arms which differ in them begin with the same town.
const Phase settling{"settling",
                     "就业与健康趋稳",
                     "ages, illness and work until they are as their own rates make them",
                     {&calendar_mechanism, &demography_mechanism, &health_mechanism, &work_mechanism}};
const Phase moving_in{
    "initial_households", "初始农户", "what households have when the run-in begins", {&initial_households_mechanism}};
/// The years before the start, without any project, so that incomes of the last twelve months, cash, debts,
/// entitlements and the register are there when the first month begins.
const Phase livelihoods_before{"livelihoods_before",
                               "起始前数年",
                               "illness, school, work, wages, harvest and claims of the years before the start",
                               {&calendar_mechanism, &weather_and_prices_mechanism, &demography_mechanism,
                                &health_mechanism, &schooling_mechanism, &work_mechanism, &wages_mechanism,
                                &farming_mechanism, &asset_losses_mechanism, &take_up_mechanism}};
const Phase listing{"listed_households",
                    "名册农户",
                    "the listed households, a year before the start and on its eve",
                    {&listed_households_mechanism}};
const Phase last_day{"project_intake", "项目户", "whom the project takes on", {&project_intake_mechanism}};

} // namespace

std::vector<const sim::Phase<District>*> founding_phases()
{
    return {&first_day, &settling, &moving_in, &livelihoods_before, &close_books, &keep_register, &listing, &last_day};
}

District initial_town(const Parameters& parameters, sim::Randomness randomness, std::uint32_t number)
{
    District district;
    district.switches = &parameters.mechanisms;
    district.number = number;
    district.randomness = sim::of_part(randomness, number);
    district.clock = {parameters.start, 0};
    sim::Step<District> step(district, parameters.mechanisms, parameters.groups);
    const auto live = [&](const Phase& phase) {
        district.ledger.begin_month();
        for (const auto* mechanism : phase.mechanisms) mechanism->act(district, parameters.groups);
    };
    const auto& initial = parameters.groups.get<InitialPopulationParameters>();
    const int run_in = months_of_year * initial.run_in.value();
    int& month = district.clock.step;
    month = -run_in - months_of_year * initial.settling.value();
    step.run(first_day);
    for (; month < -run_in; ++month) live(settling);
    step.run(moving_in);
    for (; month < 0; ++month) {
        if (month == -months_of_year) step.run(listing);
        live(livelihoods_before);
        step.run(close_books);
        step.run(keep_register);
        district.ledger.check();
    }
    step.run(listing);
    step.run(last_day);
    auto& h = district.households;
    std::fill_n(h.rose_above.data(), h.rows(), std::uint8_t{0});
    std::fill_n(h.built.data(), h.rows(), 0.0f);
    std::copy_n(h.income_poor.data(), h.rows(), h.poor_at_start.data());
    return district;
}

double bytes_of_town(const Parameters& parameters, std::size_t town)
{
    const District district;
    const double columns = static_cast<double>(district.households.bytes_per_row()) +
                           parameters.population.mean_members * static_cast<double>(district.persons.bytes_per_row());
    const double year = 2 * (months_of_year * sizeof(float) + sizeof(double));
    const double accounts = (2 + std::size(entries)) * sizeof(std::int64_t);
    const double known = (parameters.ties.acquaintances +
                          static_cast<double>(long{parameters.ties.kin_group}) * parameters.ties.kin + 1) *
                         sizeof(std::uint32_t);
    const double scratch = 2 * sizeof(std::int64_t) + 4 * sizeof(float) + need_count;
    // Lists of needs and matches grow as they are used; vectors keep room to grow.
    const double each = 1.25 * (columns + year + accounts + known + scratch);
    const auto villages = static_cast<double>(parameters.population.villages(town));
    const double each_village = sizeof(Village) + sizeof(Association);
    // Associations begin where there is a project, and come to know each other.
    const double associations = std::min(villages, static_cast<double>(parameters.population.pilot_villages.size()));
    return each * static_cast<double>(household_total(parameters.population, town)) + each_village * villages +
           associations * associations * sizeof(float);
}

std::string founding_key(const Parameters& parameters)
{
    auto tree = sim::schema::Node::empty_map();
    const auto keep = [&](const sim::schema::Member& member) { tree.set(member.name(), member.effective()); };
    keep(parameters.start);
    keep(parameters.seed);
    const auto keep_switch = [&](const sim::AnyMechanism& mechanism) {
        const auto level = std::to_string(parameters.mechanisms.level(mechanism));
        tree.set("mechanisms." + std::string(mechanism.description.name), sim::schema::Node::text(level));
    };
    for (const auto* phase : founding_phases())
        for (const auto* mechanism : phase->mechanisms) {
            for (const auto& type : mechanism->handed) keep(parameters.groups.of(type.number));
            if (phase == &settling || phase == &livelihoods_before) continue;
            keep_switch(*mechanism);
            for (const auto* other : mechanism->description.only_with) keep_switch(*other);
            for (const auto* other : mechanism->description.asks) keep_switch(*other);
        }
    return tree.flat_text();
}

} // namespace alleviation
