/// What measures are taken of: values with weights, and the same in rising order.
#pragma once

#include <algorithm>
#include <cstddef>
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
    /// Throws std::invalid_argument when the lengths differ, a value is not finite, or a weight is negative or not
    /// finite.
    void check() const;
};

/// A mean of values between `least` and `greatest`, kept there: rounding alone puts that of equal values beside them,
/// and on the other side of a line that they lie at.
inline double mean_within(double mean, double least, double greatest)
{
    return std::clamp(mean, least, greatest);
}

/// A distribution of welfare: values with weights above zero, in rising order. Sorted once, so that many measures can
/// be taken of it.
class Distribution {
  public:
    Distribution(std::span<const double> values, std::span<const double> weights = {});
    Distribution(Weighted weighted) : Distribution(weighted.values, weighted.weights) {}

    std::size_t size() const { return values_.size(); }
    double value(std::size_t i) const { return values_[i]; }
    double weight(std::size_t i) const { return weights_[i]; }
    /// Natural logarithm of a value above zero.
    double log_value(std::size_t i) const { return logs_[i]; }
    double total_weight() const { return total_weight_; }
    /// Sum of values, each times its weight.
    double sum() const { return sum_; }
    /// Weighted mean; NaN when nobody has weight.
    double mean() const;
    /// The part with values above zero: what logarithms can be taken of. Those before it number size() − its size().
    std::size_t first_positive() const { return first_positive_; }
    /// The values from place `first` to before `last`, as a distribution of their own.
    Distribution part(std::size_t first, std::size_t last) const;

  private:
    Distribution() = default;
    void sum_up();

    std::vector<double> values_, weights_, logs_;
    double total_weight_ = 0, sum_ = 0;
    std::size_t first_positive_ = 0;
};

} // namespace measures
