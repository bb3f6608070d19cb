#include "models/measures/inequality.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace measures {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Mean over values above zero of what GE(a) sums, relative to `mean`.
double entropy_about(const Distribution& income, double a, double mean)
{
    double sum = 0, total = 0;
    const double log_mean = std::log(mean);
    for (std::size_t i = income.first_positive(); i < income.size(); ++i) {
        const double relative = income.value(i) / mean, weight = income.weight(i);
        sum += weight * (a == 0   ? log_mean - income.log_value(i)
                         : a == 1 ? relative * (income.log_value(i) - log_mean)
                         : a == 2 ? (relative * relative - 1) / 2
                                  : (std::pow(relative, a) - 1) / (a * (a - 1)));
        total += weight;
    }
    return total > 0 ? std::max(0.0, sum / total) : nan;
}

double mean_of_positive(const Distribution& income)
{
    double sum = 0, total = 0;
    for (std::size_t i = income.first_positive(); i < income.size(); ++i) {
        sum += income.weight(i) * income.value(i);
        total += income.weight(i);
    }
    return total > 0 ? mean_within(sum / total, income.value(income.first_positive()), income.value(income.size() - 1))
                     : nan;
}

/// Then there is no inequality, to the last bit.
bool all_equal(const Distribution& income)
{
    return income.value(0) == income.value(income.size() - 1);
}

/// Sum of the incomes of a share of all weight, from the place `first` on upwards (step 1) or downwards (−1). The value
/// at the mark counts by that part of its weight which lies within, so that neither ties nor few values decide
/// anything.
double sum_of_share(const Distribution& income, double share, std::size_t first, std::size_t step)
{
    double left = share * income.total_weight(), sum = 0;
    for (std::size_t i = first; i < income.size() && left > 0; i += step) {
        const double counted = std::min(left, income.weight(i));
        sum += counted * income.value(i);
        left -= counted;
    }
    return sum;
}

} // namespace

double gini(const Distribution& income)
{
    double below = 0, ranked = 0;
    for (std::size_t i = 0; i < income.size(); ++i) {
        const double share = income.weight(i) / income.total_weight();
        ranked += share * income.value(i) * (below + share / 2);
        below += share;
    }
    if (!(income.mean() > 0)) return nan;
    if (all_equal(income)) return 0;
    return std::max(0.0, 2 * ranked / (below * income.mean()) - 1);
}

double generalised_entropy(const Distribution& income, double a)
{
    return entropy_about(income, a, mean_of_positive(income));
}

double atkinson(const Distribution& income, double epsilon)
{
    if (!(epsilon > 0)) throw std::invalid_argument("inequality aversion must be above zero");
    const double mean = mean_of_positive(income), log_mean = std::log(mean);
    double sum = 0, total = 0;
    for (std::size_t i = income.first_positive(); i < income.size(); ++i) {
        const double relative = income.value(i) / mean;
        sum += income.weight(i) * (epsilon == 1     ? income.log_value(i) - log_mean
                                   : epsilon == 0.5 ? std::sqrt(relative)
                                                    : std::pow(relative, 1 - epsilon));
        total += income.weight(i);
    }
    if (!(total > 0)) return nan;
    const double equivalent = epsilon == 1 ? std::exp(sum / total) : std::pow(sum / total, 1 / (1 - epsilon));
    return std::max(0.0, 1 - equivalent);
}

double s80_s20(const Distribution& income)
{
    constexpr std::size_t up = 1, down = static_cast<std::size_t>(-1); // below the first place there is none
    const double poorest = sum_of_share(income, 0.2, 0, up);
    if (!(poorest > 0)) return nan;
    if (all_equal(income)) return 1;
    return std::max(1.0, sum_of_share(income, 0.2, income.size() - 1, down) / poorest);
}

std::vector<std::pair<double, double>> lorenz(const Distribution& income)
{
    const double people = income.total_weight(), all = income.mean() > 0 ? income.sum() : nan;
    std::vector<std::pair<double, double>> out{{0.0, 0.0}};
    double weight = 0, sum = 0;
    for (std::size_t i = 0; i < income.size(); ++i) {
        weight += income.weight(i);
        sum += income.weight(i) * income.value(i);
        out.emplace_back(weight / people, sum / all);
    }
    return out;
}

Decomposition decompose(Weighted income, std::span<const std::size_t> group, double a)
{
    income.check();
    if (group.size() != income.size()) throw std::invalid_argument("there are not as many groups as values");
    const std::size_t groups = group.empty() ? 0 : *std::max_element(group.begin(), group.end()) + 1;
    std::vector<std::vector<double>> values(groups), weights(groups);
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < income.size(); ++i) {
        if (!(income.values[i] > 0 && income.weight(i) > 0)) continue;
        values[group[i]].push_back(income.values[i]);
        weights[group[i]].push_back(income.weight(i));
        sum += income.weight(i) * income.values[i];
        total += income.weight(i);
    }
    if (!(total > 0)) return {nan, nan};
    const double mean = sum / total;
    Decomposition out;
    std::vector<double> means, people;
    for (std::size_t g = 0; g < groups; ++g) {
        if (values[g].empty()) continue;
        const Distribution part(values[g], weights[g]);
        out.within +=
            part.total_weight() / total * std::pow(part.mean() / mean, a) * entropy_about(part, a, part.mean());
        means.push_back(part.mean());
        people.push_back(part.total_weight());
    }
    out.between = entropy_about(Distribution(means, people), a, mean);
    return out;
}

} // namespace measures
