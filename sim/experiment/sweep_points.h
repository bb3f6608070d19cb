/// The points of a sweep: by a design, as combinations of levels, or out of the user's own table.
#pragma once

#include "sim/experiment/sweep.h"

namespace sim::experiment {

/// Fills in the points of a sweep whose factors are known. Faults are added where design and factors do not fit.
void lay_out_points(const run::Plan& plan, SweepPlan& sweep, Faults& faults);

} // namespace sim::experiment
