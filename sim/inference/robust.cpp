#include "sim/inference/robust.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace sim::inference {

namespace {

constexpr double low_share = 0.025, high_share = 0.975;

void add_luck(Doubt& doubt, std::span<const double> middle)
{
    if (middle.size() < 2) return;
    const double mean = mean_of(middle);
    const double half =
        student(middle.size()).at_975 * std::sqrt(variance(middle) / static_cast<double>(middle.size()));
    doubt.luck_low = mean - half;
    doubt.luck_high = mean + half;
}

/// `worlds`: of all points; `means`: of points, without luck. Both are put into another order.
Doubt doubt_of(std::vector<double> worlds, std::vector<double> means, std::span<const double> middle)
{
    Doubt out;
    if (!means.empty()) {
        out.mean = mean_of(means); // each point counts the same, however many of its worlds failed
        out.assumptions_low = quantile_of(means, low_share);
        out.assumptions_high = quantile_of(means, high_share);
        out.both_low = quantile_of(worlds, low_share);
        out.both_high = quantile_of(worlds, high_share);
    }
    add_luck(out, middle);
    return out;
}

void add_share(RobustPlan& plan, double times, double points)
{
    constexpr double z = 1.959964;
    const double share = times / points, widened = 1 + z * z / points;
    const double centre = (share + z * z / (2 * points)) / widened;
    const double half = z / widened * std::sqrt(share * (1 - share) / points + z * z / (4 * points * points));
    plan.best = share;
    plan.best_low = std::max(0.0, centre - half);
    plan.best_high = std::min(1.0, centre + half);
}

} // namespace

Robust robust_verdict(const PlanValues& swept, std::span<const double> middle, std::size_t baseline, schema::Good good)
{
    if (good == schema::Good::neither) throw std::invalid_argument("a verdict needs to know what is better");
    if (baseline >= swept.plans) throw std::invalid_argument("no plan is the baseline");
    const double sign = good == schema::Good::less ? -1.0 : 1.0;
    const std::size_t plans = swept.plans;
    const PointMeans means = point_means(swept);
    const std::size_t points = means.count();
    Robust out;
    out.plans.resize(plans);
    out.luck_share = means.luck_share;

    std::vector<std::vector<double>> regret(plans, std::vector<double>(points));
    std::vector<double> times_best(plans, 0.0);
    for (std::size_t i = 0; i < points; ++i) {
        const auto row = means.row(i);
        double best = sign * row[0], ties = 0;
        for (const double v : row) best = std::max(best, sign * v);
        for (const double v : row) ties += sign * v == best ? 1 : 0;
        for (std::size_t p = 0; p < plans; ++p) {
            regret[p][i] = best - sign * row[p];
            if (regret[p][i] == 0) times_best[p] += 1 / ties;
        }
    }
    for (std::size_t p = 0; p < plans; ++p) {
        RobustPlan& plan = out.plans[p];
        // A plan's own figure, then its difference from the baseline.
        for (const double less : {0.0, 1.0}) {
            std::vector<double> worlds, of_points, of_middle;
            for (std::size_t point = 0; point < swept.points(); ++point)
                for (std::size_t r = 0; r < swept.replicates; ++r)
                    if (swept.whole(point, r))
                        worlds.push_back(swept.at(point, r, p) - less * swept.at(point, r, baseline));
            for (std::size_t i = 0; i < points; ++i)
                of_points.push_back(means.row(i)[p] - less * means.row(i)[baseline]);
            for (std::size_t r = 0; r * plans < middle.size(); ++r) {
                const double value = middle[r * plans + p] - less * middle[r * plans + baseline];
                if (!std::isnan(value)) of_middle.push_back(value);
            }
            Doubt& doubt = less == 0 ? plan.level : plan.effect;
            doubt = doubt_of(std::move(worlds), of_points, of_middle);
            if (less == 1 && points > 0)
                plan.turns = static_cast<double>(std::ranges::count_if(
                                 of_points, [&](double effect) { return effect * doubt.mean < 0; })) /
                             static_cast<double>(points);
        }
        if (points == 0) continue;
        add_share(plan, times_best[p], static_cast<double>(points));
        plan.regret_mean = mean_of(regret[p]);
        plan.regret_most = *std::ranges::max_element(regret[p]);
        plan.regret_95 = quantile_of(regret[p], 0.95);
        if (plan.regret_mean < out.plans[out.least_mean_regret].regret_mean) out.least_mean_regret = p;
        if (plan.regret_most < out.plans[out.least_most_regret].regret_most) out.least_most_regret = p;
    }
    return out;
}

} // namespace sim::inference
