#include "models/alleviation/organise/spillover.h"

#include "models/alleviation/organise/backbone.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process imitation{"imitation of an association", "villages"};

} // namespace

void spillover(District& district, const SpilloverParameters& p, const IncubationParameters& incubation,
               const BackboneParameters& backbone)
{
    float example = 0;
    for (const auto& association : district.associations)
        if (association.stage >= Association::operating) example = std::max(example, association.maturity);
    if (example <= 0) return;
    auto& candidates = district.scratch.list;
    for (std::uint32_t v = 0; v < district.villages.size(); ++v) {
        if (district.villages[v].pilot || district.associations[v].stage > 0) continue;
        choose_candidates(district, backbone, district.villages[v], 1, candidates);
        if (candidates.empty()) continue;
        learn(district.persons.leadership[candidates.front()], district.persons.leadership_taught[candidates.front()],
              p.teaches.real() * example);
        visit_elsewhere(district, backbone, candidates.front());
        if (district.draw(imitation, v).uniform() < p.begins.real() * example)
            begin_if_ripe(district, incubation, backbone, v);
    }
}

const Mechanism spillover_mechanism = mechanism<spillover>(
    {.name = "spillover",
     .chinese = "辐射带动其他村",
     .section = "三(四)",
     .meaning =
         "Where an association operates, the most promising person of each village without a project comes to "
         "see it and learns to lead; a ripe village may then begin an association of its own, without an agency's "
         "hours.",
     .reads = "maturity of associations, ties, motivation",
     .writes =
         "associations: leaders, stage; households: membership; persons: leadership, leadership_taught, study_visits"});

} // namespace alleviation
