#include "models/alleviation/oversee/satisfaction.h"

#include "models/alleviation/definitions.h"

#include <algorithm>

namespace alleviation {

void satisfaction(District& district, const SatisfactionParameters& p)
{
    auto& h = district.households;
    for (const auto& agency : district.agencies) {
        if (!agency.working) continue;
        for (const auto i : agency.caseload) {
            int needs = 0, met = 0;
            for (std::size_t k = 0; k < need_count; ++k)
                if (h.need[k][i] > 0) {
                    ++needs;
                    met += district.outcome[k][i] == NeedOutcome::met;
                }
            if (needs == 0 || h.members[i] == 0) continue;
            const float performance = static_cast<float>(met) / static_cast<float>(needs);
            const float judgement = p.neutral.real() + p.strength.real() * (performance - h.expectation[i]);
            h.satisfaction[i] +=
                p.speed.real() * (std::clamp(judgement, least_satisfied, most_satisfied) - h.satisfaction[i]);
            h.expectation[i] += p.expectation_speed.real() * (performance - h.expectation[i]);
            const float trust = h.trust[i] + p.trust.real() * (h.satisfaction[i] - p.neutral.real());
            h.trust[i] = std::clamp(trust, 0.0f, 1.0f);
        }
    }
}

const Mechanism satisfaction_mechanism = mechanism<satisfaction>(
    {.name = "satisfaction",
     .chinese = "服务满意度评价",
     .section = "二(二)",
     .meaning =
         "Each household of a caseload, served or not, compares the share of its needs met with what it expected "
         "(expectation and disconfirmation, Oliver 1980). Satisfaction on a scale of 1 to 5 follows, expectations "
         "follow experience, and trust follows satisfaction, so that promises not kept cost the next survey.",
     .reads = "outcomes of needs, expectation",
     .writes = "satisfaction, expectation, trust"});

} // namespace alleviation
