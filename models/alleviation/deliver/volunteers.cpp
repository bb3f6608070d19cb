#include "models/alleviation/deliver/volunteers.h"

#include <algorithm>

namespace alleviation {

void volunteers(District& district, const VolunteerParameters& p)
{
    float hours = 0;
    for (const auto& association : district.associations)
        if (association.stage > 0)
            hours += p.hours.real() * association.activity * static_cast<float>(association.members);
    for (auto& agency : district.agencies)
        if (agency.working) {
            agency.volunteer_hours = hours;
            hours = 0; // volunteers go out with one agency
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
     .writes = "volunteer hours"});

} // namespace alleviation
