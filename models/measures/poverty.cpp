#include "models/measures/poverty.h"

#include "models/measures/inequality.h"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace measures {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Places before this one are of the poor: welfare rises.
std::size_t end_of_poor(const Distribution& welfare, Line line)
{
    line.check();
    std::size_t end = 0;
    while (end < welfare.size() && line.poor(welfare.value(end))) ++end;
    return end;
}

} // namespace

void Line::check() const
{
    if (!(z > 0) || !std::isfinite(z)) throw std::invalid_argument("the poverty line must be above zero");
}

double fgt(const Distribution& welfare, Line line, double alpha)
{
    const std::size_t poor = end_of_poor(welfare, line);
    if (!(alpha >= 0)) throw std::invalid_argument("alpha must not be negative");
    double sum = 0;
    for (std::size_t i = 0; i < poor; ++i) {
        const double gap = line.gap(welfare.value(i));
        sum += welfare.weight(i) * (alpha == 0   ? 1.0
                                    : alpha == 1 ? gap
                                    : alpha == 2 ? gap * gap
                                                 : std::pow(gap, alpha));
    }
    return welfare.total_weight() > 0 ? sum / welfare.total_weight() : nan;
}

double gap_cost(const Distribution& welfare, Line line)
{
    const std::size_t poor = end_of_poor(welfare, line);
    double sum = 0;
    for (std::size_t i = 0; i < poor; ++i) sum += welfare.weight(i) * (line.z - welfare.value(i));
    return sum;
}

double income_gap_of_the_poor(const Distribution& welfare, Line line)
{
    return fgt(welfare, line, 1) / fgt(welfare, line, 0);
}

double sen(const Distribution& welfare, Line line)
{
    const double headcount = fgt(welfare, line, 0);
    if (!(headcount > 0)) return headcount;
    const double gap = income_gap_of_the_poor(welfare, line);
    // Where the poor have nothing, or less, all there is to say is that they lack everything.
    const double unequal = gap < 1 ? gini(welfare.part(0, end_of_poor(welfare, line))) : 0.0;
    return headcount * (gap + (1 - gap) * unequal);
}

double sen_shorrocks_thon(const Distribution& welfare, Line line)
{
    const double mean_gap = fgt(welfare, line, 1);
    if (!(mean_gap > 0)) return mean_gap;
    std::vector<double> gaps, weights;
    for (std::size_t i = welfare.size(); i-- > 0;) { // gaps rise as welfare falls
        gaps.push_back(line.gap(welfare.value(i)));
        weights.push_back(welfare.weight(i));
    }
    return mean_gap * (1 + gini({gaps, weights}));
}

double watts(const Distribution& welfare, Line line)
{
    const std::size_t poor = end_of_poor(welfare, line);
    double sum = 0, total = 0;
    const double log_line = std::log(line.z);
    for (std::size_t i = welfare.first_positive(); i < welfare.size(); ++i) {
        sum += i < poor ? welfare.weight(i) * (log_line - welfare.log_value(i)) : 0.0;
        total += welfare.weight(i);
    }
    return total > 0 ? sum / total : nan;
}

} // namespace measures
