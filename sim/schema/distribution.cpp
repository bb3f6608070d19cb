#include "sim/schema/distribution.h"

#include "sim/core/faults.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <boost/math/tools/roots.hpp>

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

namespace {

double standard_quantile(double probability)
{
    return boost::math::quantile(boost::math::normal(), probability);
}

/// Standard deviation of the logarithm, by two quantiles.
double log_spread(std::array<double, 3> values, std::array<double, 2> probabilities)
{
    return std::log(values[1] / values[0]) /
           (standard_quantile(probabilities[1]) - standard_quantile(probabilities[0]));
}

/// The root of a function that rises or falls from one end to the other.
template <class Function>
double root(Function f, double low, double high)
{
    std::uintmax_t steps = 200;
    const auto [a, b] =
        boost::math::tools::toms748_solve(f, low, high, boost::math::tools::eps_tolerance<double>(45), steps);
    return (a + b) / 2;
}

/// The two exponents of the beta distribution with these quantiles. For every sum of both, the mean that gives the
/// first is unique; the larger the sum, the narrower, so that the second falls.
std::array<double, 2> beta_shape(std::array<double, 3> values, std::array<double, 2> probabilities)
{
    constexpr double nearly_nought = 1e-9;
    const auto below = [](double mean, double sum, double x) {
        return boost::math::ibeta(mean * sum, (1 - mean) * sum, x);
    };
    const auto mean_for = [&](double sum) {
        return root([&](double mean) { return below(mean, sum, values[0]) - probabilities[0]; }, nearly_nought,
                    1 - nearly_nought);
    };
    const double log_sum = root(
        [&](double log_of_sum) {
            const double sum = std::exp(log_of_sum);
            return below(mean_for(sum), sum, values[1]) - probabilities[1];
        },
        std::log(1e-2), std::log(1e6));
    const double sum = std::exp(log_sum), mean = mean_for(sum);
    return {mean * sum, (1 - mean) * sum};
}

} // namespace

Distribution Distribution::solved() const
{
    Distribution out = *this;
    if (kind_ == Kind::beta && shape_[0] == 0) out.shape_ = beta_shape(values_, probabilities_);
    return out;
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
    case Kind::lognormal:
        return a * std::exp(log_spread(values_, probabilities_) *
                            (standard_quantile(probability) - standard_quantile(probabilities_[0])));
    case Kind::beta: {
        const auto [p, q] = solved().shape_;
        return boost::math::ibeta_inv(p, q, probability);
    }
    case Kind::none:
    case Kind::levels:
        break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

double Distribution::below(double value) const
{
    const auto [a, b, c] = values_;
    const auto [least, most] = support();
    if (value <= least) return 0;
    if (value >= most) return 1;
    switch (kind_) {
    case Kind::uniform:
        return boost::math::cdf(boost::math::uniform(a, b), value);
    case Kind::triangular:
        return boost::math::cdf(boost::math::triangular(a, b, c), value);
    case Kind::normal:
        return boost::math::cdf(boost::math::normal(a, b), value);
    case Kind::lognormal:
        return boost::math::cdf(boost::math::normal(), std::log(value / a) / log_spread(values_, probabilities_) +
                                                           standard_quantile(probabilities_[0]));
    case Kind::beta: {
        const auto [p, q] = solved().shape_;
        return boost::math::ibeta(p, q, value);
    }
    case Kind::none:
    case Kind::levels:
        break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

std::string Distribution::problem() const
{
    const auto [a, b, c] = values_;
    const auto [p, q] = probabilities_;
    const bool quantiles_rise = 0 < p && p < q && q < 1 && a < b;
    switch (kind_) {
    case Kind::uniform:
        return a < b ? "" : "the first number is to be below the second";
    case Kind::triangular:
        return a <= b && b <= c && a < c ? "" : "lowest, most plausible and highest are to rise";
    case Kind::normal:
        return b > 0 ? "" : "the standard deviation is to be above 0";
    case Kind::lognormal:
        return quantiles_rise && a > 0 ? "" : "two shares between 0 and 1 and two values above 0 are to rise";
    case Kind::beta:
        return quantiles_rise && a > 0 && b < 1 ? "" : "two shares and two values, all between 0 and 1, are to rise";
    case Kind::none:
    case Kind::levels:
        break;
    }
    return "";
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
