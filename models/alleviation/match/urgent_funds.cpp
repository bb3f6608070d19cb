#include "models/alleviation/match/urgent_funds.h"

#include "models/alleviation/match/market.h"
#include "models/alleviation/offer/supplier_parameters.h"
#include "models/alleviation/share/platform.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

/// Lists the recorded needs that givers judge by.
void list_asked(District& district)
{
    const auto& observed = district.households.observed[index(Need::funds)];
    auto& asked = district.scratch.asked;
    asked.clear();
    for (std::size_t i = 0; i < district.household_count(); ++i)
        if (observed[i] > 0 && has_record(district, i)) asked.push_back(observed[i]);
}

/// The mean grant that recorded needs would ask of a giver, by which it judges how many its budget reaches.
double mean_grant(const District& district, double largest)
{
    const auto& asked = district.scratch.asked;
    double sum = 0;
    for (const float need : asked) sum += std::min(largest, double{need});
    return asked.empty() ? largest : sum / static_cast<double>(asked.size());
}

const Modality funds{
    Need::funds,
    [](const District& district, const Supplier& supplier) {
        const double largest = supplier.parameters->funds.largest;
        if (largest <= 0 || supplier.grant_budget <= sim::Fen(0)) return 0u;
        return static_cast<std::uint32_t>(std::ceil(supplier.grant_budget.yuan() / mean_grant(district, largest)));
    },
    [](const District& district, std::uint32_t household) { return district.households.first_member[household]; },
    [](const District& district, std::uint32_t household, std::uint32_t, std::uint32_t supplier) {
        const float need = district.households.observed[index(Need::funds)][household];
        return std::min(1.0f, district.suppliers[supplier].parameters->funds.largest.real() / std::max(1.0f, need));
    },
    [](const District&, std::uint32_t, std::uint32_t, std::uint32_t) { return true; },
    [](District& district, std::uint32_t household, std::uint32_t supplier) {
        auto& giver = district.suppliers[supplier];
        const double need = std::ceil(static_cast<double>(district.households.need[index(Need::funds)][household]));
        const sim::Fen grant =
            std::min({sim::Fen::from_yuan(need), giver.parameters->funds.largest.fen(), giver.grant_budget});
        giver.grant_budget -= grant;
        return static_cast<float>(grant.yuan());
    }};

} // namespace

void match_funds(District& district)
{
    // A household tells its helper of an urgent need in the month it arises.
    auto& h = district.households;
    const std::size_t k = index(Need::funds);
    for (const auto i : district.project)
        if (h.pair[i] != nobody && h.record_agency[i] != nobody) h.observed[k][i] = h.need[k][i];
    list_asked(district);
    hold_market(district, funds);
}

const Mechanism match_funds_mechanism{
    {.name = "funds",
     .chinese = "资金扶贫",
     .section = "二(一)",
     .meaning =
         "Households whose urgent bills exceed cash and credit are matched with givers, within the givers' budgets "
         "and the largest grant. A helper paired with the household answers in the same month without an "
         "agency's hours.",
     .reads = "records, budgets, linking hours, pairs",
     .writes = "matches, outcomes of needs for funds"},
    match_funds};

} // namespace alleviation
