/// The measures of one distribution, each declared once: the program's verb `measure`, its documentation and the
/// recorded results follow from this list.
#pragma once

#include "models/measures/poverty.h"

#include <string_view>

namespace measures {

struct Measure {
    std::string_view name;
    std::string_view chinese;
    std::string_view unit; ///< "1" for shares and indices, "welfare" for the unit of welfare
    std::string_view range;
    std::string_view meaning;
    std::string_view source;
    double (*of)(const Distribution& welfare, Line line);
};

/// Poverty first, then inequality.
std::span<const Measure> catalogue();

} // namespace measures
