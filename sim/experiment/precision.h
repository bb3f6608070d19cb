/// How many replicates make an effect as sure as a scenario asks.
#pragma once

#include "sim/experiment/figure.h"

namespace sim::experiment {

struct Precise {
    int replicates = 0;    ///< that suffice, or the most that are allowed
    int missing = 0;       ///< of these: pairs of worlds in which the figure is missing
    double half_width = 0; ///< of the effect's 95 % interval with so many
};

/// Goes on with worlds of the arm and the baseline, from the scenario's number of replicates on, until the interval of
/// their paired difference is as narrow as `precision` asks, or `most` is reached. The runs that follow live through
/// the same worlds again. InputError when the figure is missing in all pairs of the first worlds, but one at most.
Precise enough_replicates(const run::Plan& plan, const run::Execution& execution);

} // namespace sim::experiment
