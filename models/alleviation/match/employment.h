#pragma once

#include "models/alleviation/labour.h"
#include "models/alleviation/match/market.h"

namespace alleviation {

/// Idle members and open posts (E3).
void employment(District& district, const MatchingParameters& matching, const KnowledgeParameters& knowledge,
                const RequestParameters& requests, const LabourParameters& labour, const WageParameters& wages);
extern const Mechanism employment_mechanism;

} // namespace alleviation
