#include "sim/inference/robust.h"

#include "sim/inference/shared_luck.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

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

/// `worlds`: of all points; `means`: of points, without their own luck; `could_be`: these with all that the luck which
/// they share could be. All are put into another order.
Doubt doubt_of(std::vector<double> worlds, std::vector<double> means, std::vector<double> could_be,
               std::span<const double> middle)
{
    Doubt out;
    if (!means.empty()) out.mean = mean_of(means); // each point counts the same, however many of its worlds failed
    if (means.size() > 1) {
        out.assumptions_low = quantile_of(could_be, low_share);
        out.assumptions_high = quantile_of(could_be, high_share);
        out.both_low = quantile_of(worlds, low_share);
        out.both_high = quantile_of(worlds, high_share);
    }
    add_luck(out, middle);
    return out;
}

/// The 95 % interval of a share of so many (Wilson).
std::pair<double, double> interval_of_share(double share, double points)
{
    constexpr double z = 1.959964;
    const double widened = 1 + z * z / points;
    const double centre = (share + z * z / (2 * points)) / widened;
    const double half = z / widened * std::sqrt(share * (1 - share) / points + z * z / (4 * points * points));
    return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

/// What becomes of plans over the points and over what the luck that points share could be.
struct Contest {
    std::vector<std::vector<double>> best;   ///< [plan][draw]: share of points at which it is the best
    std::vector<std::vector<double>> regret; ///< [plan][draw × point]
    std::vector<std::vector<double>> at;     ///< [plan][point]: mean regret there

    Contest(const PointMeans& means, const std::vector<std::vector<double>>& shifts, double sign)
        : best(means.plans), regret(means.plans), at(means.plans, std::vector<double>(means.count(), 0.0))
    {
        std::vector<double> values(means.plans), times(means.plans);
        for (const auto& shift : shifts) {
            std::fill(times.begin(), times.end(), 0.0);
            for (std::size_t i = 0; i < means.count(); ++i) {
                for (std::size_t p = 0; p < means.plans; ++p) values[p] = sign * (means.row(i)[p] + shift[p]);
                const double most = *std::ranges::max_element(values);
                const auto ties = static_cast<double>(std::ranges::count(values, most));
                for (std::size_t p = 0; p < means.plans; ++p) {
                    if (values[p] == most) times[p] += 1 / ties;
                    regret[p].push_back(most - values[p]);
                    at[p][i] += (most - values[p]) / static_cast<double>(shifts.size());
                }
            }
            for (std::size_t p = 0; p < means.plans; ++p)
                best[p].push_back(times[p] / static_cast<double>(means.count()));
        }
    }
};

} // namespace

Robust robust_verdict(const PlanValues& swept, std::span<const double> middle, std::size_t baseline, schema::Good good,
                      std::uint32_t seed)
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

    // Where nothing is known of luck one draw of nought says all.
    constexpr std::uint32_t most_draws = 200;
    const SharedLuck luck(means, seed);
    std::vector<std::vector<double>> shifts;
    for (std::uint32_t d = 0; d < (means.shared_luck.empty() ? 1 : most_draws); ++d) shifts.push_back(luck.draw(d));
    Contest contest(means, shifts, sign);
    for (std::size_t p = 0; p < plans; ++p) {
        RobustPlan& plan = out.plans[p];
        // A plan's own figure, then its difference from the baseline.
        for (const double less : {0.0, 1.0}) {
            std::vector<double> worlds, of_points, could_be, of_middle;
            for (std::size_t point = 0; point < swept.points(); ++point)
                for (std::size_t r = 0; r < swept.replicates; ++r)
                    if (swept.whole(point, r))
                        worlds.push_back(swept.at(point, r, p) - less * swept.at(point, r, baseline));
            for (std::size_t i = 0; i < points; ++i)
                of_points.push_back(means.row(i)[p] - less * means.row(i)[baseline]);
            for (const auto& shift : shifts)
                for (const double value : of_points) could_be.push_back(value + shift[p] - less * shift[baseline]);
            for (std::size_t r = 0; r * plans < middle.size(); ++r) {
                const double value = middle[r * plans + p] - less * middle[r * plans + baseline];
                if (!std::isnan(value)) of_middle.push_back(value);
            }
            Doubt& doubt = less == 0 ? plan.level : plan.effect;
            doubt = doubt_of(std::move(worlds), of_points, could_be, of_middle);
            if (less == 1 && points > 0)
                plan.turns = static_cast<double>(std::ranges::count_if(
                                 could_be, [&](double effect) { return effect * doubt.mean < 0; })) /
                             static_cast<double>(could_be.size());
        }
        if (points == 0) continue;
        plan.best = mean_of(contest.best[p]);
        const auto sampled = static_cast<double>(points);
        plan.best_low = interval_of_share(quantile_of(contest.best[p], low_share), sampled).first;
        plan.best_high = interval_of_share(quantile_of(contest.best[p], high_share), sampled).second;
        plan.regret_mean = mean_of(contest.regret[p]);
        plan.regret_most = *std::ranges::max_element(contest.at[p]);
        plan.regret_95 = quantile_of(contest.regret[p], 0.95);
        if (plan.regret_mean < out.plans[out.least_mean_regret].regret_mean) out.least_mean_regret = p;
        if (plan.regret_most < out.plans[out.least_most_regret].regret_most) out.least_most_regret = p;
    }
    return out;
}

} // namespace sim::inference
