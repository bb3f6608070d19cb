/// One world lived through alone, with somebody who looks on: for `qiao trace`, `qiao diff` and tests.
#pragma once

#include "sim/run/plan.h"

#include <functional>
#include <memory>

namespace sim::run {

/// Which world of a plan.
struct WorldChosen {
    std::size_t arm = 0;
    int replicate = 0;
    std::size_t region = 0;
};

/// A mechanism that has just acted in a district. The state is as it left it.
struct Acted {
    Clock clock;
    std::size_t district = 0;
    std::string_view phase;
    const AnyMechanism& mechanism;
    const State& state;
};

/// A world of a plan, founded and begun, that lives month by month as the run of the plan lives it, to the same bits.
class WatchedWorld {
  public:
    WatchedWorld(const Plan& plan, const WorldChosen& chosen);

    const World& world() const { return *world_; }
    Clock clock() const { return clock_; }
    bool over() const { return clock_.step >= months_; }
    State state(std::size_t district) const { return world_->state(district); }
    /// Lives a month; `look` is shown each district each time that a mechanism has acted.
    void month(const std::function<void(const Acted&)>& look);

  private:
    std::unique_ptr<World> world_;
    Clock clock_;
    int months_;
};

} // namespace sim::run
