#include "sim/run/watched_world.h"

namespace sim::run {

WatchedWorld::WatchedWorld(const Plan& plan, const WorldChosen& chosen)
    : clock_{plan.scenario().start, 0}, months_(plan.months())
{
    const Arm& arm = *plan.arms[chosen.arm];
    world_ = arm.begin(*arm.found(plan.randomness(chosen.replicate), chosen.region));
}

void WatchedWorld::month(const std::function<void(const Acted&)>& look)
{
    for (std::size_t d = 0; d < world_->districts(); ++d) {
        const AfterEach after_each = [&](std::string_view phase, const AnyMechanism& mechanism) {
            look({clock_, d, phase, mechanism, world_->state(d)});
        };
        world_->month(d, clock_, &after_each);
    }
    world_->exchange(clock_);
    ++clock_.step;
}

} // namespace sim::run
