#include "models/alleviation/match/unmet_needs.h"

#include <algorithm>

namespace alleviation {

void unmet_needs(District& district, const KnowledgeParameters& knowledge, const RequestParameters& requests)
{
    district.matches.clear();
    district.options.clear();
    for (auto& association : district.associations) association.linking_hours_used = 0;
    const auto& h = district.households;
    for (auto& outcome : district.outcome) std::fill(outcome.begin(), outcome.end(), NeedOutcome::not_known);
    const Freshness fresh(district, knowledge);
    each_recorded(h, [&](std::size_t i) {
        if (!fresh.counts(i)) return;
        for (std::size_t k = 0; k < need_count; ++k)
            if (h.observed[k][i] > 0) district.outcome[k][i] = NeedOutcome::no_capacity;
    });
    drop_old_requests(district, requests);
    for (const Request& request : district.requests) {
        NeedOutcome& outcome = district.outcome[index(request.need)][request.household];
        if (is_due(district, requests, request))
            outcome = NeedOutcome::no_capacity;
        else if (outcome == NeedOutcome::not_known)
            outcome = NeedOutcome::waiting;
    }
}

const Mechanism unmet_needs_mechanism = mechanism<unmet_needs>(
    {.name = "unmet_needs",
     .chinese = "未满足的需求及其原因",
     .section = "三(二)",
     .meaning =
         "Every need starts the month unmet: nobody knows of it, those who heard of it have not decided, or nobody "
         "has the capacity. The matching of each modality then replaces the outcome, so that needs by outcome "
         "always add up to the needs. Requests that were answered or have lapsed are dropped.",
     .reads = "records, requests",
     .writes = "associations: linking_hours_used; households: outcome_care, outcome_funds, outcome_sales, "
               "outcome_skills, outcome_work, requested; matches: all; requests: all",
     .levels = {},
     .initial = ""});

} // namespace alleviation
