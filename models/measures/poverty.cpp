#include "models/measures/poverty.h"

#include "models/measures/inequality.h"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace measures {

namespace {

void check(Weighted welfare, Line line)
{
    welfare.check();
    if (!(line.z > 0) || !std::isfinite(line.z)) throw std::invalid_argument("the poverty line must be above zero");
}

template <class Value>
double mean_over(Weighted welfare, Value value)
{
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < welfare.size(); ++i) {
        sum += welfare.weight(i) * value(welfare.values[i]);
        total += welfare.weight(i);
    }
    return total > 0 ? sum / total : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

double fgt(Weighted welfare, Line line, double alpha)
{
    check(welfare, line);
    if (!(alpha >= 0)) throw std::invalid_argument("alpha must not be negative");
    return mean_over(welfare, [&](double y) { return line.poor(y) ? std::pow(line.gap(y), alpha) : 0.0; });
}

double gap_cost(Weighted welfare, Line line)
{
    check(welfare, line);
    double sum = 0;
    for (std::size_t i = 0; i < welfare.size(); ++i) sum += welfare.weight(i) * line.z * line.gap(welfare.values[i]);
    return sum;
}

double income_gap_of_the_poor(Weighted welfare, Line line)
{
    return fgt(welfare, line, 1) / fgt(welfare, line, 0);
}

double sen(Weighted welfare, Line line)
{
    const double headcount = fgt(welfare, line, 0);
    if (!(headcount > 0)) return headcount;
    Weighted::Copy poor;
    for (std::size_t i = 0; i < welfare.size(); ++i)
        if (line.poor(welfare.values[i])) {
            poor.values.push_back(welfare.values[i]);
            poor.weights.push_back(welfare.weight(i));
        }
    const double gap = income_gap_of_the_poor(welfare, line);
    // Where the poor have nothing, or less, all there is to say is that they lack everything.
    const double unequal = gap < 1 ? gini(poor.view()) : 0.0;
    return headcount * (gap + (1 - gap) * unequal);
}

double sen_shorrocks_thon(Weighted welfare, Line line)
{
    const double mean_gap = fgt(welfare, line, 1);
    if (!(mean_gap > 0)) return mean_gap;
    std::vector<double> gaps;
    for (const double y : welfare.values) gaps.push_back(line.gap(y));
    return mean_gap * (1 + gini({gaps, welfare.weights}));
}

double watts(Weighted welfare, Line line)
{
    check(welfare, line);
    const auto positive = welfare.positive();
    return mean_over(positive.view(), [&](double y) { return line.poor(y) ? std::log(line.z / y) : 0.0; });
}

} // namespace measures
