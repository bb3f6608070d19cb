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
    return total > 0 ? sum / total : nan;
}

double mean_of_positive(const Distribution& income)
{
    double sum = 0, total = 0;
    for (std::size_t i = income.first_positive(); i < income.size(); ++i) {
        sum += income.weight(i) * income.value(i);
        total += income.weight(i);
    }
    return total > 0 ? sum / total : nan;
}

/// The smallest value at which the cumulative share of weight reaches `share`.
double percentile(const Distribution& income, double share)
{
    double below = 0;
    for (std::size_t i = 0; i < income.size(); ++i) {
        below += income.weight(i);
        if (below >= share * income.total_weight()) return income.value(i);
    }
    return income.value(income.size() - 1);
}

} // namespace

double gini(const Distribution& income)
{
    double below = 0, ranked = 0;
    for (std::size_t i = 0; i < income.size(); ++i) {
        ranked += income.weight(i) * income.value(i) * (below + income.weight(i) / 2);
        below += income.weight(i);
    }
    const double total = income.mean() * income.total_weight();
    if (!(total > 0)) return nan;
    return 2 * ranked / (below * total) - 1;
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
    return 1 - (epsilon == 1 ? std::exp(sum / total) : std::pow(sum / total, 1 / (1 - epsilon)));
}

double s80_s20(const Distribution& income)
{
    if (income.size() == 0) return nan;
    const double low = percentile(income, 0.2), high = percentile(income, 0.8);
    double poorest = 0, richest = 0;
    for (std::size_t i = 0; i < income.size(); ++i) {
        if (income.value(i) <= low) poorest += income.weight(i) * income.value(i);
        if (income.value(i) > high) richest += income.weight(i) * income.value(i);
    }
    return poorest > 0 ? richest / poorest : nan;
}

std::vector<std::pair<double, double>> lorenz(const Distribution& income)
{
    const double people = income.total_weight(), all = people * income.mean();
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
