#include "models/measures/poverty.h"

#include "models/measures/inequality.h"

#include <cmath>
#include <stdexcept>

namespace measures {

namespace {

/// Places before this one are of the poor: welfare rises.
std::size_t end_of_poor(const Distribution& welfare, Line line)
{
    line.check();
    return welfare.end_of([&](double y) { return line.poor(y); });
}

/// Sum over the poor of a term of each gap, each times its weight.
template <class Term>
double sum_of_gaps(const Distribution& welfare, Line line, Term term)
{
    return sum_over(0, end_of_poor(welfare, line),
                    [&](std::size_t i) { return welfare.weight(i) * term(line.gap(welfare.value(i))); });
}

} // namespace

void Line::check() const
{
    if (!(z > 0) || !std::isfinite(z)) throw std::invalid_argument("the poverty line must be above zero");
}

double fgt(const Distribution& welfare, Line line, double alpha)
{
    if (!(alpha >= 0)) throw std::invalid_argument("alpha must not be negative");
    const double sum = alpha == 0   ? welfare.weight_below(end_of_poor(welfare, line))
                       : alpha == 1 ? sum_of_gaps(welfare, line, [](double gap) { return gap; })
                       : alpha == 2 ? sum_of_gaps(welfare, line, [](double gap) { return gap * gap; })
                                    : sum_of_gaps(welfare, line, [&](double gap) { return std::pow(gap, alpha); });
    return welfare.total_weight() > 0 ? sum / welfare.total_weight() : nan;
}

double gap_cost(const Distribution& welfare, Line line)
{
    return sum_over(0, end_of_poor(welfare, line),
                    [&](std::size_t i) { return welfare.weight(i) * (line.z - welfare.value(i)); });
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
    const double unequal = gap < 1 ? gini_of_lowest(welfare, end_of_poor(welfare, line)) : 0.0;
    return headcount * (gap + (1 - gap) * unequal);
}

double sen_shorrocks_thon(const Distribution& welfare, Line line)
{
    // P1 (1 + G) with G = 2 Σ w gap F / (N P1) − 1; gaps rise as welfare falls, and who is not poor has none.
    const double people = welfare.total_weight();
    const double ranked = sum_over(0, end_of_poor(welfare, line), [&](std::size_t i) {
        return welfare.weight(i) * line.gap(welfare.value(i)) * (1 - welfare.middle(i) / people);
    });
    return people > 0 ? 2 * ranked / people : nan;
}

double watts(const Distribution& welfare, Line line)
{
    const double log_line = std::log(line.z);
    const std::size_t poor = end_of_poor(welfare, line);
    const double sum = sum_over(welfare.first_positive(), poor,
                                [&](std::size_t i) { return welfare.weight(i) * (log_line - welfare.log_value(i)); });
    return welfare.weight_of_positive() > 0 ? sum / welfare.weight_of_positive() : nan;
}

} // namespace measures
