#include "models/alleviation/deliver/deliveries.h"

#include "models/alleviation/labour.h"
#include "models/alleviation/prices.h"

#include <algorithm>

namespace alleviation {

namespace {

void fetch_produce(District& district, const Match& match)
{
    auto& h = district.households;
    const float lot = std::min(match.quantity, h.produce[match.household]);
    const float price = order_price(district, match.household, match.supplier);
    h.produce[match.household] -= lot;
    h.buyer[match.household] = static_cast<std::int16_t>(match.supplier);
    district.pay(account(Holder::supplier, match.supplier), account(Holder::household, match.household),
                 sim::Fen(whole_fen(lot * price)), For::linked_produce);
}

void hire(District& district, const Match& match)
{
    district.persons.promised[match.person] = 0;
    start_post(district, match.person, match.supplier);
}

void enrol(District& district, const Match& match)
{
    const long months = district.suppliers[match.supplier].parameters->skills.length;
    district.persons.promised[match.person] = 0;
    district.persons.course_months[match.person] = static_cast<std::uint8_t>(months);
    district.persons.employer[match.person] = static_cast<std::int16_t>(match.supplier);
    district.persons.activity[match.person] = Activity::trainee;
}

void grant(District& district, const Match& match)
{
    const bool office = district.suppliers[match.supplier].parameters->is_government();
    district.pay(account(Holder::supplier, match.supplier), account(Holder::household, match.household),
                 sim::Fen(whole_fen(match.quantity)), office ? For::relief : For::grant);
}

} // namespace

void deliveries(District& district, const SupplierHelpParameters& help)
{
    for (auto& supplier : district.suppliers)
        supplier.recent_help = static_cast<float>(supplier.helped) + help.kept(supplier.recent_help);
    for (const auto& match : district.matches) {
        const auto group = index(district.households.study_group[match.household]);
        district.delivered[group][index(match.need)] += double{match.quantity};
        switch (match.need) {
        case Need::sales:
            fetch_produce(district, match);
            break;
        case Need::work:
            hire(district, match);
            break;
        case Need::skills:
            enrol(district, match);
            break;
        case Need::funds:
            grant(district, match);
            break;
        case Need::care:
            break; // casework is no match
        }
    }
}

const Mechanism deliveries_mechanism = mechanism<deliveries>(
    {.name = "deliveries",
     .chinese = "服务递送",
     .section = "二(一)",
     .meaning = "Carries out the matches of the month: grants are paid to the household, people start their jobs and "
                "courses, buyers fetch and pay for produce.",
     .reads = "matches",
     .writes = "district: delivered; households: buyer, cash, produce; persons: activity, course_months, employer, "
               "post_months, promised; suppliers: cash, recent_help, staff",
     .levels = {},
     .initial = ""});

} // namespace alleviation
