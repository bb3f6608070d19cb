#include "models/measures/targeting.h"

#include "models/measures/order.h"

#include <cmath>
#include <stdexcept>

namespace measures {

namespace {

/// Sum of benefits of the poorest `share` of all. Of equals in welfare whom the mark divides, each counts by the same
/// part of its weight, so that the order of rows plays no part.
double benefits_of_poorest(const Ranked& welfare, std::span<const double> benefit, double share)
{
    const auto& rising = welfare.rising();
    const auto& values = welfare.weighted().values;
    double left = 0, sum = 0;
    for (std::size_t i = 0; i < rising.size(); ++i) left += share * welfare.weighted().weight(i);
    for (std::size_t first = 0, next = 0; first < rising.size() && left > 0; first = next) {
        double weight = 0, benefits = 0;
        for (; next < rising.size() && values[rising[next]] == values[rising[first]]; ++next) {
            weight += welfare.weighted().weight(rising[next]);
            benefits += welfare.weighted().weight(rising[next]) * benefit[rising[next]];
        }
        sum += weight > left ? benefits * (left / weight) : benefits;
        left -= weight;
    }
    return sum;
}

} // namespace

Ranked::Ranked(Weighted weighted) : weighted_(weighted)
{
    weighted.check();
    rising_ = rising_order(weighted.values);
}

Targeting targeting(Weighted welfare, std::span<const double> benefit, Line line)
{
    return targeting(Ranked(welfare), benefit, line);
}

Targeting targeting(const Ranked& ranked, std::span<const double> benefit, Line line)
{
    const Weighted& welfare = ranked.weighted();
    line.check();
    if (benefit.size() != welfare.size()) throw std::invalid_argument("there are not as many benefits as values");
    for (const double b : benefit)
        if (!(b >= 0) || !std::isfinite(b)) throw std::invalid_argument("a benefit is missing, negative or infinite");
    double all = 0, poor = 0, helped = 0, poor_helped = 0, sum = 0, to_poor = 0;
    for (std::size_t i = 0; i < welfare.size(); ++i) {
        const double weight = welfare.weight(i);
        const bool is_poor = line.poor(welfare.values[i]), gets = benefit[i] > 0;
        all += weight;
        poor += is_poor ? weight : 0;
        helped += gets ? weight : 0;
        poor_helped += is_poor && gets ? weight : 0;
        sum += weight * benefit[i];
        to_poor += is_poor ? weight * benefit[i] : 0;
    }
    Targeting out;
    out.coverage = helped / all;
    out.coverage_of_poor = poor_helped / poor;
    out.exclusion = 1 - out.coverage_of_poor;
    out.leakage = (helped - poor_helped) / helped;
    out.differential = out.coverage_of_poor - (helped - poor_helped) / (all - poor);
    out.index_poorest_40 = benefits_of_poorest(ranked, benefit, 0.4) / sum / 0.4;
    out.index_poorest_20 = benefits_of_poorest(ranked, benefit, 0.2) / sum / 0.2;
    out.share_to_poor = to_poor / sum;
    return out;
}

} // namespace measures
