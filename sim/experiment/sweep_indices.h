/// How much of a figure hangs on each factor of a sweep, by what its design allows.
#pragma once

#include "sim/experiment/sweep_groups.h"
#include "sim/inference/resampling.h"

#include <vector>

namespace sim::experiment {

/// By index (indices_of()) and column of the design. `shares`: where points lie among what factors could be, used where
/// they were laid out by no design; `means` of the figure at each point; `noise`: the variance that luck leaves in
/// them. `predicted` is set where total indices are of a fit: the share of the variance that it foretells.
std::vector<std::vector<inference::Estimate>> sweep_indices(const SweepPlan& sweep, const inference::Points& shares,
                                                            const std::vector<double>& means, double noise,
                                                            const inference::Resampling& resampling, double& predicted);

} // namespace sim::experiment
