/// The factors of a sweep on which an arm's effect hangs most.
#pragma once

#include "sim/inference/resampling.h"
#include "sim/store/result_reader.h"

#include <string>
#include <vector>

namespace sim::cli {

struct LeadingFactor {
    std::string name;
    inference::Estimate index; ///< a share, or the mean size of elementary effects
    bool effects = false;      ///< the latter
    double slope = 0;          ///< its sign: whether the effect is greater where the factor is

    /// "needs.funds 40 % [25, 55]".
    std::string text() const;
};

/// Those told from nothing, most first, by an index that can be believed: six at most. None below 100 points, where
/// intervals of indices are not to be believed.
std::vector<LeadingFactor> leading_factors(const store::ResultReader& sweep, const std::string& arm,
                                           const std::string& figure);
/// Whether a sweep has points enough for that.
bool points_enough(const store::ResultReader& sweep);

} // namespace sim::cli
