/// What every mechanism's file begins with.
#pragma once

#include "models/alleviation/state.h"
#include "sim/schedule/mechanism.h"
#include "sim/schema/parameter.h"

namespace alleviation {

using Mechanism = sim::Mechanism<District>;
using Phase = sim::Phase<District>;

} // namespace alleviation
