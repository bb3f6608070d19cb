#include "models/measures/weighted.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

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
    std::vector<std::pair<double, double>> order;
    order.reserve(given.size());
    for (std::size_t i = 0; i < given.size(); ++i)
        if (given.weight(i) > 0) order.emplace_back(given.values[i], given.weight(i));
    const auto lower = [](const auto& a, const auto& b) { return a.first < b.first; };
    if (!std::is_sorted(order.begin(), order.end(), lower)) std::sort(order.begin(), order.end());
    values_.reserve(order.size());
    weights_.reserve(order.size());
    for (const auto& [value, weight] : order) {
        values_.push_back(value);
        weights_.push_back(weight);
    }
    sum_up();
}

void Distribution::sum_up()
{
    for (std::size_t i = 0; i < size(); ++i) {
        total_weight_ += weights_[i];
        sum_ += weights_[i] * values_[i];
    }
    first_positive_ = static_cast<std::size_t>(std::upper_bound(values_.begin(), values_.end(), 0.0) - values_.begin());
    logs_.assign(size(), 0.0);
    for (std::size_t i = first_positive_; i < size(); ++i) logs_[i] = std::log(values_[i]);
}

double Distribution::mean() const
{
    return total_weight_ > 0 ? mean_within(sum_ / total_weight_, values_.front(), values_.back())
                             : std::numeric_limits<double>::quiet_NaN();
}

Distribution Distribution::part(std::size_t first, std::size_t last) const
{
    Distribution out;
    out.values_.assign(values_.begin() + static_cast<std::ptrdiff_t>(first),
                       values_.begin() + static_cast<std::ptrdiff_t>(last));
    out.weights_.assign(weights_.begin() + static_cast<std::ptrdiff_t>(first),
                        weights_.begin() + static_cast<std::ptrdiff_t>(last));
    out.sum_up();
    return out;
}

} // namespace measures
