#include "models/alleviation/offer/adaptation.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process choice{"supplier strategy"};
constexpr std::array<float, 3> keeps = {1.0f, 0.2f, 0.0f};

/// What a strategy brings in a quarter: use of what is offered and grades, less its cost and the risk of pretending.
float payoff(const AdaptationParameters& p, const Supplier& supplier, std::size_t strategy)
{
    // What full engagement would have been used for, judged by what was: a match a month, or fifteen households to
    // stand beside, is full use. Who is absent cannot know.
    const float pairs = static_cast<float>(supplier.pairs) / 15.0f;
    const float demand =
        supplier.effort > 0 ? std::min(1.0f, supplier.recent_help / 3.0f / supplier.effort + pairs) : 0.5f;
    const float grade = supplier.grade == 0 ? 0.0f : static_cast<float>(supplier.grade) - 3.0f;
    const bool pretends = strategy == 1;
    return p.mission.real() * demand * keeps[strategy] +
           p.incentive.real() * grade * (keeps[strategy] > 0 ? 1.0f : 0.0f) - p.cost.real() * keeps[strategy] -
           (pretends ? p.penalty.real() : 0.0f);
}

std::size_t chosen(const Supplier& supplier)
{
    return supplier.effort >= 1.0f ? 0 : supplier.effort > 0.0f ? 1 : 2;
}

} // namespace

void adaptation(District& district, const AdaptationParameters& p)
{
    if (district.clock.step == 0 || district.clock.step % long{p.every} != 0) return;
    for (std::uint32_t s = 0; s < district.suppliers.size(); ++s) {
        Supplier& supplier = district.suppliers[s];
        if (!supplier.joined || supplier.parameters->is_government()) continue;
        const float before = p.memory.real() * supplier.experience;
        supplier.experience = before + 1.0f;
        const std::size_t mine = chosen(supplier);
        auto stream = district.draw(choice, s);
        std::size_t best = 0;
        float most = -1e30f;
        for (std::size_t k = 0; k < keeps.size(); ++k) {
            const float weight = k == mine ? 1.0f : p.foregone.real();
            float& attraction = supplier.attraction[k];
            attraction = (before * attraction + weight * payoff(p, supplier, k)) / supplier.experience;
            // Gumbel noise makes the greatest sum a draw from the logit.
            const float noise = -sim::hot::log(-sim::hot::log(stream.uniform()));
            const float appeal = p.sensitivity.real() * attraction + noise;
            if (appeal > most) {
                most = appeal;
                best = k;
            }
        }
        supplier.effort = keeps[best];
    }
}

const Mechanism adaptation_mechanism = mechanism<adaptation>(
    {.name = "adaptation",
     .chinese = "供给策略的形塑",
     .section = "一, 三(三)",
     .meaning = "Every quarter suppliers other than offices choose to engage, to pretend (symbolic help: a fifth of "
                "what they offer) or to stay away, by what each strategy brought or would have brought: use of their "
                "offers, grades, costs, the risk of being seen. Experience-weighted attraction (Camerer & Ho 1999); "
                "the choice is a logit.",
     .reads = "matches, grades",
     .writes = "effort of suppliers",
     .levels = {"off", "on"},
     .initial = "on"});

} // namespace alleviation
