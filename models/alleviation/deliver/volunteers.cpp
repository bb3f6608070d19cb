#include "models/alleviation/deliver/volunteers.h"

#include <algorithm>

namespace alleviation {

void volunteers(District& district, const VolunteerParameters& p)
{
    const auto first = std::find_if(district.agencies.begin(), district.agencies.end(),
                                    [](const Agency& agency) { return agency.working; });
    if (first == district.agencies.end()) return;
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        const Association& association = district.associations[v];
        if (association.stage == Association::none) continue;
        const auto charged = district.villages[v].agency;
        Agency& agency = charged != nobody ? district.agencies[static_cast<std::size_t>(charged)] : *first;
        agency.volunteer_hours += p.hours.real() * association.activity * static_cast<float>(association.members);
    }
}

float guided_hours(const VolunteerParameters& p, float volunteer_hours, float casework_hours)
{
    if (volunteer_hours <= 0) return 0;
    return p.effect.real() * volunteer_hours * std::min(1.0f, p.guided.real() * casework_hours / volunteer_hours);
}

const Mechanism volunteers_mechanism = mechanism<volunteers>(
    {.name = "volunteers",
     .chinese = "社会工作者与志愿者两工联动",
     .section = "二(二), 三(四)",
     .meaning = "Members of active associations volunteer. Their hours count in casework only as far as social "
                "workers guide them, and for part of a social worker's hour.",
     .reads = "associations, casework hours",
     .writes = "agencies: volunteer_hours"});

} // namespace alleviation
