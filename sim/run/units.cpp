#include "sim/run/units.h"

#include "sim/run/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sim::run {

namespace {

/// Mean and its 95 % interval by Student's t.
struct Interval {
    double mean = nan, low = nan, high = nan;
};
Interval interval(std::span<const double> values)
{
    if (values.empty()) return {};
    const double mean = mean_of(values);
    if (values.size() < 2) return {mean, nan, nan};
    const double half =
        student(values.size()).at_975 * std::sqrt(variance(values) / static_cast<double>(values.size()));
    return {mean, mean - half, mean + half};
}

} // namespace

Winners winners_and_losers(std::span<const double> arm, std::span<const double> baseline, std::size_t units)
{
    const std::size_t replicates = units > 0 ? arm.size() / units : 0;
    std::vector<double> winning, losing; // shares, by replicate
    double gains = 0, losses = 0, winners = 0, losers = 0;
    for (std::size_t r = 0; r < replicates; ++r) {
        double up = 0, down = 0, counted = 0;
        for (std::size_t u = 0; u < units; ++u) {
            const double mine = arm[r * units + u], before = baseline[r * units + u];
            if (std::isnan(mine) || std::isnan(before)) continue;
            counted += 1;
            const double change = mine - before, least = 0.01 * std::abs(before);
            up += change > least ? 1 : 0;
            down += change < -least ? 1 : 0;
            gains += change > least ? change : 0;
            losses += change < -least ? change : 0;
        }
        if (counted == 0) continue;
        winning.push_back(up / counted);
        losing.push_back(down / counted);
        winners += up;
        losers += down;
    }
    const Interval up = interval(winning), down = interval(losing);
    return {up.mean, down.mean, up.low, up.high, down.low, down.high, gains / winners, losses / losers};
}

std::array<double, std::size(winner_figures)> figures(const Winners& w)
{
    return {w.winners, w.losers, w.winners_low, w.winners_high, w.losers_low, w.losers_high, w.mean_gain, w.mean_loss};
}

std::vector<double> means_by_decile(std::span<const double> values, std::span<const double> ranked_by,
                                    std::size_t units)
{
    const std::size_t replicates = units > 0 ? values.size() / units : 0;
    std::vector<double> out;
    std::vector<std::size_t> order;
    for (std::size_t r = 0; r < replicates; ++r) {
        const auto rank = ranked_by.subspan(r * units, units), of = values.subspan(r * units, units);
        order.clear();
        for (std::size_t u = 0; u < units; ++u)
            if (!std::isnan(rank[u])) order.push_back(u);
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank[a] < rank[b]; });
        std::array<double, deciles> sum{}, count{};
        for (std::size_t k = 0; k < order.size(); ++k) {
            const std::size_t decile = k * deciles / order.size();
            if (std::isnan(of[order[k]])) continue;
            sum[decile] += of[order[k]];
            count[decile] += 1;
        }
        for (std::size_t d = 0; d < deciles; ++d) out.push_back(count[d] > 0 ? sum[d] / count[d] : nan);
    }
    return out;
}

} // namespace sim::run
