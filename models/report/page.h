/// The page, as it was built into the program: everything of it but the data.
#pragma once

#include <string_view>

namespace report {

/// Page text before and after the data; both empty where the chart library was missing when the program was built.
extern const std::string_view page_before_data, page_after_data;
/// The chart library as npm names it, with its version.
extern const std::string_view chart_library;

} // namespace report
