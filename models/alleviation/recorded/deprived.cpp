#include "models/alleviation/recorded/deprived.h"

#include "models/alleviation/welfare.h"

#include <algorithm>

namespace alleviation {

namespace {

bool without_support(const District& district, std::size_t household)
{
    const auto& h = district.households;
    if (h.membership[household] > 0 || h.pair[household] != nobody) return false;
    const auto neighbours = district.ties->of(household);
    return std::all_of(neighbours.begin(), neighbours.end(),
                       [&](std::uint32_t other) { return h.members[other] == 0 || h.income_poor[other]; });
}

} // namespace

std::array<bool, deprivation_count> deprived(const District& district, std::size_t household)
{
    const unsigned of_register = deprivations(district, household);
    return {(of_register & food) != 0,           (of_register & clothing) != 0,
            (of_register & schooling_lost) != 0, (of_register & medical) != 0,
            (of_register & housing) != 0,        (of_register & water) != 0,
            income_poor(district, household),    district.households.need[index(Need::work)][household] > 0,
            without_support(district, household)};
}

float deprived_share(const District& district, std::size_t household)
{
    const auto all = deprived(district, household);
    return static_cast<float>(std::count(all.begin(), all.end(), true)) / static_cast<float>(deprivation_count);
}

} // namespace alleviation
