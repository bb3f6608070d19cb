/// What a finished sweep says: what its spread is owed to, how sure verdicts are, when they turn, what knowing more is
/// worth.
#pragma once

#include "sim/experiment/sweep.h"
#include "sim/experiment/sweep_groups.h"

namespace sim::experiment {

/// What the turns of an effect are looked for of: the claim's figure, or the first that is better one way.
struct ToldFigure {
    std::size_t figure = 0;
    double expected = 0; ///< 1: the claim expects more, -1: less; 0: it expects nothing
    double matters = 0;  ///< the smallest difference that would
};
ToldFigure told_figure(const run::Plan& plan, const SweepPlan& sweep);

/// The groups of sweep_answer_groups() with their values. `read` gives what the worlds recorded.
std::vector<store::Derived> sweep_answers(const run::Plan& plan, const SweepPlan& sweep, const SweepOutcome& outcome,
                                          const store::ReadBack& read, const run::Execution& execution);

} // namespace sim::experiment
