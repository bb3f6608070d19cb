#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Begins the month's matching: no matches yet, and for every need the reason why nobody could answer it so far.
void unmatched(District& district);
extern const Mechanism unmatched_mechanism;

} // namespace alleviation
