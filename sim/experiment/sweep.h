/// The arms of a scenario lived through at many points, at each of which its factors have other values; at all points
/// in the same random worlds, so that what a point changes is caused by its values alone.
#pragma once

#include "sim/experiment/factors.h"
#include "sim/experiment/kept_figures.h"
#include "sim/inference/design.h"
#include "sim/run/run.h"

#include <map>
#include <string>
#include <vector>

namespace sim::experiment {

/// A sweep made ready to run.
struct SweepPlan {
    Factors factors;
    std::vector<KeptFigure> figures;
    std::vector<Worth> worth;
    inference::Design design;                     ///< [point × column]; of kind table where values are written
    std::size_t points = 0, replicates = 0;       ///< replicates at each point
    std::size_t first_point = 0;                  ///< of all that are laid out, where this is a part of them
    std::vector<std::vector<std::string>> values; ///< [point][factor] where they are
    /// By point, what its arms found as a number: equal where they found the same worlds. Should two be equal by
    /// chance, that costs a founding and no more.
    std::vector<std::size_t> foundings;

    std::string text_at(std::size_t point, std::size_t factor) const;
    double number_at(std::size_t point, std::size_t factor) const;
    /// Where among what it could be a factor lies, 0 to 1: by the design, or by its rank among the points.
    std::vector<double> shares_of(std::size_t factor) const;
};

/// Pulls the levers of a scenario's sweep (plans.h), and reads and checks what it varies, the arms at its points too,
/// before anything is run. Throws InputError with all faults, each with its file and line.
SweepPlan plan_sweep(run::Plan& plan, const run::Execution& execution);

/// What is known before anything is run: /sweep_factors.
store::Derived sweep_factors(const SweepPlan& sweep);

struct SweepOutcome {
    long worlds = 0, finished_worlds = 0;        ///< points × arms × replicates
    std::vector<double> as_written;              ///< of the scenario as it is: [world × arm × figure]
    std::map<std::size_t, std::string> failures; ///< by point: what went wrong there first
};
/// Lives through the scenario as it is written and through all points, and hands their figures to `sink`, point by
/// point. A point at which something fails is left out, and told. The same numbers for any threads. What is finished
/// already is left out, but counted.
SweepOutcome run_sweep(const run::Plan& plan, const SweepPlan& sweep, const run::Execution& execution,
                       const std::function<void(store::Slab)>& sink, const store::Finished& finished = {});

} // namespace sim::experiment
