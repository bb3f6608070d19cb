#include "models/alleviation/survey/referral.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process report{"referral", "households"};

/// The agency under whose name a household's record is kept: one that works now, otherwise its village's, the one that
/// kept it, or the first.
std::int16_t keeper(const District& district, std::size_t household)
{
    const auto before = district.households.record_agency[household];
    if (before != nobody && district.agencies[static_cast<std::size_t>(before)].working) return before;
    const auto of_village = district.villages[district.households.village[household]].agency;
    if (of_village != nobody) return of_village;
    return before != nobody ? before : std::int16_t{0};
}

void report_needs(District& district, const ReferralParameters& p, std::size_t household)
{
    const float spread = p.error.real();
    auto& h = district.households;
    auto stream = district.draw(report, h.identity[household]);
    for (std::size_t k = 0; k < need_count; ++k)
        h.observed[k][household] = h.need[k][household] * sim::hot::exp(spread * stream.normal());
    h.record_agency[household] = keeper(district, household);
    h.surveyed_month[household] = district.clock.step;
}

} // namespace

void referral(District& district, const ReferralParameters& p, const KnowledgeParameters& knowledge)
{
    if (district.agencies.empty()) return;
    const auto& h = district.households;
    auto& stale = district.scratch.list;
    const float renewed_below = knowledge.renewed_below.real();
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        if (district.associations[v].stage < Association::operating) continue;
        const Village& village = district.villages[v];
        stale.clear();
        for (std::uint32_t i = village.first_household; i < village.first_household + village.households; ++i) {
            bool in_need = false;
            for (std::size_t k = 0; k < need_count; ++k) in_need |= h.need[k][i] > 0;
            if (h.membership[i] > 0 && in_need && freshness(district, knowledge, i) < renewed_below) stale.push_back(i);
        }
        std::sort(stale.begin(), stale.end(), [&](std::uint32_t a, std::uint32_t b) {
            return h.surveyed_month[a] != h.surveyed_month[b] ? h.surveyed_month[a] < h.surveyed_month[b]
                                                              : h.identity[a] < h.identity[b];
        });
        const std::size_t most = p.per_month.size();
        for (std::size_t k = 0; k < std::min(most, stale.size()); ++k) report_needs(district, p, stale[k]);
    }
}

const Mechanism referral_mechanism = mechanism<referral>(
    {.name = "referral",
     .chinese = "协会转介",
     .section = "二(二), 三(二)",
     .meaning = "From the second stage on an association knows its members' needs and renews the stalest records "
                "among them, without an agency's hours and also after a project has ended.",
     .reads = "membership, needs, freshness of records",
     .writes = "households: observed_care, observed_funds, observed_sales, observed_skills, observed_work, "
               "record_agency, record_month"});

} // namespace alleviation
