/// What a scenario's facts name, found among what its worlds record.
#pragma once

#include "sim/experiment/figure.h"

namespace sim::experiment {

/// The figures of one fact: those that are added up, and those that their sum is divided by; in the month of the fact,
/// and in the earlier month that it is a change from. Each reaches over the fact's window.
struct FactFigures {
    std::vector<Figure> sum, whole;
    std::vector<Figure> sum_before, whole_before; ///< empty where it is no change
    std::vector<Figure> per, spread;              ///< what a difference between arms is divided by
};

/// Finds the figures of the fact at a place in the scenario. Faults are added under its path; then nothing is returned.
std::optional<FactFigures> find_figures(const run::Plan& plan, std::size_t fact, Faults& faults);

/// Reads and checks arms and figures of all facts. Called while a plan is made.
void check_facts(run::Plan& plan, const std::vector<std::string>& every_arm, Faults& faults);

} // namespace sim::experiment
