#include "sim/schema/distribution.h"

#include "sim/core/faults.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>

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
        return boost::math::quantile(boost::math::uniform(a, b), probability);
    case Kind::triangular:
        return boost::math::quantile(boost::math::triangular(a, b, c), probability);
    case Kind::normal:
        return boost::math::quantile(boost::math::normal(a, b), probability);
    case Kind::lognormal: {
        const auto standard = [](double p) { return boost::math::quantile(boost::math::normal(), p); };
        const double spread = std::log(b / a) / (standard(probabilities_[1]) - standard(probabilities_[0]));
        return a * std::exp(spread * (standard(probability) - standard(probabilities_[0])));
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
