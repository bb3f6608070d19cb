/// Memory that a run will take, told before anything is founded.
#pragma once

#include "sim/run/plan.h"

namespace sim::run {

/// Bytes of the regions that live at the same time on so many threads, and of what they record before it is written.
double bytes_needed(const Plan& plan, int threads);

/// Announces a large need on standard error; throws InputError when it will not fit.
void announce_memory(const Plan& plan, int threads, bool quiet);

} // namespace sim::run
