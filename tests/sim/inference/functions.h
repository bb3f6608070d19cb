/// Functions whose indices are known in closed form.
#pragma once

#include "sim/inference/points.h"
#include "sim/random/key.h"

#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <span>
#include <vector>

namespace sim::inference {

struct Known {
    std::function<double(std::span<const double>)> of; ///< of coordinates in [0, 1)
    std::vector<double> first, total;

    std::size_t factors() const { return first.size(); }
    std::vector<double> operator()(const Points& points) const
    {
        std::vector<double> out(points.rows());
        for (std::size_t r = 0; r < out.size(); ++r) out[r] = of(points.row(r));
        return out;
    }
};

/// Whether an interval holds what is true, up to rounding.
inline bool holds(const Estimate& e, double truth)
{
    return e.low <= truth + 1e-12 && truth - 1e-12 <= e.high;
}

/// Ishigami & Homma (1990): a = 7, b = 0.1, the third factor acts through the first alone.
inline Known ishigami()
{
    constexpr double pi = std::numbers::pi, a = 7, b = 0.1;
    const double one = std::pow(1 + b * std::pow(pi, 4) / 5, 2) / 2, two = a * a / 8,
                 both = b * b * std::pow(pi, 8) * (1.0 / 18 - 1.0 / 50), all = one + two + both;
    return {[=](std::span<const double> u) {
                const double x = pi * (2 * u[0] - 1), y = pi * (2 * u[1] - 1), z = pi * (2 * u[2] - 1);
                return std::sin(x) * (1 + b * std::pow(z, 4)) + a * std::pow(std::sin(y), 2);
            },
            {one / all, two / all, 0},
            {(one + both) / all, two / all, both / all}};
}

/// Sobol's g-function: the larger a factor's `a`, the less it matters.
inline Known sobol_g(const std::vector<double>& a)
{
    double product = 1;
    for (const double x : a) product *= 1 + 1 / (3 * (1 + x) * (1 + x));
    Known out;
    for (const double x : a) {
        const double alone = 1 / (3 * (1 + x) * (1 + x));
        out.first.push_back(alone / (product - 1));
        out.total.push_back(alone * product / (1 + alone) / (product - 1));
    }
    out.of = [a](std::span<const double> u) {
        double y = 1;
        for (std::size_t c = 0; c < a.size(); ++c) y *= (std::abs(4 * u[c] - 2) + a[c]) / (1 + a[c]);
        return y;
    };
    return out;
}

/// A sum of factors with these slopes, far from nought.
inline Known sum_of(const std::vector<double>& slopes)
{
    double all = 0;
    for (const double s : slopes) all += s * s;
    Known out;
    for (const double s : slopes) out.first.push_back(s * s / all);
    out.total = out.first;
    out.of = [slopes](std::span<const double> u) {
        double y = 1000;
        for (std::size_t c = 0; c < slopes.size(); ++c) y += slopes[c] * u[c];
        return y;
    };
    return out;
}

/// A standard normal number.
inline double noise(std::uint32_t seed, std::size_t row, std::size_t column = 0)
{
    return Stream({seed, 0}, Process{"noise of a test"},
                  {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)}, 0)
        .normal();
}

} // namespace sim::inference
