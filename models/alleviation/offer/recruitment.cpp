#include "models/alleviation/offer/recruitment.h"

#include "models/alleviation/asked.h"
#include "models/alleviation/knowledge.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process joins{"joining as a supplier"};

} // namespace

float shown_results(const District& district)
{
    if (sharing(district) == Sharing::none) return 0;
    float helping = 0, joined = 0, satisfied = 0, households = 0;
    for (const auto& supplier : district.suppliers) {
        if (!supplier.joined || !supplier.parameters->active) continue;
        joined += 1;
        helping += std::min(1.0f, supplier.recent_help / 3.0f);
    }
    for (const auto i : district.project) {
        if (district.households.members[i] == 0) continue;
        satisfied += district.households.satisfaction[i] / 5.0f;
        households += 1;
    }
    return joined > 0 && households > 0 ? helping / joined * satisfied / households : 0.0f;
}

void recruitment(District& district, const RecruitmentParameters& p)
{
    const float results = shown_results(district);
    const float legitimacy = district.on(policy_mechanism) ? district.environment.legitimacy : 0.5f;
    const float ease = district.environment.ease_of_entry;
    const float chance = p.innovation.real() * (0.5f + legitimacy) * ease + p.imitation.real() * results * ease;
    for (std::uint32_t s = 0; s < district.suppliers.size(); ++s) {
        Supplier& supplier = district.suppliers[s];
        if (!supplier.joined && supplier.parameters->active && district.draw(joins, s).uniform() < chance)
            supplier.joined = true;
    }
}

const Mechanism recruitment_mechanism = mechanism<recruitment>(
    {.name = "recruitment",
     .chinese = "利用社会效应，号召引领更多组织参与",
     .section = "三(四)",
     .meaning = "Suppliers that the scenario keeps in reserve join with a hazard of diffusion (Bass 1969): a small "
                "part by themselves, the more with legitimacy and ease of entry, and a larger one by the results that "
                "others show on the platform: matches and satisfaction.",
     .reads = "results shown on the platform, legitimacy",
     .writes = "suppliers that take part"});

} // namespace alleviation
