/// What every mechanism's file begins with.
#pragma once

#include "models/alleviation/district.h"
#include "sim/schedule/mechanism.h"
#include "sim/schema/parameter.h"

namespace alleviation {

using Phase = sim::Phase<District>;
using sim::mechanism;

} // namespace alleviation
