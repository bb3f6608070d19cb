#pragma once

#include "models/alleviation/match/market.h"

namespace alleviation {

/// Urgent needs for money, first of all every month (E2).
void funds(District& district, const MatchingParameters& matching, const KnowledgeParameters& knowledge,
           const RequestParameters& requests);
extern const Mechanism funds_mechanism;

} // namespace alleviation
