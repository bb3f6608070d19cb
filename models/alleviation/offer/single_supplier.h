#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Only government offices supply help.
void single_supplier(District& district);
extern const Mechanism single_supplier_mechanism;

} // namespace alleviation
