#include "models/alleviation/organise/association_network.h"

#include "sim/core/levels.h"

#include <algorithm>
#include <bit>

namespace alleviation {

namespace {

/// An association's ties to all others grow by joint activities and fade; returns what the ripest of those it is tied
/// to can teach it. A village without an association has neither activity nor maturity.
QIAO_TARGET_CLONES float meet(std::size_t others, float joint, float fades, float own_maturity,
                              const float* __restrict activity, const float* __restrict maturity,
                              float* __restrict ties)
{
    std::int32_t most = 0; // not below zero, so that the bits of numbers are in the order of the numbers
    for (std::size_t b = 0; b < others; ++b) {
        const float tie = ties[b] + joint * activity[b] * (1.0f - ties[b]) - fades * ties[b];
        ties[b] = tie;
        most = std::max(most, std::bit_cast<std::int32_t>(tie * std::max(0.0f, maturity[b] - own_maturity)));
    }
    return std::bit_cast<float>(most);
}

/// The strongest tie to an association that has a leader to spare.
float closest_lender(const District& district, const AssociationNetworkParameters& p,
                     std::span<const std::uint32_t> villages, std::span<const float> ties)
{
    float closest = 0;
    for (std::size_t b = 0; b < villages.size(); ++b)
        if (district.associations[villages[b]].leaders >= p.lends_from.size()) closest = std::max(closest, ties[b]);
    return closest;
}

} // namespace

void association_network(District& district, const AssociationNetworkParameters& p)
{
    auto& links = district.links;
    for (std::uint32_t v = 0; v < district.villages.size(); ++v)
        if (district.associations[v].activity > 0) links.include(v);
    const auto villages = links.villages();
    // As of the beginning of the month, for all at once.
    float *activity = district.scratch.real.data(), *maturity = activity + villages.size();
    for (std::size_t a = 0; a < villages.size(); ++a) {
        activity[a] = district.associations[villages[a]].activity;
        maturity[a] = district.associations[villages[a]].maturity;
    }
    for (std::size_t a = 0; a < villages.size(); ++a) {
        const auto ties = links.of(a);
        const float learnt = meet(ties.size(), p.joint.real() * activity[a], p.fades.real(), maturity[a], activity,
                                  maturity, ties.data());
        ties[a] = 0;
        Association& association = district.associations[villages[a]];
        association.led_by_others = 0;
        if (association.stage > 0 && association.leaders == 0)
            association.led_by_others = closest_lender(district, p, villages, ties);
        if (association.stage > 0)
            association.maturity = std::min(1.0f, association.maturity + p.teaches.real() * learnt);
    }
}

const Mechanism association_network_mechanism = mechanism<association_network>(
    {.name = "association_network",
     .chinese = "协会间支持网络、困难大家帮",
     .section = "二(二)",
     .meaning =
         "Active associations come to know each other; without joint activities their ties fade. The ripest "
         "teaches those that it is tied to, who has leaders to spare lends one to who has none, and funds help each "
         "other out when one cannot meet its claims.",
     .reads = "activity, maturity",
     .writes = "associations: led_by_others, maturity; district: ties_of_associations"});

} // namespace alleviation
