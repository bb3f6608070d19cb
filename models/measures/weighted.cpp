#include "models/measures/weighted.h"

#include "models/measures/order.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace measures {

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
    weight_below_[0] = 0;
    for (std::size_t i = 0; i < size(); ++i) weight_below_[i + 1] = weight_below_[i] + weights_[i];
    first_positive_ = end_of([](double value) { return value <= 0; });
    const auto amount = [&](std::size_t i) { return weights_[i] * values_[i]; };
    weight_of_positive_ = sum_over(first_positive_, size(), [&](std::size_t i) { return weights_[i]; });
    sum_of_positive_ = sum_over(first_positive_, size(), amount);
    sum_ = sum_over(0, first_positive_, amount) + sum_of_positive_;
}

std::size_t Distribution::first_above(double weight) const
{
    return static_cast<std::size_t>(std::lower_bound(weight_below_.begin(), weight_below_.end() - 1, weight) -
                                    weight_below_.begin());
}

double Distribution::mean() const
{
    return total_weight() > 0 ? mean_within(sum_ / total_weight(), values_.front(), values_.back())
                              : std::numeric_limits<double>::quiet_NaN();
}

double Distribution::mean_of_positive() const
{
    return weight_of_positive_ > 0
               ? mean_within(sum_of_positive_ / weight_of_positive_, values_[first_positive_], values_.back())
               : std::numeric_limits<double>::quiet_NaN();
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
