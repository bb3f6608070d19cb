/// What measures are taken of: values with weights, and the same in rising order.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace measures {

/// What a measure is that cannot be taken.
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

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

/// Σ term(i) for `first` ≤ i < `last`, in eight sums side by side: they do not wait for one another, and errors of
/// rounding are smaller than one by one.
template <class Term>
double sum_over(std::size_t first, std::size_t last, Term term)
{
    std::array<double, 8> sums{};
    std::size_t i = first;
    for (; i + sums.size() <= last; i += sums.size())
        for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += term(i + k);
    for (std::size_t k = 0; i < last; ++i, ++k) sums[k] += term(i);
    return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

/// What the usual measures of inequality are made of: means over the values above zero, each first divided by their
/// mean. NaN where there are none.
struct RelativeMeans {
    double log = 0, times_log = 0, half_square_less_one = 0, root = 0;
};

/// A distribution of welfare: values with weights above zero, in rising order. Sorted once and summed up in two sweeps,
/// so that many measures can be taken of it and of its parts.
class Distribution {
  public:
    Distribution(std::span<const double> values, std::span<const double> weights = {});
    Distribution(Weighted weighted) : Distribution(weighted.values, weighted.weights) {}

    std::size_t size() const { return values_.size(); }
    double value(std::size_t i) const { return values_[i]; }
    double weight(std::size_t i) const { return weights_[i]; }
    /// Which of the values that were given stands at place i.
    std::size_t row(std::size_t i) const { return rows_[i]; }
    /// Natural logarithm of a value above zero.
    double log_value(std::size_t i) const { return logs_[i]; }
    double total_weight() const { return weight_below_.back(); }
    /// Weight of all places before i, which may be size().
    double weight_below(std::size_t i) const { return weight_below_[i]; }
    /// The same with half of the place's own weight.
    double middle(std::size_t i) const { return weight_below_[i] + weights_[i] / 2; }
    /// The first place before which lies so much weight, or size().
    std::size_t first_above(double weight) const;
    /// Sum of values, each times its weight; of those before i alone.
    double sum() const { return sum_below_.back(); }
    double sum_below(std::size_t i) const { return sum_below_[i]; }
    /// The same, each also times its middle as a share of the weight before i.
    double ranked_sum_below(std::size_t i) const;
    /// Weighted mean; NaN when nobody has weight.
    double mean() const;
    /// The part with values above zero: what logarithms can be taken of. Those before it number size() − its size().
    std::size_t first_positive() const { return first_positive_; }
    /// Weight of the values above zero, and their mean; NaN where there are none.
    double weight_of_positive() const { return total_weight() - weight_below(first_positive_); }
    double mean_of_positive() const;
    const RelativeMeans& relative() const { return relative_; }
    /// The first place whose value does not have a property that the lower ones have.
    template <class Property>
    std::size_t end_of(Property property) const
    {
        return static_cast<std::size_t>(std::partition_point(values_.begin(), values_.end(), property) -
                                        values_.begin());
    }
    /// The values at some places, which rise, as a distribution of their own.
    Distribution part(std::span<const std::uint32_t> places) const;

  private:
    Distribution() = default;
    void sum_up();

    std::vector<double> values_, weights_, logs_, weight_below_, sum_below_;
    std::vector<std::uint32_t> rows_;
    std::size_t first_positive_ = 0;
    RelativeMeans relative_;
};

} // namespace measures
