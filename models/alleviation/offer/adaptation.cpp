#include "models/alleviation/offer/adaptation.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

constexpr sim::Process choice{"supplier strategy", "suppliers"};

/// The share of its offers that a supplier keeps.
float keeps(const AdaptationParameters& p, Strategy strategy)
{
    switch (strategy) {
    case Strategy::engaged:
        return 1.0f;
    case Strategy::symbolic:
        return p.symbolic.real();
    case Strategy::absent:
        break;
    }
    return 0.0f;
}

/// What a strategy brings until the next decision: use of what is offered and grades, less its cost and the risk of
/// pretending.
float payoff(const AdaptationParameters& p, const SupplierHelpParameters& help, const Supplier& supplier,
             Strategy strategy)
{
    // What full engagement would have been used for, judged by what was. Who is absent cannot know.
    const float pairs = static_cast<float>(supplier.pairs) / p.full_pairs.real();
    const float demand = supplier.effort > 0 ? std::min(1.0f, help.use(supplier.recent_help) / supplier.effort + pairs)
                                             : p.expects.real();
    const float grade = supplier.grade == 0 ? 0.0f : static_cast<float>(supplier.grade) - middle_grade;
    const float kept = keeps(p, strategy);
    return p.mission.real() * demand * kept + p.incentive.real() * grade * (kept > 0 ? 1.0f : 0.0f) -
           p.cost.real() * kept - (strategy == Strategy::symbolic ? p.penalty.real() : 0.0f);
}

Strategy chosen(const Supplier& supplier)
{
    return supplier.effort >= 1.0f ? Strategy::engaged : supplier.effort > 0.0f ? Strategy::symbolic : Strategy::absent;
}

} // namespace

void adaptation(District& district, const AdaptationParameters& p, const SupplierHelpParameters& help)
{
    if (district.clock.step == 0 || district.clock.step % long{p.every} != 0) return;
    for (std::uint32_t s = 0; s < district.suppliers.size(); ++s) {
        Supplier& supplier = district.suppliers[s];
        if (!supplier.joined || supplier.parameters->is_government()) continue;
        const float before = p.memory.real() * supplier.experience;
        supplier.experience = before + 1.0f;
        const Strategy mine = chosen(supplier);
        auto stream = district.draw(choice, s);
        Strategy best = Strategy::engaged;
        float most = std::numeric_limits<float>::lowest();
        for (std::size_t k = 0; k < strategy_count; ++k) {
            const auto strategy = static_cast<Strategy>(k);
            const float weight = strategy == mine ? 1.0f : p.foregone.real();
            float& attraction = supplier.attraction[k];
            attraction = (before * attraction + weight * payoff(p, help, supplier, strategy)) / supplier.experience;
            // Gumbel noise makes the greatest sum a draw from the logit.
            const float noise = -sim::hot::log(-sim::hot::log(stream.uniform()));
            const float appeal = p.sensitivity.real() * attraction + noise;
            if (appeal > most) {
                most = appeal;
                best = strategy;
            }
        }
        supplier.effort = keeps(p, best);
    }
}

const Mechanism adaptation_mechanism = mechanism<adaptation>(
    {.name = "adaptation",
     .chinese = "供给策略的形塑",
     .section = "一, 三(三)",
     .meaning =
         "From time to time suppliers other than offices choose to engage, to pretend (symbolic help: a small part of "
         "what they offer) or to stay away, by what each strategy brought or would have brought: use of their "
         "offers, grades, costs, the risk of being seen. Experience-weighted attraction (Camerer & Ho 1999); "
         "the choice is a logit.",
     .reads = "matches, grades",
     .writes = "suppliers: attraction_engaged, attraction_symbolic, effort, experience",
     .levels = {"off", "on"},
     .initial = "on"});

} // namespace alleviation
