#include "models/alleviation/organise/assoc_network.h"

#include "models/alleviation/parameters.h"

#include <algorithm>

namespace alleviation {

void assoc_network(District& district)
{
    const auto& p = district.parameters->network;
    const std::size_t n = district.villages.size();
    auto& learnt = district.scratch.real; // as of the beginning of the month, for all at once
    std::fill_n(learnt.begin(), n, 0.0f);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) {
            if (a == b) continue;
            const Association &one = district.associations[a], &other = district.associations[b];
            float& tie = district.links[a * n + b];
            const float joint = one.stage > 0 && other.stage > 0 ? one.activity * other.activity : 0.0f;
            tie += p.joint.real() * joint * (1.0f - tie) - p.fades.real() * tie;
            if (one.stage > 0 && other.stage > 0)
                learnt[a] = std::max(learnt[a], tie * std::max(0.0f, other.maturity - one.maturity));
        }
    for (std::size_t a = 0; a < n; ++a) {
        Association& association = district.associations[a];
        if (association.stage > 0)
            association.maturity = std::min(1.0f, association.maturity + p.teaches.real() * learnt[a]);
    }
}

const Mechanism assoc_network_mechanism{
    {.name = "assoc_network",
     .chinese = "协会间支持网络、困难大家帮",
     .section = "二(二)",
     .meaning = "Active associations come to know each other; without joint activities their ties fade. The ripest "
                "teaches those that it is tied to, and funds help each other out when one cannot meet its claims.",
     .reads = "activity, maturity",
     .writes = "ties between associations, maturity"},
    assoc_network};

} // namespace alleviation
