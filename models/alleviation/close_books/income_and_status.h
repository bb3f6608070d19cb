#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Income of the month from the ledger, and the sums of the last twelve months.
void income_and_status(District& district);
extern const Mechanism income_and_status_mechanism;

} // namespace alleviation
