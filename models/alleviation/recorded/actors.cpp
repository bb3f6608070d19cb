#include "models/alleviation/recorded/part.h"

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

Group suppliers_layout(const Parameters& p)
{
    return {"organisations",
            "suppliers of help, month by month",
            every_month(p),
            {{"organisation", "supplier, as the scenario names it", names_of_all(p.suppliers), {}, {}}},
            {{"helped", "matches", "matches delivered this month", {"organisation"}, Storage::int32},
             {"staff", "persons", "people of the town it employs", {"organisation"}, Storage::int32},
             {"pairs", "households", "households paired with it", {"organisation"}, Storage::int32},
             {"balance", "fen", "cash at the end of the month", {"organisation"}, Storage::int64},
             {"joined", "", "1 while it takes part", {"organisation"}, Storage::uint8},
             {"effort",
              "1",
              "share of its offers that its strategy keeps: 1 engaged, 0.2 symbolic, 0 absent",
              {"organisation"},
              Storage::real32},
             {"grade", "", "1 (1A) to 5 (5A); 0 not graded", {"organisation"}, Storage::uint8}}};
}

void record_suppliers(const std::vector<District>& districts, const Cells& cells_of)
{
    const District& district = districts.front();
    for (std::size_t s = 0; s < district.suppliers.size(); ++s) {
        const auto& supplier = district.suppliers[s];
        const double values[] = {static_cast<double>(supplier.helped),
                                 static_cast<double>(supplier.staff),
                                 static_cast<double>(supplier.pairs),
                                 static_cast<double>(district.ledger.balance(account(Holder::supplier, s)).count()),
                                 supplier.joined ? 1.0 : 0.0,
                                 double{supplier.effort},
                                 static_cast<double>(supplier.grade)};
        for (std::size_t v = 0; v < std::size(values); ++v) cells_of.of(v)[s] = values[v];
    }
}

Group agencies_layout(const Parameters& p)
{
    return {
        "agencies",
        "agencies that run projects, month by month",
        every_month(p),
        {{"agency", "agency, as the scenario names it", names_of_all(p.agencies), {}, {}}},
        {{"hours", "hour", "staff hours after reporting", {"agency"}, Storage::real64},
         {"survey_hours_used", "hour", "hours spent on visits", {"agency"}, Storage::real64},
         {"linking_hours_used", "hour", "hours spent on linking and pairs", {"agency"}, Storage::real64},
         {"casework_hours_used", "hour", "hours spent on casework", {"agency"}, Storage::real64},
         {"organising_hours_used", "hour", "hours spent on backbones and associations", {"agency"}, Storage::real64},
         {"balance", "fen", "cash at the end of the month", {"agency"}, Storage::int64},
         {"competence", "1", "professional competence, 0 to 1", {"agency"}, Storage::real32},
         {"score", "points", "score of the last inspection", {"agency"}, Storage::real32},
         {"withheld", "", "1 while instalments are withheld", {"agency"}, Storage::uint8},
         {"diverts", "1", "share of the payroll that buys no work", {"agency"}, Storage::real32}}};
}

void record_agencies(const std::vector<District>& districts, const Cells& cells_of)
{
    const District& district = districts.front();
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        const auto& agency = district.agencies[a];
        const double values[] = {double{agency.hours},
                                 double{agency.survey_hours_used},
                                 double{agency.linking_hours_used},
                                 double{agency.casework_hours_used},
                                 double{agency.organising_hours_used},
                                 static_cast<double>(district.ledger.balance(account(Holder::agency, a)).count()),
                                 double{agency.competence},
                                 double{agency.score},
                                 agency.withheld ? 1.0 : 0.0,
                                 double{agency.diverts}};
        for (std::size_t v = 0; v < std::size(values); ++v) cells_of.of(v)[a] = values[v];
    }
}

} // namespace

const Part suppliers_part{[](const Parameters& p) { return std::vector{suppliers_layout(p)}; }, record_suppliers};
const Part agencies_part{[](const Parameters& p) { return std::vector{agencies_layout(p)}; }, record_agencies};

} // namespace alleviation
