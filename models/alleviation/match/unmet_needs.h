#pragma once

#include "models/alleviation/knowledge.h"
#include "models/alleviation/mechanism.h"
#include "models/alleviation/requests.h"

namespace alleviation {

/// Begins the month's matching: no matches yet, and for every need the reason why nobody could answer it so far.
void unmet_needs(District& district, const KnowledgeParameters& knowledge, const RequestParameters& requests);
extern const Mechanism unmet_needs_mechanism;

} // namespace alleviation
