/// Mechanisms whose switches others ask: what they do hangs on whether these are there.
#pragma once

#include "models/alleviation/district.h"

namespace alleviation {

extern const Mechanism agency_capacity_mechanism, association_network_mechanism, backbone_mechanism, casework_mechanism,
    consumption_mechanism, employment_mechanism, funds_mechanism, household_survey_mechanism, incubation_mechanism,
    pairing_mechanism, platform_handover_mechanism, platform_mechanism, policy_mechanism, publicity_mechanism,
    satisfaction_mechanism, skills_mechanism, standardisation_mechanism, supervision_mechanism,
    supplier_survey_mechanism, village_governance_mechanism, village_workers_mechanism;

/// Whether anything is there that hours for organising could be used on.
inline bool organising_is_on(const District& district)
{
    return district.on(backbone_mechanism) || district.on(incubation_mechanism) ||
           district.on(standardisation_mechanism) || district.on(village_workers_mechanism) ||
           district.on(publicity_mechanism);
}

} // namespace alleviation
