#include "models/measures/inequality.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace measures {

double gini(std::span<const double> values, std::span<const double> weights)
{
    if (!weights.empty() && weights.size() != values.size())
        throw std::invalid_argument("gini: values and weights differ in length");
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    double below = 0, total = 0, ranked = 0;
    for (const auto i : order) {
        const double weight = weights.empty() ? 1.0 : weights[i];
        ranked += weight * values[i] * (below + weight / 2);
        below += weight;
        total += weight * values[i];
    }
    if (!(below > 0) || !(total > 0)) return std::numeric_limits<double>::quiet_NaN();
    return 2 * ranked / (below * total) - 1;
}

} // namespace measures
