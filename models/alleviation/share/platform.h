#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Opens the platform while somebody runs it.
void platform(District& district);
extern const Mechanism platform_mechanism;

} // namespace alleviation
