#include "models/measures/weighted.h"

#include "models/measures/order.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace measures {

namespace {

constexpr std::size_t lanes = 8; // as in sum_over()

double total(const double (&sums)[lanes])
{
    return sum_over(0, lanes, [&](std::size_t k) { return sums[k]; });
}

/// The means of values above zero, whose logarithms are given, and whose mean is.
QIAO_TARGET_CLONES void sum_relative(std::size_t count, const double* __restrict values,
                                     const double* __restrict weights, const double* __restrict logs, double mean,
                                     double log_mean, RelativeMeans& out)
{
    double log[lanes] = {}, times_log[lanes] = {}, half_square_less_one[lanes] = {}, root[lanes] = {},
           people[lanes] = {};
    const auto add = [&](std::size_t i, std::size_t k) __attribute__((always_inline))
    {
        const double value = values[i] / mean, log_value = logs[i] - log_mean;
        log[k] += weights[i] * log_value;
        times_log[k] += weights[i] * (value * log_value);
        half_square_less_one[k] += weights[i] * ((value * value - 1) / 2);
        root[k] += weights[i] * std::sqrt(value);
        people[k] += weights[i];
    };
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes)
        for (std::size_t k = 0; k < lanes; ++k) add(i + k, k);
    for (std::size_t k = 0; i + k < count; ++k) add(i + k, k);
    const double all = total(people);
    out = {total(log) / all, total(times_log) / all, total(half_square_less_one) / all, total(root) / all};
}

QIAO_TARGET_CLONES double sum_ranked(std::size_t count, const double* __restrict values,
                                     const double* __restrict weights, const double* __restrict weight_below,
                                     double people)
{
    return sum_over(0, count, [&](std::size_t i) {
        return weights[i] * values[i] * ((weight_below[i] + weights[i] / 2) / people);
    });
}

} // namespace

void Weighted::check() const
{
    if (!weights.empty() && weights.size() != values.size())
        throw std::invalid_argument("there are " + std::to_string(values.size()) + " values and " +
                                    std::to_string(weights.size()) + " weights");
    for (const double value : values)
        if (!std::isfinite(value)) throw std::invalid_argument("a value is missing or infinite");
    for (const double weight : weights)
        if (!(weight >= 0) || !std::isfinite(weight))
            throw std::invalid_argument("a weight is missing, negative or infinite");
}

Distribution::Distribution(std::span<const double> values, std::span<const double> weights)
{
    const Weighted given{values, weights};
    given.check();
    rows_ = rising_order(values);
    if (!weights.empty()) std::erase_if(rows_, [&](std::uint32_t row) { return weights[row] == 0; });
    values_.resize(rows_.size());
    weights_.resize(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        values_[i] = values[rows_[i]];
        weights_[i] = given.weight(rows_[i]);
    }
    logs_.assign(size(), 0.0);
    for (std::size_t i = end_of([](double value) { return value <= 0; }); i < size(); ++i)
        logs_[i] = std::log(values_[i]);
    sum_up();
}

void Distribution::sum_up()
{
    weight_below_.resize(size() + 1);
    sum_below_.resize(size() + 1);
    double weight = 0, sum = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        weight_below_[i + 1] = weight += weights_[i];
        sum_below_[i + 1] = sum += weights_[i] * values_[i];
    }
    first_positive_ = end_of([](double value) { return value <= 0; });
    const std::size_t first = first_positive_;
    const double mean = mean_of_positive();
    sum_relative(size() - first, values_.data() + first, weights_.data() + first, logs_.data() + first, mean,
                 std::log(mean), relative_);
}

double Distribution::ranked_sum_below(std::size_t i) const
{
    return sum_ranked(i, values_.data(), weights_.data(), weight_below_.data(), weight_below(i));
}

std::size_t Distribution::first_above(double weight) const
{
    return static_cast<std::size_t>(std::lower_bound(weight_below_.begin(), weight_below_.end() - 1, weight) -
                                    weight_below_.begin());
}

double Distribution::mean() const
{
    return total_weight() > 0 ? mean_within(sum() / total_weight(), values_.front(), values_.back()) : nan;
}

double Distribution::mean_of_positive() const
{
    return weight_of_positive() > 0 ? mean_within((sum() - sum_below(first_positive_)) / weight_of_positive(),
                                                  values_[first_positive_], values_.back())
                                    : nan;
}

Distribution Distribution::part(std::span<const std::uint32_t> places) const
{
    const auto at_places = [&](const auto& column) {
        std::remove_cvref_t<decltype(column)> out(places.size());
        for (std::size_t i = 0; i < places.size(); ++i) out[i] = column[places[i]];
        return out;
    };
    Distribution out;
    out.values_ = at_places(values_);
    out.weights_ = at_places(weights_);
    out.logs_ = at_places(logs_);
    out.rows_ = at_places(rows_);
    out.sum_up();
    return out;
}

} // namespace measures
