/// Intervals by drawing the sample again from itself (Efron's bootstrap). A resample is a function of the seed and its
/// number alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim::inference {

/// A figure and its 95 % interval. NaN where there is nothing to estimate it from.
struct Estimate {
    double value, low, high;
};

struct Resampling {
    std::uint32_t seed = 0;
    int resamples = 1000;
};

/// How often each of the rows is in resample number `b`: as many draws as there are rows.
void draw_again(const Resampling& resampling, int b, std::span<double> counts);

/// The interval that holds the middle 95 % of resampled figures, those that are NaN left out. Changes their order.
Estimate with_interval(double value, std::vector<double>& resampled);

} // namespace sim::inference
