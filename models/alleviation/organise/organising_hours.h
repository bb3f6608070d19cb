/// How an agency's hours for organising are spent on its villages.
#pragma once

#include "models/alleviation/district.h"

#include <algorithm>

namespace alleviation {

/// Takes `hours` for a village out of `share` of what an agency at work has for organising, as long as they reach, for
/// each of its villages in turn; `act(village, competence)` does what they are taken for.
template <class Act>
void organise_villages(District& district, float share, float hours, Act act)
{
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        Agency& agency = district.agencies[a];
        if (!agency.working) continue;
        const float most = organising_up_to(agency, share);
        for (auto& village : district.villages) {
            if (village.agency != static_cast<std::int16_t>(a)) continue;
            if (agency.organising_hours_used + hours > most) break;
            agency.organising_hours_used += hours;
            act(village, agency.competence);
        }
    }
}

} // namespace alleviation
