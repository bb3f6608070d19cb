/// What a scenario asks of its arms beside running them: that a claim holds, that facts are met, how precisely an
/// effect is to be known, who brought it.
#pragma once

#include "sim/run/plan.h"

namespace sim::experiment {

/// Reads and checks a scenario with all its questions. Throws InputError with all faults at once.
run::Plan make_plan(const std::vector<const Model*>& models, const run::Request& request);
/// The same, but shows each arm to `look` and keeps the first alone.
run::Plan look_through(const std::vector<const Model*>& models, const run::Request& request, const run::Look& look);

} // namespace sim::experiment
