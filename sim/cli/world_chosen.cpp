#include "sim/cli/world_chosen.h"

namespace sim::cli {

ChosenWorld chosen_world(const Models& models, const WorldOptions& options)
{
    ChosenWorld out{run::read_plan(models, options.request), {}};
    const auto within = [](const char* option, long value, long least, long most) {
        if (value < least || value > most)
            throw InputError(std::string("--") + option + ": '" + std::to_string(value) +
                             "' is out of range; allowed: " + std::to_string(least) + " to " + std::to_string(most));
        return value - least;
    };
    constexpr long most_replicates = 1'000'000;
    out.which.replicate = static_cast<int>(within("replicate", options.replicate, 0, most_replicates));
    const auto regions = static_cast<long>(out.plan.arms.front()->regions());
    out.which.region = static_cast<std::size_t>(within("region", options.region, 1, regions));
    return out;
}

} // namespace sim::cli
