#pragma once

#include "models/alleviation/credit.h"
#include "models/alleviation/labour.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

/// What each household truly lacks this month.
void needs(District& district, const NeedsParameters& parameters, const CreditParameters& credit,
           const LabourParameters& labour);
extern const Mechanism needs_mechanism;

} // namespace alleviation
