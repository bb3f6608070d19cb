/// A month of a district: the list of its phases.
#pragma once

#include "models/alleviation/state.h"

namespace alleviation {

void month(sim::Step<District>& step);

/// The phases in their order, for documentation and switches.
const std::vector<const sim::Phase<District>*>& phases();

} // namespace alleviation
