#include "sim/inference/units.h"

#include "sim/inference/statistics.h"

#include <algorithm>
#include <cmath>

namespace sim::inference {

Winners winners_and_losers(std::span<const double> arm, std::span<const double> baseline, std::size_t units,
                           schema::Good good, Bootstrap& bootstrap)
{
    const std::size_t replicates = units > 0 ? arm.size() / units : 0;
    const double sign = good == schema::Good::less ? -1 : 1;
    std::vector<double> shares; // of winners and of losers, by replicate
    double gains = 0, losses = 0, winners = 0, losers = 0;
    for (std::size_t r = 0; r < replicates; ++r) {
        double won = 0, lost = 0, counted = 0;
        for (std::size_t u = 0; u < units; ++u) {
            const double mine = arm[r * units + u], before = baseline[r * units + u];
            if (std::isnan(mine) || std::isnan(before)) continue;
            counted += 1;
            const double change = mine - before, least = 0.01 * std::abs(before);
            const bool wins = sign * change > least, loses = sign * change < -least;
            won += wins ? 1 : 0;
            lost += loses ? 1 : 0;
            gains += wins ? change : 0;
            losses += loses ? change : 0;
        }
        shares.push_back(won / counted);
        shares.push_back(lost / counted);
        winners += won;
        losers += lost;
    }
    // Resampled means of shares are shares: the bootstrap's interval of their difference from nothing cannot leave 0
    // to 1, as Student's would.
    const std::vector<double> nothing(shares.size(), 0.0);
    const auto of = bootstrap.effects(shares, nothing, 2);
    return {of[0].mean,    of[1].mean,     of[0].bca_low,   of[0].bca_high,
            of[1].bca_low, of[1].bca_high, gains / winners, losses / losers};
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
        for (std::size_t first = 0, next = 0; first < order.size(); first = next) {
            double of_equals = 0, known = 0;
            for (; next < order.size() && rank[order[next]] == rank[order[first]]; ++next) {
                if (std::isnan(of[order[next]])) continue;
                of_equals += of[order[next]];
                known += 1;
            }
            // Places of units and borders of tenths, in tenths of a place: whole numbers, which do not round.
            for (std::size_t d = deciles * first / order.size(); d < deciles && d * order.size() < deciles * next;
                 ++d) {
                const std::size_t from = std::max(deciles * first, d * order.size()),
                                  to = std::min(deciles * next, (d + 1) * order.size());
                const double part = static_cast<double>(to - from) / static_cast<double>(deciles * (next - first));
                sum[d] += part * of_equals;
                count[d] += part * known;
            }
        }
        for (std::size_t d = 0; d < deciles; ++d) out.push_back(count[d] > 0 ? sum[d] / count[d] : nan);
    }
    return out;
}

} // namespace sim::inference
