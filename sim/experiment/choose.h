/// Which of several plans is best: random worlds, the same for all plans, until that is as sure as a scenario asks.
#pragma once

#include "sim/experiment/kept_figures.h"
#include "sim/inference/frontier.h"

#include <string>
#include <vector>

namespace sim::experiment {

/// What became of one plan.
struct ChosenPlan {
    std::string name;
    std::size_t worlds = 0; ///< in which it was lived through
    double mean = 0;        ///< of the figure, over these
    /// The best plan's figure less its own, in the worlds of both: mean and 95 % interval by Student's t.
    double behind = 0, behind_low = 0, behind_high = 0;
    inference::FrontierPlan between; ///< cost and effect, over the first worlds, which all plans share
};

struct Chosen {
    std::string figure, unit; ///< what is compared
    std::vector<ChosenPlan> plans;
    std::size_t best = 0;
    bool decided = false;    ///< false: the worlds that are allowed did not suffice, or it was stopped
    double indifference = 0; ///< difference that was taken to change nobody's mind
    std::string effect;      ///< the outcome that cost is held against; empty: none
};

/// Reads and checks what `choose` asks. Called while a plan is made.
void check_choose(const run::Plan& plan, Faults& faults);

/// Adds the plans to the arms, where they are written. Throws InputError where one cannot be.
void check_plans(run::Plan& plan);

/// Adds the plans to the arms, and lives through worlds until the best is found with the promised probability (Kim &
/// Nelson 2001), or the most worlds that are allowed. Throws InputError.
Chosen choose(run::Plan plan, const run::Execution& execution);

} // namespace sim::experiment
