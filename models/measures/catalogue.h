/// The measures of one distribution, each declared once: the program's verb `measure`, its documentation and the
/// recorded results follow from this list.
#pragma once

#include "models/measures/poverty.h"

#include <limits>
#include <string>
#include <string_view>

namespace measures {

/// Where the values of a measure lie.
struct Range {
    double least = -std::numeric_limits<double>::infinity(), greatest = std::numeric_limits<double>::infinity();
    /// Whether `greatest` holds only where no welfare is negative.
    bool without_negatives = false;

    /// In words, e.g. "0 to 1 without negative values"; empty where there is none.
    std::string text() const;
};

struct Measure {
    std::string_view name;
    std::string_view chinese;
    std::string_view unit; ///< "1" for shares and indices, "welfare" for the unit of welfare
    Range range;
    std::string_view meaning;
    std::string_view source;
    double (*of)(const Distribution& welfare, Line line);
    bool of_line =
        false; ///< it tells of welfare relative to the line alone, so that each row may have a line of its own
};

/// Poverty first, then inequality.
std::span<const Measure> catalogue();

} // namespace measures
