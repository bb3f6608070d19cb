#include "models/measures/weighted.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace measures {

double Weighted::total_weight() const
{
    double sum = 0;
    for (std::size_t i = 0; i < size(); ++i) sum += weight(i);
    return sum;
}

double Weighted::mean() const
{
    const double total = total_weight();
    if (!(total > 0)) return std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    for (std::size_t i = 0; i < size(); ++i) sum += weight(i) * values[i];
    return sum / total;
}

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

std::vector<std::size_t> Weighted::rising() const
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < size(); ++i)
        if (weight(i) > 0) order.push_back(i);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] != values[b] ? values[a] < values[b] : a < b; });
    return order;
}

Weighted::Copy Weighted::positive() const
{
    Copy out;
    for (std::size_t i = 0; i < size(); ++i)
        if (values[i] > 0) {
            out.values.push_back(values[i]);
            out.weights.push_back(weight(i));
        }
    return out;
}

} // namespace measures
