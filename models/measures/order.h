/// Orders of values.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace measures {

/// Places of the values, the lowest first, and of equals the first. Values must not be NaN. Many are sorted by their
/// digits, in a time that grows as their number does.
std::vector<std::uint32_t> rising_order(std::span<const double> values);

} // namespace measures
