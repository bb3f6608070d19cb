#include "models/alleviation/match/funds.h"
#include "models/alleviation/asked.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

/// Lists the known needs that givers judge by.
void list_asked(District& district, const KnowledgeParameters& knowledge, const RequestParameters& requests)
{
    const auto& observed = district.households.observed[index(Need::funds)];
    const auto& need = district.households.need[index(Need::funds)];
    auto& asked = district.scratch.asked;
    asked.clear();
    const Freshness fresh(district, knowledge);
    each_recorded(district.households, [&](std::size_t i) {
        if (observed[i] > 0 && fresh.counts(i)) asked.push_back(observed[i]);
    });
    for (const Request& request : district.requests)
        if (request.need == Need::funds && is_due(district, requests, request))
            asked.push_back(need[request.household]);
}

/// The mean grant that known needs would ask of a giver, by which it judges how many its budget reaches.
double mean_grant(const District& district, double largest)
{
    const auto& asked = district.scratch.asked;
    double sum = 0;
    for (const float need : asked) sum += std::min(largest, double{need});
    return asked.empty() ? largest : sum / static_cast<double>(asked.size());
}

class Funds final : public Modality {
  public:
    Funds() : Modality(Need::funds) {}

    std::uint32_t capacity(const District& district, const Supplier& supplier) const override
    {
        const double largest = supplier.parameters->funds.largest;
        if (largest <= 0 || supplier.grant_budget <= sim::Fen(0)) return 0u;
        return static_cast<std::uint32_t>(std::ceil(supplier.grant_budget.yuan() / mean_grant(district, largest)));
    }
    std::uint32_t candidate(const District& district, std::uint32_t household) const override
    {
        return district.households.first_member[household];
    }
    float fit(const District& district, std::uint32_t, std::uint32_t supplier, float asked) const override
    {
        return std::min(1.0f, district.suppliers[supplier].parameters->funds.largest.real() / std::max(1.0f, asked));
    }
    bool accepts(const District&, std::uint32_t, std::uint32_t, std::uint32_t) const override { return true; }
    float take(District& district, std::uint32_t household, std::uint32_t supplier) const override
    {
        auto& giver = district.suppliers[supplier];
        const double wanted = std::ceil(static_cast<double>(district.households.need[index(Need::funds)][household]));
        const sim::Fen grant =
            std::min({sim::Fen::from_yuan(wanted), giver.parameters->funds.largest.fen(), giver.grant_budget});
        giver.grant_budget -= grant;
        return static_cast<float>(grant.yuan());
    }
};

} // namespace

void funds(District& district, const MatchingParameters& matching, const KnowledgeParameters& knowledge,
           const RequestParameters& requests)
{
    // A household tells its helper of an urgent need in the month it arises.
    auto& h = district.households;
    const std::size_t k = index(Need::funds);
    for (const auto i : district.project)
        if (h.pair[i] != nobody && h.record_agency[i] != nobody) h.observed[k][i] = h.need[k][i];
    list_asked(district, knowledge, requests);
    hold_market(district, matching, knowledge, requests, Funds());
}

const Mechanism funds_mechanism = mechanism<funds>(
    {.name = "funds",
     .chinese = "资金扶贫",
     .section = "二(一)",
     .meaning = "Households whose urgent bills exceed cash and credit, and of which a record or a request tells, are "
                "matched with givers, within the givers' budgets "
                "and the largest grant. A helper paired with the household answers in the same month without an "
                "agency's hours.",
     .reads = "records, requests, budgets, linking hours, pairs",
     .writes = "agencies: linking_hours_used; associations: linking_hours_used; households: observed_funds, "
               "outcome_funds, requested; matches: all; suppliers: grant_budget, helped",
     .asks = {&platform_mechanism, &supplier_survey_mechanism}});

} // namespace alleviation
