#pragma once

#include "models/alleviation/actors/standards.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Works on charter and standards; moves associations from stage to stage.
void standardisation(District& district, const StandardisationParameters& parameters);
extern const Mechanism standardisation_mechanism;

} // namespace alleviation
