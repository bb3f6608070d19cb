#include "models/measures/inequality.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace measures {

namespace {

/// Mean of the values above zero, each over their mean and raised to a power; NaN where there are none.
double mean_power(const Distribution& income, double power)
{
    const double mean = income.mean_of_positive();
    return sum_over(income.first_positive(), income.size(),
                    [&](std::size_t i) { return income.weight(i) * std::pow(income.value(i) / mean, power); }) /
           income.weight_of_positive();
}

/// Then there is no inequality, to the last bit.
bool all_equal(const Distribution& income, std::size_t count)
{
    return income.value(0) == income.value(count - 1);
}

/// Sum of the incomes of the lowest with so much weight. The value at the mark counts by that part of its weight which
/// lies within, so that neither ties nor few values decide anything.
double sum_of_lowest(const Distribution& income, double weight)
{
    const std::size_t end = income.first_above(weight);
    return end > 0 ? income.sum_below(end) - (income.weight_below(end) - weight) * income.value(end - 1) : 0.0;
}

} // namespace

double gini(const Distribution& income)
{
    return gini_of_lowest(income, income.size());
}

double gini_of_lowest(const Distribution& income, std::size_t count)
{
    const double sum = income.sum_below(count);
    if (!(sum > 0)) return nan;
    if (all_equal(income, count)) return 0;
    return std::max(0.0, 2 * income.ranked_sum_below(count) / sum - 1);
}

double generalised_entropy(const Distribution& income, double a)
{
    const RelativeMeans& means = income.relative();
    const double entropy = a == 0   ? -means.log
                           : a == 1 ? means.times_log
                           : a == 2 ? means.half_square_less_one
                                    : (mean_power(income, a) - 1) / (a * (a - 1));
    return std::isnan(entropy) ? nan : std::max(0.0, entropy);
}

double atkinson(const Distribution& income, double epsilon)
{
    if (!(epsilon > 0)) throw std::invalid_argument("inequality aversion must be above zero");
    const double equivalent = epsilon == 1     ? std::exp(income.relative().log)
                              : epsilon == 0.5 ? std::pow(income.relative().root, 2.0)
                                               : std::pow(mean_power(income, 1 - epsilon), 1 / (1 - epsilon));
    return std::isnan(equivalent) ? nan : std::max(0.0, 1 - equivalent);
}

double s80_s20(const Distribution& income)
{
    const double fifth = 0.2 * income.total_weight();
    const double poorest = sum_of_lowest(income, fifth);
    if (!(poorest > 0)) return nan;
    if (all_equal(income, income.size())) return 1;
    return std::max(1.0, (income.sum() - sum_of_lowest(income, income.total_weight() - fifth)) / poorest);
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
        out.within += part.total_weight() / total * std::pow(part.mean() / mean, a) * generalised_entropy(part, a);
        means.push_back(part.mean());
        people.push_back(part.total_weight());
    }
    out.between = generalised_entropy(Distribution(means, people), a); // their mean is that of all
    return out;
}

} // namespace measures
