#include "models/alleviation/offer/recruitment.h"

#include "models/alleviation/asked.h"
#include "models/alleviation/definitions.h"
#include "models/alleviation/knowledge.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process joins{"joining as a supplier", "suppliers"};

} // namespace

float shown_results(const District& district, const SupplierHelpParameters& help)
{
    if (sharing(district) == Sharing::none) return 0;
    float helping = 0, joined = 0, satisfied = 0, households = 0;
    for (const auto& supplier : district.suppliers) {
        if (!takes_part(supplier) || !offers_anything(supplier)) continue; // who keeps company only shows no matches
        joined += 1;
        helping += std::min(1.0f, help.use(supplier.recent_help));
    }
    for (const auto i : district.project) {
        if (district.households.members[i] == 0) continue;
        satisfied += district.households.satisfaction[i] / most_satisfied;
        households += 1;
    }
    return joined > 0 && households > 0 ? helping / joined * satisfied / households : 0.0f;
}

void recruitment(District& district, const RecruitmentParameters& p, const SupplierHelpParameters& help)
{
    const float results = shown_results(district, help);
    const float welcome = district.on(policy_mechanism) ? p.regardless.real() + district.environment.legitimacy : 1.0f;
    const float ease = district.environment.ease_of_entry;
    const float chance = p.innovation.real() * welcome * ease + p.imitation.real() * results * ease;
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
     .reads = "results shown on the platform, legitimacy, ease of entry",
     .writes = "suppliers: joined",
     .asks = {&platform_mechanism, &policy_mechanism}});

} // namespace alleviation
