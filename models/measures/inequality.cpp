#include "models/measures/inequality.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace measures {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Mean over values above zero of what GE(a) sums, relative to `mean`.
double entropy_about(Weighted income, double a, double mean)
{
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < income.size(); ++i) {
        const double relative = income.values[i] / mean, weight = income.weight(i);
        sum += weight * (a == 0   ? -std::log(relative)
                         : a == 1 ? relative * std::log(relative)
                                  : (std::pow(relative, a) - 1) / (a * (a - 1)));
        total += weight;
    }
    return total > 0 ? sum / total : nan;
}

/// The smallest value at which the cumulative share of weight reaches `share`.
double percentile(Weighted income, const std::vector<std::size_t>& rising, double total, double share)
{
    double below = 0;
    for (const auto i : rising) {
        below += income.weight(i);
        if (below >= share * total) return income.values[i];
    }
    return income.values[rising.back()];
}

} // namespace

double gini(Weighted income)
{
    income.check();
    double below = 0, total = 0, ranked = 0;
    for (const auto i : income.rising()) {
        const double weight = income.weight(i);
        ranked += weight * income.values[i] * (below + weight / 2);
        below += weight;
        total += weight * income.values[i];
    }
    if (!(below > 0) || !(total > 0)) return nan;
    return 2 * ranked / (below * total) - 1;
}

double generalised_entropy(Weighted income, double a)
{
    income.check();
    const auto positive = income.positive();
    return entropy_about(positive.view(), a, positive.view().mean());
}

double atkinson(Weighted income, double epsilon)
{
    if (!(epsilon > 0)) throw std::invalid_argument("inequality aversion must be above zero");
    income.check();
    const auto positive = income.positive();
    const Weighted view = positive.view();
    const double mean = view.mean();
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < view.size(); ++i) {
        const double relative = view.values[i] / mean;
        sum += view.weight(i) * (epsilon == 1 ? std::log(relative) : std::pow(relative, 1 - epsilon));
        total += view.weight(i);
    }
    if (!(total > 0)) return nan;
    return 1 - (epsilon == 1 ? std::exp(sum / total) : std::pow(sum / total, 1 / (1 - epsilon)));
}

double s80_s20(Weighted income)
{
    income.check();
    const auto rising = income.rising();
    if (rising.empty()) return nan;
    const double total = income.total_weight();
    const double low = percentile(income, rising, total, 0.2), high = percentile(income, rising, total, 0.8);
    double poorest = 0, richest = 0;
    for (const auto i : rising) {
        if (income.values[i] <= low) poorest += income.weight(i) * income.values[i];
        if (income.values[i] > high) richest += income.weight(i) * income.values[i];
    }
    return poorest > 0 ? richest / poorest : nan;
}

std::vector<std::pair<double, double>> lorenz(Weighted income)
{
    income.check();
    const auto rising = income.rising();
    const double people = income.total_weight(), all = people * income.mean();
    std::vector<std::pair<double, double>> out{{0.0, 0.0}};
    double weight = 0, sum = 0;
    for (const auto i : rising) {
        weight += income.weight(i);
        sum += income.weight(i) * income.values[i];
        out.emplace_back(weight / people, sum / all);
    }
    return out;
}

Decomposition decompose(Weighted income, std::span<const std::size_t> group, double a)
{
    income.check();
    if (group.size() != income.size()) throw std::invalid_argument("there are not as many groups as values");
    const auto positive = income.positive();
    std::vector<std::size_t> of; // group of each value above zero
    for (std::size_t i = 0; i < income.size(); ++i)
        if (income.values[i] > 0) of.push_back(group[i]);
    const Weighted all = positive.view();
    const double mean = all.mean(), total = all.total_weight();

    const std::size_t groups = of.empty() ? 0 : *std::max_element(of.begin(), of.end()) + 1;
    std::vector<Weighted::Copy> parts(groups);
    for (std::size_t i = 0; i < of.size(); ++i) {
        parts[of[i]].values.push_back(all.values[i]);
        parts[of[i]].weights.push_back(all.weight(i));
    }
    if (!(total > 0)) return {nan, nan};
    Decomposition out;
    std::vector<double> means, weights;
    for (const auto& part : parts) {
        const double weight = part.view().total_weight();
        if (!(weight > 0)) continue;
        const double own = part.view().mean();
        out.within += weight / total * std::pow(own / mean, a) * entropy_about(part.view(), a, own);
        means.push_back(own);
        weights.push_back(weight);
    }
    out.between = entropy_about({means, weights}, a, mean);
    return out;
}

} // namespace measures
