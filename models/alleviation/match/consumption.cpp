#include "models/alleviation/match/consumption.h"
#include "models/alleviation/asked.h"

#include "models/alleviation/prices.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

class Consumption final : public Modality {
  public:
    explicit Consumption(const ConsumptionParameters& consumption) : Modality(Need::sales), consumption_(consumption) {}

    std::uint32_t capacity(const District&, const Supplier& supplier) const override
    {
        const double lot = std::max(1.0, supplier.parameters->consumption.smallest_lot.value());
        const double most = std::numeric_limits<std::uint32_t>::max();
        return static_cast<std::uint32_t>(std::min(most, supplier.purchase_budget.yuan() / lot));
    }
    std::uint32_t candidate(const District& district, std::uint32_t household) const override
    {
        // Buyers know the season: nobody comes before the harvest.
        return district.households.produce[household] > 0 ? district.households.first_member[household] : no_one;
    }
    float fit(const District& district, std::uint32_t, std::uint32_t supplier, float lot) const override
    {
        const auto& offer = district.suppliers[supplier].parameters->consumption;
        return lot >= offer.smallest_lot ? 1.0f : consumption_.fit_small_lot.real();
    }
    // Nobody declines more than the trader pays at the gate.
    bool accepts(const District&, std::uint32_t, std::uint32_t, std::uint32_t) const override { return true; }
    float take(District& district, std::uint32_t household, std::uint32_t supplier) const override
    {
        auto& buyer = district.suppliers[supplier];
        const float price = order_price(district, household, supplier);
        const float lot =
            std::min(district.households.produce[household], static_cast<float>(buyer.purchase_budget.yuan()) / price);
        if (lot < buyer.parameters->consumption.smallest_lot) return 0.0f;
        buyer.purchase_budget -= std::min(buyer.purchase_budget, sim::Fen(whole_fen(lot * price)));
        return lot;
    }

  private:
    const ConsumptionParameters& consumption_;
};

constexpr sim::Process back_again{"buyer's return", "households"};

/// Buyers come back to those from whom they have bought, and need nobody to tell them (回头客).
void buyers_return(District& district, const ConsumptionParameters& p, const RequestParameters& requests)
{
    const auto& h = district.households;
    constexpr std::size_t sales = index(Need::sales);
    for (std::size_t i = 0; i < h.rows(); ++i) {
        if (h.buyer[i] == nobody || h.need[sales][i] <= 0 || is_requested(h, i, Need::sales)) continue;
        const auto buyer = static_cast<std::size_t>(h.buyer[i]);
        if (!answers(district.suppliers[buyer], Need::sales) || !may_help(district, buyer, i)) continue;
        if (district.draw(back_again, h.identity[i]).uniform() >= p.returns.real()) continue;
        // It knows what it will get, and comes with the harvest.
        request(district, i, Need::sales, buyer, Linker::acquaintance, district.clock.step - requests.takes.value());
    }
}

} // namespace

void consumption(District& district, const ConsumptionParameters& p, const MatchingParameters& matching,
                 const KnowledgeParameters& knowledge, const RequestParameters& requests)
{
    buyers_return(district, p, requests);
    hold_market(district, matching, knowledge, requests, Consumption(p));
}

const Mechanism consumption_mechanism = mechanism<consumption>(
    {.name = "consumption",
     .chinese = "消费扶贫",
     .section = "二(一)",
     .meaning =
         "Lots of produce are matched with buyers' budgets before the trader comes. Orders act only through the "
         "premium "
         "over the gate price, which closes part of the gap to the market price, and through produce that would have "
         "stayed unsold. Buyers who have bought from a household come back now and then by themselves. "
         "Literature: Couture et al. 2021 found little gain for producers from rural e-commerce.",
     .reads = "records, requests, produce, who bought before, buyers' budgets, linking hours",
     .writes = "agencies: linking_hours_used; associations: linking_hours_used; households: outcome_sales, requested; "
               "matches: all; requests: all; suppliers: helped, purchase_budget",
     .asks = {&platform_mechanism, &supplier_survey_mechanism}});

} // namespace alleviation
