#include "models/alleviation/oversee/agency_capacity.h"

#include <algorithm>

namespace alleviation {

void agency_capacity(District& district, const AgencyCapacityParameters& p)
{
    for (auto& agency : district.agencies) {
        const auto workers = static_cast<float>(agency.parameters->workers.value());
        if (!agency.working || workers <= 0) continue;
        const float caseload = static_cast<float>(agency.caseload.size()) / workers;
        const float left = std::min(1.0f, p.quits.real() * caseload / p.caseload.real());
        agency.competence += p.trains.real() * agency.parameters->training_share.real() * (1.0f - agency.competence);
        agency.competence += left * (p.newcomer.real() - agency.competence);
        agency.competence = std::clamp(agency.competence, 0.0f, 1.0f);
    }
}

const Mechanism agency_capacity_mechanism = mechanism<agency_capacity>(
    {.name = "agency_capacity",
     .chinese = "机构能力建设",
     .section = "三(四)",
     .meaning = "Training takes hours and adds competence. Staff leave, the more the more households each is charged "
                "with, and newcomers know less.",
     .reads = "caseload, training hours",
     .writes = "competence"});

} // namespace alleviation
