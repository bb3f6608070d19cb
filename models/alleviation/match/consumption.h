#pragma once

#include "models/alleviation/match/market.h"

namespace alleviation {

/// Unsold produce and buyers' orders (E5).
void consumption(District& district, const MatchingParameters& matching, const KnowledgeParameters& knowledge);
extern const Mechanism consumption_mechanism;

} // namespace alleviation
