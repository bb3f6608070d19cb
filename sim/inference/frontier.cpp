#include "sim/inference/frontier.h"

#include "sim/inference/statistics.h"

#include <algorithm>
#include <cmath>

namespace sim::inference {

namespace {

/// Whether no other plan beats this one; of effects more is better.
bool unbeaten(std::span<const double> costs, std::span<const double> effects, std::size_t plan)
{
    for (std::size_t other = 0; other < costs.size(); ++other) {
        const bool as_good = costs[other] <= costs[plan] && effects[other] >= effects[plan];
        if (as_good && (costs[other] < costs[plan] || effects[other] > effects[plan])) return false;
    }
    return true;
}

} // namespace

std::vector<FrontierPlan> frontier(std::span<const double> costs, std::span<const double> effects, std::size_t plans,
                                   schema::Good good, Bootstrap& bootstrap)
{
    std::vector<FrontierPlan> out(plans);
    const std::size_t replicates = plans > 0 ? costs.size() / plans : 0;
    const double sign = good == schema::Good::less ? -1.0 : 1.0;
    std::vector<double> cost, effect; // of whole replicates, higher effect is better
    std::size_t pairs = 0;
    for (std::size_t r = 0; r < replicates; ++r) {
        const auto missing = [&](std::span<const double> values) {
            return std::ranges::any_of(values.subspan(r * plans, plans), [](double v) { return std::isnan(v); });
        };
        if (missing(costs) || missing(effects)) continue;
        ++pairs;
        for (std::size_t p = 0; p < plans; ++p) {
            cost.push_back(costs[r * plans + p]);
            effect.push_back(sign * effects[r * plans + p]);
        }
    }
    if (pairs == 0) {
        for (auto& plan : out) plan = {nan, nan, false, nan};
        return out;
    }
    std::vector<double> mean_cost(plans), mean_effect(plans);
    const auto average = [&](const double* counts) {
        std::ranges::fill(mean_cost, 0.0);
        std::ranges::fill(mean_effect, 0.0);
        for (std::size_t r = 0; r < pairs; ++r) {
            const double times = (counts ? counts[r] : 1.0) / static_cast<double>(pairs);
            for (std::size_t p = 0; p < plans; ++p) {
                mean_cost[p] += times * cost[r * plans + p];
                mean_effect[p] += times * effect[r * plans + p];
            }
        }
    };
    average(nullptr);
    for (std::size_t p = 0; p < plans; ++p)
        out[p] = {mean_cost[p], sign * mean_effect[p], unbeaten(mean_cost, mean_effect, p), 0.0};
    const auto& counts = bootstrap.counts(pairs);
    const std::size_t resamples = counts.size() / pairs;
    for (std::size_t b = 0; b < resamples; ++b) {
        average(counts.data() + b * pairs);
        for (std::size_t p = 0; p < plans; ++p)
            if (unbeaten(mean_cost, mean_effect, p)) out[p].chance += 1 / static_cast<double>(resamples);
    }
    return out;
}

} // namespace sim::inference
