/// Small statistics that effects, costs and tables share.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace sim::inference {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();
inline constexpr double normal_975 = 1.959963984540054; ///< quantile of the standard normal distribution

inline double mean_of(std::span<const double> values)
{
    double sum = 0;
    for (const double v : values) sum += v;
    return sum / static_cast<double>(values.size());
}

/// Of two samples side by side, with n − 1; NaN below two.
inline double covariance(std::span<const double> a, std::span<const double> b)
{
    const double mean_a = mean_of(a), mean_b = mean_of(b);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
    return sum / static_cast<double>(a.size() - 1);
}
inline double variance(std::span<const double> values)
{
    return covariance(values, values);
}

/// The value below which a share of a sorted sample lies, between neighbours.
inline double quantile_of_sorted(std::span<const double> sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = below + 1 < sorted.size() ? below + 1 : below;
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// The same of a sample in any order, which is put into another one.
inline double quantile_of(std::span<double> sample, double share)
{
    const double place = share * static_cast<double>(sample.size() - 1);
    const auto below = sample.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(sample.begin(), below, sample.end());
    const auto above = below + 1 < sample.end() ? std::min_element(below + 1, sample.end()) : below;
    return *below + (place - std::floor(place)) * (*above - *below);
}

/// The same, quickly where it lies between `low` and `high` and few others do. `some` has room for one more than all.
inline double quantile_near(std::span<double> sample, double share, double low, double high, std::span<double> some)
{
    const double place = share * static_cast<double>(sample.size() - 1);
    std::size_t lower = 0, between = 0;
    for (const double value : sample) { // without branches, which nobody could foresee
        lower += value < low ? 1 : 0;
        some[between] = value;
        between += value >= low && value <= high ? 1 : 0;
    }
    const auto below = static_cast<std::size_t>(place);
    if (below < lower || below + 1 >= lower + between) return quantile_of(sample, share);
    std::sort(some.begin(), some.begin() + static_cast<std::ptrdiff_t>(between));
    const double at = some[below - lower], above = some[below - lower + 1];
    return at + (place - std::floor(place)) * (above - at);
}

/// Quantiles of Student's t, which depend on the number of pairs alone.
struct Student {
    double at_975 = nan, at_80 = nan;
};
Student student(std::size_t pairs);

} // namespace sim::inference
