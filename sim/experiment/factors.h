/// What a sweep varies: parameters, each with what its value could be.
#pragma once

#include "sim/run/plan.h"
#include "sim/schema/distribution.h"

#include <string>
#include <vector>

namespace sim::experiment {

/// One thing that a sweep varies, and the paths of the scenario that get its value.
struct Factor {
    std::string name;               ///< its path; `*` stands for every actor that does not write it
    std::vector<std::string> paths; ///< one, or that of each such actor
    std::string unit, standing, meaning;
    std::string group_zh;            ///< what the outermost group that it is in is called in Chinese
    schema::Distribution plausible;  ///< of numbers, solved; none where it has levels
    std::vector<std::string> levels; ///< of choices, texts, and numbers of a grid
    bool whole = false;              ///< a whole number
    double low = 0, high = 0;        ///< what is allowed
    std::size_t column = 0;          ///< of the design; factors that move together share one
    Origin origin;                   ///< where the scenario asks for it

    /// Its value, as a scenario writes it, that lies above such a share (0 to 1) of what it could be.
    std::string text_at(double share) const;
    /// The same as a number; of levels their place.
    double number_at(double share) const;
    /// The number that a written value is; of levels their place. NaN where it is none.
    double number_of(const std::string& text) const;
    /// "{uniform: [0.2, 0.6]}".
    std::string text() const;
};

struct Factors {
    std::vector<Factor> all;
    std::size_t columns = 0;          ///< that move on their own
    std::vector<std::string> notices; ///< what is left out, a line each
};

/// Reads and checks the factors that a scenario's `sweep` names; all assumptions where it names none. Faults carry file
/// and line.
Factors find_factors(const run::Plan& plan, Faults& faults);

/// Reads and checks the levers that `sweep` names: what one decides, apart from what one does not know.
std::vector<Factor> find_levers(const run::Plan& plan, Faults& faults);

} // namespace sim::experiment
