#include "models/alleviation/match/unmet_needs.h"

#include <algorithm>

namespace alleviation {

void unmet_needs(District& district, const KnowledgeParameters& knowledge)
{
    district.matches.clear();
    district.options.clear();
    for (auto& association : district.associations) association.linking_hours_used = 0;
    const auto& h = district.households;
    for (auto& outcome : district.outcome) std::fill(outcome.begin(), outcome.end(), NeedOutcome::not_surveyed);
    const Freshness fresh(district, knowledge);
    each_recorded(h, [&](std::size_t i) {
        if (!fresh.counts(i)) return;
        for (std::size_t k = 0; k < need_count; ++k)
            if (h.observed[k][i] > 0) district.outcome[k][i] = NeedOutcome::no_capacity;
    });
}

const Mechanism unmet_needs_mechanism = mechanism<unmet_needs>(
    {.name = "unmet_needs",
     .chinese = "未满足的需求及其原因",
     .section = "三(二)",
     .meaning = "Every need starts the month unmet: nobody asked, or nobody has the capacity. The matching of each "
                "modality then replaces the outcome, so that needs by outcome always add up to the needs.",
     .reads = "records",
     .writes = "outcomes of needs, associations' linking hours used",
     .levels = {},
     .initial = ""});

} // namespace alleviation
