/// Which world of a scenario somebody wants to look into.
#pragma once

#include "sim/run/watched_world.h"

#include <string>

namespace sim::cli {

struct WorldOptions {
    run::Request request; ///< its arms: at most one
    long replicate = 1;   ///< from 1
    long region = 1;      ///< from 1
};

/// The plan of a scenario and the world of it that is meant; the first arm where none is named. InputError otherwise.
struct ChosenWorld {
    run::Plan plan;
    run::WorldChosen which;

    std::string arm() const { return plan.arm_names[which.arm]; }
};
inline ChosenWorld chosen_world(const std::vector<const Model*>& models, const WorldOptions& options)
{
    ChosenWorld out{run::read_plan(models, options.request), {}};
    const auto within = [](const char* option, long value, std::size_t most) {
        if (value < 1 || static_cast<std::size_t>(value) > most)
            throw InputError(std::string("--") + option + ": '" + std::to_string(value) +
                             "' is out of range; allowed: 1 to " + std::to_string(most));
        return value - 1;
    };
    out.which.replicate = static_cast<int>(within("replicate", options.replicate, 1'000'000));
    out.which.region = static_cast<std::size_t>(within("region", options.region, out.plan.arms.front()->regions()));
    return out;
}

} // namespace sim::cli
