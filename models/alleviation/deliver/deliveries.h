#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Carries out the month's matches: grants are paid, people hired and taught, produce fetched.
void deliveries(District& district, const SupplierHelpParameters& help);
extern const Mechanism deliveries_mechanism;

} // namespace alleviation
