#include "sim/schema/distribution.h"

#include "sim/core/faults.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <vector>

namespace sim::schema {

std::string number_text(double value)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return {buffer, end};
}

namespace {

/// The standard normal quantile: by halving, since nothing here is asked often.
double normal_quantile(double probability)
{
    double low = -40, high = 40;
    for (int i = 0; i < 100; ++i) {
        const double middle = (low + high) / 2;
        (std::erfc(-middle / std::sqrt(2.0)) / 2 < probability ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace

std::pair<double, double> Distribution::support() const
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    switch (kind_) {
    case Kind::uniform:
        return {values_[0], values_[1]};
    case Kind::triangular:
        return {values_[0], values_[2]};
    case Kind::lognormal:
        return {0, infinity};
    case Kind::beta:
        return {0, 1};
    case Kind::normal:
    case Kind::none:
    case Kind::levels:
        break;
    }
    return {-infinity, infinity};
}

double Distribution::quantile(double probability) const
{
    const auto [a, b, c] = values_;
    switch (kind_) {
    case Kind::uniform:
        return a + probability * (b - a);
    case Kind::triangular: {
        const double rising = (b - a) / (c - a);
        return probability < rising ? a + std::sqrt(probability * (c - a) * (b - a))
                                    : c - std::sqrt((1 - probability) * (c - a) * (c - b));
    }
    case Kind::normal:
        return a + b * normal_quantile(probability);
    case Kind::lognormal: {
        const double lower = normal_quantile(probabilities_[0]), upper = normal_quantile(probabilities_[1]);
        const double spread = std::log(b / a) / (upper - lower);
        return a * std::exp(spread * (normal_quantile(probability) - lower));
    }
    case Kind::beta:
        if (probability == probabilities_[0]) return a;
        if (probability == probabilities_[1]) return b;
        break;
    case Kind::none:
    case Kind::levels:
        break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

bool Distribution::has_level(std::string_view name) const
{
    return !name.empty() && std::find(levels_.begin(), levels_.end(), name) != levels_.end();
}

std::string Distribution::text() const
{
    const auto list = [&](const char* name, std::size_t count) {
        std::vector<std::string> items;
        for (std::size_t i = 0; i < count; ++i) items.push_back(number_text(values_[i]));
        return std::string("{") + name + ": [" + joined(items) + "]}";
    };
    const auto quantiles = [&](const char* name) {
        return std::string("{") + name + ": {" + number_text(probabilities_[0]) + ": " + number_text(values_[0]) +
               ", " + number_text(probabilities_[1]) + ": " + number_text(values_[1]) + "}}";
    };
    switch (kind_) {
    case Kind::none:
        break;
    case Kind::uniform:
        return list("uniform", 2);
    case Kind::triangular:
        return list("triangular", 3);
    case Kind::normal:
        return list("normal", 2);
    case Kind::lognormal:
        return quantiles("lognormal");
    case Kind::beta:
        return quantiles("beta");
    case Kind::levels: {
        std::vector<std::string> items;
        for (const auto level : levels_)
            if (!level.empty()) items.emplace_back(level);
        return "{levels: [" + joined(items) + "]}";
    }
    }
    return "";
}

} // namespace sim::schema
