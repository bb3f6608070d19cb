/// What every measure is taken of: values with weights.
#pragma once

#include <span>
#include <vector>

namespace measures {

/// Values of households or persons and their weights: sampling weight, times the number of members where a measure
/// speaks of persons. Empty weights are all one. A view: what it points at must outlive it.
struct Weighted {
    std::span<const double> values;
    std::span<const double> weights = {};

    std::size_t size() const { return values.size(); }
    double weight(std::size_t i) const { return weights.empty() ? 1.0 : weights[i]; }
    double total_weight() const;
    /// Weighted mean; NaN when all weights are zero or there is no value.
    double mean() const;

    /// Throws std::invalid_argument when the lengths differ, a value is not finite, or a weight is negative or not
    /// finite. Every measure calls it first.
    void check() const;
    /// Places of the values in rising order; those without weight are left out.
    std::vector<std::size_t> rising() const;
    /// Those above zero, as copies: what logarithms can be taken of.
    struct Copy {
        std::vector<double> values, weights;
        Weighted view() const { return {values, weights}; }
    };
    Copy positive() const;
};

} // namespace measures
