#include "models/alleviation/offer/adaptation.h"

#include "models/alleviation/asked.h"
#include "models/alleviation/definitions.h"
#include "models/alleviation/knowledge.h"

#include <algorithm>
#include <cmath>
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

/// What a supplier sees of others: whom it could follow, and what their offers are used for.
struct Others {
    float effort = 0, use = 0; ///< sums over the suppliers that take part and choose
    int suppliers = 0;
    bool shown = false; ///< the platform shows what they are used for

    /// The mean of the others, or `otherwise` where there are none.
    float of_others(float sum, float own, float otherwise) const
    {
        return suppliers > 1 ? (sum - own) / static_cast<float>(suppliers - 1) : otherwise;
    }
};

bool chooses(const Supplier& supplier)
{
    return takes_part(supplier) && !supplier.parameters->is_government();
}

/// What full engagement would be used for, judged by what was: its matches, those it keeps company, and those it
/// employs.
float use_of(const AdaptationParameters& p, const SupplierHelpParameters& help, const Supplier& supplier)
{
    if (supplier.effort <= 0) return 0;
    const float offered = supplier.effort * static_cast<float>(supplier.offers.posts);
    const float employed = offered > 0 ? static_cast<float>(supplier.staff) / offered : 0.0f;
    return std::min(1.0f, help.use(supplier.recent_help) / supplier.effort + employed +
                              static_cast<float>(supplier.pairs) / p.full_pairs.real());
}

Others look_around(const District& district, const AdaptationParameters& p, const SupplierHelpParameters& help)
{
    Others out;
    out.shown = sharing(district) != Sharing::none;
    for (const Supplier& supplier : district.suppliers) {
        if (!chooses(supplier)) continue;
        ++out.suppliers;
        out.effort += supplier.effort;
        out.use += use_of(p, help, supplier);
    }
    return out;
}

/// Whether an agency at work has looked at the supplier within the year.
bool is_looked_at(const District& district, std::size_t supplier)
{
    return std::any_of(district.agencies.begin(), district.agencies.end(), [&](const Agency& agency) {
        return agency.working && agency.supplier_assessed[supplier].ago(district.clock.step) < months_of_year;
    });
}

/// What a supplier goes by when it chooses.
struct Prospect {
    float use, cost, welcome, others, penalty, grade;
};

Prospect prospect_of(const District& district, const AdaptationParameters& p, const SupplierHelpParameters& help,
                     const Others& others, std::size_t s)
{
    const Supplier& supplier = district.suppliers[s];
    const float own = use_of(p, help, supplier);
    Prospect out{};
    // Who is absent cannot know, but others' results may be shown.
    out.use = supplier.effort > 0 ? own
              : others.shown      ? others.of_others(others.use, own, p.expects.real())
                                  : p.expects.real();
    // The treasury bears its part of what a supplier gives that may claim tax relief.
    out.cost = p.cost.real() / (supplier.relieved ? district.environment.tax_relief : 1.0f);
    constexpr float middle = 0.5f; // of the scale of legitimacy
    out.welcome = p.welcome.real() * (district.environment.legitimacy - middle);
    out.others = others.of_others(others.effort, supplier.effort, supplier.effort);
    out.penalty = p.penalty.real() * (is_looked_at(district, s) ? 1.0f : p.unseen.real());
    out.grade = supplier.grade == 0 ? 0.0f : static_cast<float>(supplier.grade) - middle_grade;
    return out;
}

/// What a strategy brings until the next decision: use of what is offered, grades and good name, less its cost, the
/// risk of pretending, and standing apart from others.
float payoff(const AdaptationParameters& p, const Prospect& prospect, Strategy strategy)
{
    const float kept = keeps(p, strategy);
    return (p.mission.real() * prospect.use + prospect.welcome - prospect.cost) * kept +
           p.incentive.real() * prospect.grade * (kept > 0 ? 1.0f : 0.0f) -
           p.peers.real() * std::abs(kept - prospect.others) -
           (strategy == Strategy::symbolic ? prospect.penalty : 0.0f);
}

Strategy chosen(const Supplier& supplier)
{
    return supplier.effort >= 1.0f ? Strategy::engaged : supplier.effort > 0.0f ? Strategy::symbolic : Strategy::absent;
}

/// Gone; who wins it anew wins it whole.
void leave(Supplier& supplier)
{
    supplier.joined = false;
    supplier.effort = 1;
    supplier.absent_months = 0;
    supplier.attraction.fill(0);
    supplier.experience = 0;
}

} // namespace

void adaptation(District& district, const AdaptationParameters& p, const SupplierHelpParameters& help)
{
    if (district.clock.step == 0 || district.clock.step % long{p.every} != 0) return;
    const Others others = look_around(district, p, help);
    for (std::uint32_t s = 0; s < district.suppliers.size(); ++s) {
        Supplier& supplier = district.suppliers[s];
        if (!chooses(supplier)) continue;
        const Prospect prospect = prospect_of(district, p, help, others, s);
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
            attraction = (before * attraction + weight * payoff(p, prospect, strategy)) / supplier.experience;
            // Gumbel noise makes the greatest sum a draw from the logit.
            const float noise = -sim::hot::log(-sim::hot::log(stream.uniform()));
            const float appeal = p.sensitivity.real() * attraction + noise;
            if (appeal > most) {
                most = appeal;
                best = strategy;
            }
        }
        supplier.effort = keeps(p, best);
        supplier.absent_months = supplier.effort > 0 ? 0 : supplier.absent_months + p.every.value();
        if (supplier.absent_months >= p.leaves_after.value()) leave(supplier);
    }
}

const Mechanism adaptation_mechanism = mechanism<adaptation>(
    {.name = "adaptation",
     .chinese = "供给策略的形塑",
     .section = "一, 三(三)",
     .meaning =
         "From time to time suppliers other than offices choose to engage, to pretend (symbolic help: a small part of "
         "what they offer) or to stay away, by what each strategy brought or would have brought: use of their "
         "offers (matches, people they employ, households they keep company), grades, legitimacy, costs less tax "
         "relief, what other suppliers do, and the risk of being seen, which is greater where an agency looks. Who is "
         "absent goes by others' results where the platform shows them. Experience-weighted attraction (Camerer & Ho "
         "1999); the choice is a logit. Who stays away for long leaves, and can be won anew.",
     .reads = "matches, staff, pairs, grades, legitimacy, others' effort, assessments by agencies",
     .writes = "suppliers: absent_months, attraction_absent, attraction_engaged, attraction_symbolic, effort, "
               "experience, joined",
     .levels = {"off", "on"},
     .initial = "on",
     .asks = {&platform_mechanism}});

} // namespace alleviation
