#include "models/alleviation/knowledge.h"

#include "models/alleviation/asked.h"

#include "sim/random/batch.h"

#include <numbers>

namespace alleviation {

namespace {

constexpr sim::Process acquaintance_draw{"acquaintance"};
constexpr sim::Process assessment_error{"supplier assessment"};

/// What the freshness of a record is the exponential of.
float log_freshness(const KnowledgeParameters& p, int age, bool paired)
{
    const float half_life = p.half_life.real() * (paired ? p.pair_keeps.real() : 1.0f);
    return -std::numbers::ln2_v<float> * static_cast<float>(age) / half_life;
}

} // namespace

Sharing sharing(const District& district)
{
    return district.platform_open ? static_cast<Sharing>(district.level(platform_mechanism)) : Sharing::none;
}

float freshness(const District& district, const KnowledgeParameters& p, std::size_t household)
{
    const auto& h = district.households;
    if (h.surveyed_month[household] == never) return 0.0f;
    const int age = h.surveyed_month[household].ago(district.clock.step);
    return sim::hot::exp(log_freshness(p, age, h.pair[household] != nobody));
}

bool has_record(const District& district, const KnowledgeParameters& p, std::size_t household)
{
    return district.households.record_agency[household] != nobody &&
           freshness(district, p, household) >= p.oldest_record;
}

Freshness::Freshness(const District& district, const KnowledgeParameters& p) : district_(district), knowledge_(p)
{
    for (const bool paired : {false, true}) {
        auto& fresh = by_age_[paired];
        for (std::size_t age = 0; age < ages; ++age) fresh[age] = log_freshness(p, static_cast<int>(age), paired);
        sim::exponentials(fresh);
    }
}

bool can_link(const District& district, std::size_t agency, std::size_t supplier)
{
    const Agency& linker = district.agencies[agency];
    if (!linker.reaches[supplier]) return false;
    if (!district.on(supplier_survey_mechanism)) return static_cast<bool>(linker.parameters->active);
    return linker.supplier_assessed[supplier] != never;
}

float fit_error(const District& district, const KnowledgeParameters& p, std::size_t agency, std::size_t supplier)
{
    const Agency& linker = district.agencies[agency];
    if (linker.supplier_assessed[supplier] == never) return 0.0f;
    const float spread = p.offer_error.real() * (1.0f - linker.competence);
    sim::Stream stream(district.randomness, assessment_error,
                       {static_cast<std::uint32_t>(agency), static_cast<std::uint32_t>(supplier)},
                       linker.supplier_assessed[supplier].month());
    return spread * stream.normal();
}

bool acquainted(const District& district, const KnowledgeParameters& p, std::size_t household, std::size_t supplier)
{
    const float distance = district.suppliers[supplier].parameters->distance.real();
    const float chance = sim::hot::exp(-distance / p.acquaintance.real());
    // It lasts, so the draw has no month.
    sim::Stream stream(district.randomness, acquaintance_draw,
                       {district.households.identity[household], static_cast<std::uint32_t>(supplier)}, 0);
    return stream.uniform() < chance;
}

bool can_see(const District& district, const KnowledgeParameters& p, std::size_t household, std::size_t supplier)
{
    const auto& h = district.households;
    const auto keeper = static_cast<std::size_t>(h.record_agency[household]);
    if (stands_beside(h, household, supplier)) return true;
    const Sharing shared = sharing(district);
    if (shared != Sharing::none && can_link(district, keeper, supplier)) return true;
    // County-wide, a record can be read by whoever any agency has assessed.
    if (shared == Sharing::county)
        for (std::size_t a = 0; a < district.agencies.size(); ++a)
            if (can_link(district, a, supplier)) return true;
    return acquainted(district, p, household, supplier);
}

} // namespace alleviation
