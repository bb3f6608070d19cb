#include "models/alleviation/villages.h"

#include <algorithm>

namespace alleviation {

std::size_t AssociationTies::place_of(std::uint32_t village) const
{
    return static_cast<std::size_t>(std::ranges::lower_bound(villages_, village) - villages_.begin());
}

std::span<const float> AssociationTies::of_village(std::uint32_t village) const
{
    const std::size_t place = place_of(village);
    return place < villages_.size() && villages_[place] == village ? of(place) : std::span<const float>{};
}

float AssociationTies::between(std::uint32_t village, std::uint32_t other) const
{
    const std::size_t place = place_of(other);
    const auto ties = of_village(village);
    return place < ties.size() && villages_[place] == other ? ties[place] : 0.0f;
}

void AssociationTies::include(std::uint32_t village)
{
    const std::size_t before = villages_.size(), added = place_of(village);
    if (added < before && villages_[added] == village) return;
    std::vector<float> wider((before + 1) * (before + 1), 0.0f);
    for (std::size_t a = 0; a < before; ++a)
        for (std::size_t b = 0; b < before; ++b)
            wider[(a + (a >= added)) * (before + 1) + b + (b >= added)] = strength_[a * before + b];
    villages_.insert(villages_.begin() + static_cast<std::ptrdiff_t>(added), village);
    strength_ = std::move(wider);
}

} // namespace alleviation
