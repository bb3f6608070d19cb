/// What one decides: arms that a scenario does not write, made of its own by other settings.
#pragma once

#include "sim/run/plan.h"

namespace sim::experiment {

/// Adds an arm that differs from an arm of the plan by settings (a map), which win over what that arm writes. Faults of
/// the settings are added.
void add_arm(run::Plan& plan, std::size_t base, const std::string& name, const schema::Node& settings, Faults& faults);

/// Puts one arm for each combination of the levers' levels (`sweep.levers`) in the place of each arm but the baseline,
/// so that whatever is reckoned of arms is reckoned of what one could decide. Combinations that make the same arm are
/// one. With faults, which are added, the plan stays as it is.
void pull_levers(run::Plan& plan, Faults& faults);

} // namespace sim::experiment
