/// Numbers as tables on the screen show them.
#pragma once

#include <string>

namespace sim::cli {

/// With as many digits as its size asks for; "–" where it is missing.
std::string shown(double value, bool sign = false);
/// "[low, high]".
std::string interval(double low, double high, bool sign = false);

} // namespace sim::cli
