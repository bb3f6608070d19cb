#include "models/alleviation/recorded/part.h"

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

/// Whether it is there in this arm, and has joined.
bool takes_part(const Supplier& supplier)
{
    return supplier.joined && supplier.parameters->active;
}

const Shown of_supplier[] = {
    {"helped",
     "matches",
     "matches delivered this month",
     Storage::int32,
     [](const District& d, std::size_t s) { return static_cast<double>(d.suppliers[s].helped); },
     {},
     project_households},
    {"staff", "persons", "people of the town it employs", Storage::int32,
     [](const District& d, std::size_t s) { return static_cast<double>(d.suppliers[s].staff); }},
    {"pairs",
     "households",
     "households paired with it",
     Storage::int32,
     [](const District& d, std::size_t s) { return static_cast<double>(d.suppliers[s].pairs); },
     {},
     project_households},
    {"balance", "fen", "cash at the end of the month", Storage::int64,
     [](const District& d, std::size_t s) {
         return static_cast<double>(d.ledger.balance(account(Holder::supplier, s)).count());
     }},
    {"joined", "", "1 while it takes part", Storage::uint8,
     [](const District& d, std::size_t s) { return takes_part(d.suppliers[s]) ? 1.0 : 0.0; }},
    {"effort", "1",
     "share of its offers that its strategy keeps: 1 engaged, 0.2 symbolic, 0 absent; missing where it takes no part",
     Storage::real32,
     [](const District& d, std::size_t s) {
         return takes_part(d.suppliers[s]) ? double{d.suppliers[s].effort} : missing;
     }},
    {"grade",
     "",
     "1 (1A) to 5 (5A); missing where it is not graded",
     Storage::uint8,
     [](const District& d, std::size_t s) {
         return d.suppliers[s].grade > 0 ? static_cast<double>(d.suppliers[s].grade) : missing;
     },
     {1, 5}},
};

/// A ratio of two sums over the living households of an agency's caseload; missing while it does not work.
template <class Add>
double over_caseload(const District& district, std::size_t agency, Add add)
{
    double sum = 0, of = 0;
    if (district.agencies[agency].working)
        for (const auto i : district.agencies[agency].caseload)
            if (district.households.members[i] > 0) add(i, sum, of);
    return of > 0 ? sum / of : missing;
}

double mean_satisfaction(const District& d, std::size_t a)
{
    return over_caseload(d, a, [&](std::size_t i, double& sum, double& of) {
        sum += double{d.households.satisfaction[i]};
        of += 1;
    });
}

double satisfied(const District& d, std::size_t a)
{
    return over_caseload(d, a, [&](std::size_t i, double& sum, double& of) {
        sum += d.households.satisfaction[i] >= 4 ? 1 : 0;
        of += 1;
    });
}

double fulfilment(const District& d, std::size_t a)
{
    return over_caseload(d, a, [&](std::size_t i, double& sum, double& of) {
        for (std::size_t k = 0; k < need_count; ++k) {
            if (d.households.need[k][i] <= 0) continue;
            sum += d.outcome[k][i] == Result::met ? 1 : 0;
            of += 1;
        }
    });
}

const Shown of_agency[] = {
    {"hours", "hour", "staff hours after reporting", Storage::real64,
     [](const District& d, std::size_t a) { return double{d.agencies[a].hours}; }},
    {"survey_hours_used",
     "hour",
     "hours spent on visits",
     Storage::real64,
     [](const District& d, std::size_t a) { return double{d.agencies[a].survey_hours_used}; },
     {},
     project_households},
    {"linking_hours_used",
     "hour",
     "hours spent on linking and pairs",
     Storage::real64,
     [](const District& d, std::size_t a) { return double{d.agencies[a].linking_hours_used}; },
     {},
     project_households},
    {"casework_hours_used",
     "hour",
     "hours spent on casework",
     Storage::real64,
     [](const District& d, std::size_t a) { return double{d.agencies[a].casework_hours_used}; },
     {},
     project_households},
    {"organising_hours_used", "hour", "hours spent on backbones and associations", Storage::real64,
     [](const District& d, std::size_t a) { return double{d.agencies[a].organising_hours_used}; }},
    {"volunteer_hours",
     "hour",
     "hours of volunteers in casework, guided or not",
     Storage::real64,
     [](const District& d, std::size_t a) { return double{d.agencies[a].volunteer_hours}; },
     {},
     project_households},
    {"balance", "fen", "cash at the end of the month", Storage::int64,
     [](const District& d, std::size_t a) {
         return static_cast<double>(d.ledger.balance(account(Holder::agency, a)).count());
     }},
    {"competence", "1", "professional competence, 0 to 1", Storage::real32,
     [](const District& d, std::size_t a) { return double{d.agencies[a].competence}; }},
    {"score",
     "points",
     "score of the last inspection, 0 to 100; missing before the first",
     Storage::real32,
     [](const District& d, std::size_t a) { return d.agencies[a].score < 0 ? missing : double{d.agencies[a].score}; },
     {0, 100},
     project_households},
    {"tasks_done",
     "matches",
     "matches since its project began",
     Storage::int32,
     [](const District& d, std::size_t a) { return static_cast<double>(d.agencies[a].tasks_done); },
     {},
     project_households},
    {"mean_satisfaction",
     "1 to 5",
     "mean satisfaction of its caseload; missing while it does not work",
     Storage::real32,
     mean_satisfaction,
     {},
     project_households},
    {"satisfied",
     "1",
     "share of its caseload with a satisfaction of 4 or more",
     Storage::real32,
     satisfied,
     {},
     project_households},
    {"fulfilment",
     "1",
     "share of its caseload's needs of the month that were met (need-fulfilment rate)",
     Storage::real32,
     fulfilment,
     {},
     project_households},
    {"withheld", "", "1 while instalments are withheld", Storage::uint8,
     [](const District& d, std::size_t a) { return d.agencies[a].withheld ? 1.0 : 0.0; }},
    {"diverts", "1", "share of the payroll that buys no work", Storage::real32,
     [](const District& d, std::size_t a) { return double{d.agencies[a].diverts}; }},
    {"linking_share", "1", "share of its hours that it has come to give to linking", Storage::real32,
     [](const District& d, std::size_t a) { return double{d.agencies[a].linking_share}; }},
    {"organising_share", "1", "share of its hours that it has come to give to backbones and associations",
     Storage::real32, [](const District& d, std::size_t a) { return double{d.agencies[a].organising_share}; }},
};

std::vector<Group> suppliers_layout(const Parameters& p)
{
    return {{"organisations",
             "suppliers of help, month by month",
             every_month(p),
             {{"organisation", "supplier, as the scenario names it", names_of_all(p.suppliers), {}, {}}},
             variables_of(of_supplier, "organisation")}};
}

std::vector<Group> agencies_layout(const Parameters& p)
{
    return {{"agencies",
             "agencies that run projects, month by month",
             every_month(p),
             {{"agency", "agency, as the scenario names it", names_of_all(p.agencies), {}, {}}},
             variables_of(of_agency, "agency")}};
}

} // namespace

const Part suppliers_part{suppliers_layout, [](const std::vector<District>& districts, const Cells& cells_of) {
                              record_shown(of_supplier, std::span(districts).first(1), cells_of,
                                           [](const District& d) { return d.suppliers.size(); });
                          }};
const Part agencies_part{agencies_layout, [](const std::vector<District>& districts, const Cells& cells_of) {
                             record_shown(of_agency, std::span(districts).first(1), cells_of,
                                          [](const District& d) { return d.agencies.size(); });
                         }};

} // namespace alleviation
