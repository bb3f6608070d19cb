/// What a sweep varied, point by point.
#pragma once

#include <cstddef>
#include <span>

namespace sim::inference {

/// Values of factors at points, [point × factor], all finite.
struct Factors {
    std::span<const double> values;
    /// By factor: 0 for a number; for a choice how many levels it has, its values being 0, 1, … below that.
    std::span<const std::size_t> levels;

    std::size_t count() const { return levels.size(); }
    std::size_t points() const { return levels.empty() ? 0 : values.size() / levels.size(); }
    double at(std::size_t point, std::size_t factor) const { return values[point * levels.size() + factor]; }
};

} // namespace sim::inference
