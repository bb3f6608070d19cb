/// Which world of a scenario somebody wants to look into.
#pragma once

#include "sim/cli/verbs.h"
#include "sim/run/watched_world.h"

#include <string>

namespace sim::cli {

/// The plan of a scenario and the world of it that is meant.
struct ChosenWorld {
    run::Plan plan;
    run::WorldChosen which;

    std::string arm() const { return plan.arm_names[which.arm]; }
};
/// The first arm where none is named. InputError where there is no such world.
ChosenWorld chosen_world(const Models& models, const WorldOptions& options);

} // namespace sim::cli
