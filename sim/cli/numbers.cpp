#include "sim/cli/numbers.h"

#include <fmt/format.h>

#include <cmath>

namespace sim::cli {

std::string shown(double value, bool sign)
{
    if (value != value) return "–";
    const double size = std::abs(value);
    const int decimals = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.1 || size == 0 ? 2 : 4;
    return sign ? fmt::format("{:+.{}f}", value, decimals) : fmt::format("{:.{}f}", value, decimals);
}

std::string interval(double low, double high, bool sign)
{
    return low == low && high == high ? "[" + shown(low, sign) + ", " + shown(high, sign) + "]" : "–";
}

} // namespace sim::cli
