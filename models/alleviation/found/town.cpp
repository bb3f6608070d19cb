#include "models/alleviation/found/town.h"

#include "models/alleviation/close_books/close_books.h"
#include "models/alleviation/found/population.h"
#include "models/alleviation/keep_register/keep_register.h"
#include "models/alleviation/month.h"
#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

namespace {

/// The year before the start, without any project: harvests, wages and spending, with everyone as founded, so that
/// incomes of the last twelve months, cash and the register are there when the first month begins.
void live_through_year_before(District& district)
{
    for (int before = -12; before < 0; ++before) {
        district.clock.step = before;
        district.ledger.begin_month();
        sim::Step<District> step(district, *district.switches);
        calendar(district);
        weather_and_prices(district);
        wages(district);
        farming(district);
        step.run(close_books);
        step.run(keep_register);
        district.ledger.check();
    }
}

} // namespace

District found_town(const Parameters& parameters, sim::Randomness randomness, std::uint32_t number)
{
    District district;
    district.parameters = &parameters;
    district.switches = &parameters.mechanisms;
    district.number = number;
    district.randomness = sim::of_part(randomness, number);
    district.clock = {parameters.start, 0};
    found_population(district);
    live_through_year_before(district);
    choose_project_households(district);
    auto& h = district.households;
    std::fill_n(h.rose_above.data(), h.rows(), std::uint8_t{0});
    std::copy_n(h.income_poor.data(), h.rows(), h.poor_at_start.data());
    return district;
}

void place_actors(District& district, const Parameters& parameters)
{
    district.parameters = &parameters;
    district.switches = &parameters.mechanisms;
    district.agencies.resize(parameters.agencies.size());
    district.suppliers.resize(parameters.suppliers.size());
    district.ledger.open(kind(Holder::agency), parameters.agencies.size());
    district.ledger.open(kind(Holder::supplier), parameters.suppliers.size());
    district.ledger.open(kind(Holder::association), district.villages.size());
    district.ledger.open(kind(Holder::collective), district.villages.size());
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        district.agencies[a].parameters = &parameters.agencies[a];
        district.agencies[a].caseload = district.project;
        district.agencies[a].competence = parameters.agencies[a].competence.real();
        district.agencies[a].diverts = parameters.agencies[a].diverts.real();
        district.agencies[a].survey_share = parameters.agencies[a].survey_share.real();
        district.agencies[a].linking_share = parameters.agencies[a].linking_share.real();
        district.agencies[a].organising_share = parameters.agencies[a].organising_share.real();
        district.agencies[a].supplier_assessed.assign(parameters.suppliers.size(), never);
    }
    for (std::size_t s = 0; s < district.suppliers.size(); ++s) {
        district.suppliers[s].parameters = &parameters.suppliers[s];
        district.suppliers[s].joined = parameters.suppliers[s].joins.text() == "start";
    }
    district.environment.legitimacy = parameters.environment.policy.real();
    begin_history(district);
}

double bytes_of_town(const Parameters& parameters, std::size_t town)
{
    const District district;
    const double columns = static_cast<double>(district.households.bytes_per_row()) +
                           parameters.population.mean_members * static_cast<double>(district.persons.bytes_per_row());
    const double year = 2 * (12 * sizeof(float) + sizeof(double));
    const double accounts = (3 + std::size(entries)) * sizeof(std::int64_t);
    const double known = (parameters.ties.acquaintances +
                          static_cast<double>(long{parameters.ties.kin_group}) * parameters.ties.kin + 1) *
                         4;
    const double scratch = 2 * sizeof(std::int64_t) + 4 * sizeof(float) + need_count;
    // Lists of needs and matches grow as they are used; vectors keep room to grow.
    const double each = 1.25 * (columns + year + accounts + known + scratch);
    const auto villages = static_cast<double>(parameters.population.villages(town));
    const double each_village = sizeof(Village) + sizeof(Association) + villages * sizeof(district.links[0]);
    return each * static_cast<double>(household_total(parameters.population, town)) + each_village * villages;
}

std::string founding_key(const Parameters& parameters)
{
    auto tree = parameters.effective();
    for (const char* later :
         {"agencies",    "suppliers",    "record",          "title",           "description",     "compare",
          "months",      "replicates",   "needs",           "supplier_survey", "survey",          "platform",
          "matching",    "pairing",      "courses",         "casework",        "take_up",         "satisfaction",
          "backbone",    "associations", "standardisation", "network",         "labour_exchange", "referral",
          "volunteers",  "hand_over",    "spillover",       "capacity",        "supervision",     "evaluation",
          "environment", "recruitment",  "adaptation",      "goals",           "collective"})
        tree.erase(later);
    auto& switches = tree.at_or_new("mechanisms");
    for (const auto* phase : phases())
        if (phase != &close_books && phase != &keep_register)
            for (const auto* mechanism : phase->mechanisms) switches.erase(std::string(mechanism->description.name));
    return tree.flat_text();
}

} // namespace alleviation
