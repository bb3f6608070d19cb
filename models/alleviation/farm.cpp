#include "models/alleviation/farm.h"

#include <algorithm>

namespace alleviation {

float coming_surplus(const District& district, const FarmingParameters& p, std::size_t household)
{
    const auto& h = district.households;
    const float harvest = 0.5f * p.yield.real() * h.land[household] * sim::hot::exp(h.productivity[household]);
    const float kept = 0.5f * p.own_use.real() * static_cast<float>(h.members[household]);
    return std::max(0.0f, harvest - kept) * district.environment.price_index;
}

} // namespace alleviation
