#include "models/alleviation/survey/register_visits.h"

#include "models/alleviation/chunks.h"

namespace alleviation {

namespace {

constexpr sim::Process official_visit{"official visit", "households"};

void pass_on(District& district, const RegisterVisitParameters& p, const RequestParameters& requests,
             std::size_t household)
{
    const auto& h = district.households;
    const float skill = district.villages[h.village[household]].worker_skill;
    const float overlooks = p.overlooks.real() * (1.0f - p.trained_notes.real() * skill);
    auto stream = district.draw(official_visit, h.identity[household]);
    for (std::size_t k = 0; k < need_count; ++k) {
        const bool noted = stream.uniform() >= overlooks;
        const bool anybody = stream.uniform() < p.beyond_offices.real();
        const float u = stream.uniform();
        const auto need = static_cast<Need>(k);
        if (!noted || h.need[k][household] <= 0 || is_requested(h, household, need)) continue;
        const std::size_t supplier = hears_of(district, requests, household, need, u, [&](const Supplier& supplier_) {
            return anybody || supplier_.parameters->is_government();
        });
        if (supplier < district.suppliers.size()) request(district, household, need, supplier, Linker::official);
    }
}

} // namespace

void register_visits(District& district, const RegisterVisitParameters& p, const RequestParameters& requests)
{
    const auto& h = district.households;
    const int every = (p.helpers ? p.helpers_every : p.every).value();
    for_each_set(h.supported, [&](std::size_t i) {
        // Each household has its month, so that visits are spread over the year.
        const auto turn = static_cast<int>(h.identity[i] % static_cast<std::uint32_t>(every));
        if (district.clock.step % every == turn) pass_on(district, p, requests, i);
    });
}

const Mechanism register_visits_mechanism = mechanism<register_visits>(
    {.name = "register_visits",
     .chinese = "干部入户走访",
     .section = "三(三)",
     .meaning =
         "Village officials visit every registered household, and for some time those that left the register, once a "
         "year, or more often where each has an official "
         "helper, and note part of what it lacks, more of it where the village's worker was trained. It reaches "
         "government offices, and now and then other suppliers. "
         "Nobody looks at what would fit whom.",
     .reads = "register, needs, skill of village workers",
     .writes = "households: requested; requests: all"});

} // namespace alleviation
