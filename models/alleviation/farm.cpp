#include "models/alleviation/farm.h"

#include <algorithm>

namespace alleviation {

namespace {
constexpr float harvests_of_year = 2; // of the two a household thinks each as good as the other
}

float coming_surplus(const District& district, const FarmingParameters& p, std::size_t household)
{
    const auto& h = district.households;
    const float harvest =
        p.yield.real() / harvests_of_year * h.land[household] * sim::hot::exp(h.productivity[household]);
    const float kept = p.own_use.real() / harvests_of_year * static_cast<float>(h.members[household]);
    return std::max(0.0f, harvest - kept) * district.environment.price_index;
}

} // namespace alleviation
