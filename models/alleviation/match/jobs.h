#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Idle members and open posts (E3).
void match_jobs(District& district);
extern const Mechanism match_jobs_mechanism;

} // namespace alleviation
