#include "models/alleviation/welfare.h"

namespace alleviation {

unsigned deprivations(const District& district, std::size_t household)
{
    const auto& h = district.households;
    unsigned out = 0;
    if (h.hungry_months[household] > 0) out |= food;
    const auto members = std::max(1.0f, static_cast<float>(h.members[household]));
    if (h.consumption_12[household] / months_of_year < district.environment.subsistence * members) out |= clothing;
    if (h.school_left[household]) out |= schooling_lost;
    if (h.untreated_months[household] > 0 || !h.insured[household]) out |= medical;
    if (!h.safe_housing[household]) out |= housing;
    if (!h.safe_water[household]) out |= water;
    return out;
}

} // namespace alleviation
