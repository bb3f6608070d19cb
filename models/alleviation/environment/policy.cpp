#include "models/alleviation/environment/policy.h"

#include "models/alleviation/definitions.h"

#include <algorithm>

namespace alleviation {

namespace {
constexpr float middle = 0.5f; // of the scale of legitimacy: where means are what the scenario says
}

void policy(District& district, const PolicyParameters& p)
{
    float results = -1;
    for (const auto& agency : district.agencies) results = std::max(results, agency.score / full_score);
    const bool inspected = results >= 0;
    float& legitimacy = district.environment.legitimacy;
    const float weight = inspected ? p.results.real() : 0.0f;
    legitimacy += p.moves.real() * ((1.0f - weight) * p.stance.real() + weight * results - legitimacy);
    district.environment.means = (1.0f + p.tax_credit.real()) * (1.0f + p.means.real() * (legitimacy - middle));
    district.environment.ease_of_entry = p.registration_ease.real();
    for (auto& village : district.villages)
        village.branch += p.cadre_training.real() / months_of_year * (1.0f - village.branch);
    if (district.clock.january() && district.clock.step > 0) {
        const double neutral = p.neutral_score / full_score;
        const float above = results - static_cast<float>(neutral), most_above = static_cast<float>(1 - neutral);
        const float rise =
            p.purchase_growth.real() + (inspected ? p.purchase_results.real() * above / most_above : 0.0f);
        district.environment.purchasing = std::clamp(district.environment.purchasing * (1.0f + rise),
                                                     p.purchase_least.real(), p.purchase_most.real());
    }
    auto& h = district.households;
    for (const auto i : district.project) h.trust[i] += p.trust.real() * legitimacy * (1.0f - h.trust[i]);
}

const Mechanism policy_mechanism = mechanism<policy>(
    {.name = "policy",
     .chinese = "税收、资金、管理、行业准入；合法性",
     .section = "三(一)",
     .meaning =
         "The legitimacy of social work and social organisations follows policy and the published results of "
         "projects. With tax relief it decides how much donors and enterprises give, how easily others join, "
         "and in small part whether households trust. Every January the instalments still to come of running projects "
         "rise or fall with the purchase budget, which follows results. Trained cadres strengthen branches.",
     .reads = "its stance, inspection scores",
     .writes = "legitimacy, means of suppliers, trust, instalments, strength of branches"});

} // namespace alleviation
