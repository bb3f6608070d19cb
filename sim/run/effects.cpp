#include "sim/run/effects.h"

#include "sim/random/key.h"
#include "sim/run/tasks.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sim::run {

namespace {

constexpr Process resampling{"bootstrap"};
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t lanes = 8; ///< columns whose resampled means are formed side by side

double quantile_of_sorted(std::span<const double> sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

double variance(std::span<const double> values)
{
    const auto n = static_cast<double>(values.size());
    double sum = 0, squares = 0;
    for (const double v : values) sum += v;
    for (const double v : values) squares += (v - sum / n) * (v - sum / n);
    return squares / (n - 1);
}

/// Quantiles of Student's t, which depend on the number of pairs alone.
struct Student {
    double at_975, at_80;
};
Student student(std::size_t pairs)
{
    const boost::math::students_t t(static_cast<double>(pairs - 1));
    return {boost::math::quantile(t, 0.975), boost::math::quantile(t, 0.8)};
}

/// Everything but the bootstrap's figures. `t` is of so many pairs.
Effect without_bootstrap(std::vector<double> differences, std::span<const double> arm, std::span<const double> baseline,
                         const Student& t)
{
    Effect out;
    const auto n = static_cast<double>(differences.size());
    double sum = 0;
    for (const double d : differences) sum += d;
    out.mean = differences.empty() ? nan : sum / n;
    out.direction = out.mean == 0 ? 0.5 : 1.0;
    std::sort(differences.begin(), differences.end());
    out.p10 = differences.empty() ? nan : quantile_of_sorted(differences, 0.1);
    out.p90 = differences.empty() ? nan : quantile_of_sorted(differences, 0.9);
    if (differences.size() < 2) {
        out.t_low = out.t_high = out.bca_low = out.bca_high = out.direction = out.detectable = out.paired_ratio = nan;
        return out;
    }
    const double spread = variance(differences), error = std::sqrt(spread / n);
    const double half = t.at_975 * error;
    out.t_low = out.mean - half;
    out.t_high = out.mean + half;
    out.bca_low = out.bca_high = out.mean;
    out.detectable = (t.at_975 + t.at_80) * error;
    const double unpaired = variance(arm) + variance(baseline);
    out.paired_ratio = unpaired > 0 ? std::sqrt(spread / unpaired) : nan;
    return out;
}

/// `means`: of the resamples, sorted.
void add_bootstrap(Effect& effect, std::span<const double> differences, std::span<const double> means)
{
    double squares = 0, cubes = 0;
    for (const double d : differences) {
        const double from_mean = d - effect.mean;
        squares += from_mean * from_mean;
        cubes += from_mean * from_mean * from_mean;
    }
    const auto resamples = static_cast<double>(means.size());
    const auto below = std::lower_bound(means.begin(), means.end(), effect.mean) - means.begin();
    const auto up_to = std::upper_bound(means.begin(), means.end(), effect.mean) - means.begin();
    const double share = 0.5 * static_cast<double>(below + up_to) / resamples;
    const boost::math::normal standard;
    const double bias = boost::math::quantile(standard, std::clamp(share, 0.5 / resamples, 1 - 0.5 / resamples));
    const double acceleration = cubes / (6 * std::pow(squares, 1.5));
    const auto bound = [&](double level) {
        const double shifted = bias + boost::math::quantile(standard, level);
        const double place = boost::math::cdf(standard, bias + shifted / (1 - acceleration * shifted));
        return quantile_of_sorted(means, place);
    };
    effect.bca_low = bound(0.025);
    effect.bca_high = bound(0.975);
    const auto negative = static_cast<double>(std::lower_bound(means.begin(), means.end(), 0.0) - means.begin());
    const auto positive = static_cast<double>(means.end() - std::upper_bound(means.begin(), means.end(), 0.0));
    effect.direction = effect.mean == 0 ? 0.5 : (effect.mean > 0 ? positive : negative) / resamples;
}

std::array<double, std::size(effect_figures)> figures(const Effect& e)
{
    return {e.mean, e.t_low, e.t_high, e.bca_low, e.bca_high, e.p10, e.p90, e.direction, e.detectable, e.paired_ratio};
}

} // namespace

std::size_t Bootstrap::resamples_for(std::size_t pairs) const
{
    // Few pairs have few different resamples.
    return std::min(static_cast<std::size_t>(resamples_), 40 * pairs);
}

const std::vector<double>& Bootstrap::counts(std::size_t pairs)
{
    auto& made = counts_[pairs];
    if (!made.empty()) return made;
    const std::size_t resamples = resamples_for(pairs);
    made.assign(resamples * pairs, 0.0);
    for (std::size_t b = 0; b < resamples; ++b) {
        Stream draw({seed_, 0}, resampling, {static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(pairs)}, 0);
        for (std::size_t k = 0; k < pairs; ++k) {
            const auto chosen = (static_cast<std::uint64_t>(draw()) * pairs) >> 32;
            made[b * pairs + chosen] += 1;
        }
    }
    return made;
}

std::vector<Effect> Bootstrap::effects(std::span<const double> arm, std::span<const double> baseline,
                                       std::size_t columns)
{
    const std::size_t replicates = columns > 0 ? arm.size() / columns : 0;
    std::vector<Effect> out(columns);
    std::vector<std::vector<double>> differences(columns);
    std::map<std::size_t, std::vector<std::size_t>> to_resample; ///< columns by their number of pairs
    std::map<std::size_t, Student> of_student;
    for (std::size_t c = 0; c < columns; ++c) {
        std::vector<double> mine, theirs;
        for (std::size_t r = 0; r < replicates; ++r) {
            const double a = arm[r * columns + c], b = baseline[r * columns + c];
            if (std::isnan(a) || std::isnan(b)) continue;
            mine.push_back(a);
            theirs.push_back(b);
            differences[c].push_back(a - b);
        }
        const std::size_t pairs = differences[c].size();
        if (pairs > 1 && !of_student.contains(pairs)) of_student.emplace(pairs, student(pairs));
        out[c] = without_bootstrap(differences[c], mine, theirs, pairs > 1 ? of_student.at(pairs) : Student{});
        const auto& d = differences[c];
        const bool all_equal = std::all_of(d.begin(), d.end(), [&](double x) { return x == d.front(); });
        if (d.size() > 1 && !all_equal) to_resample[d.size()].push_back(c);
    }
    std::vector<double> side_by_side, means;
    for (const auto& [pairs, which] : to_resample) {
        const std::size_t resamples = resamples_for(pairs);
        means.resize(lanes * resamples);
        const auto& drawn = counts(pairs);
        for (std::size_t first = 0; first < which.size(); first += lanes) {
            const std::size_t width = std::min(lanes, which.size() - first);
            side_by_side.assign(pairs * lanes, 0.0);
            for (std::size_t k = 0; k < width; ++k)
                for (std::size_t r = 0; r < pairs; ++r) side_by_side[r * lanes + k] = differences[which[first + k]][r];
            for (std::size_t b = 0; b < resamples; ++b) {
                std::array<double, lanes> sums{};
                for (std::size_t r = 0; r < pairs; ++r) {
                    const double count = drawn[b * pairs + r];
                    for (std::size_t k = 0; k < lanes; ++k) sums[k] += count * side_by_side[r * lanes + k];
                }
                for (std::size_t k = 0; k < lanes; ++k) means[k * resamples + b] = sums[k] / static_cast<double>(pairs);
            }
            for (std::size_t k = 0; k < width; ++k) {
                const auto mine = std::span(means).subspan(k * resamples, resamples);
                std::sort(mine.begin(), mine.end());
                add_bootstrap(out[which[first + k]], differences[which[first + k]], mine);
            }
        }
    }
    return out;
}

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
    const std::vector<double> nobody(winning.size(), 0.0);
    const Student t = winning.size() > 1 ? student(winning.size()) : Student{};
    const Effect up = without_bootstrap(winning, winning, nobody, t),
                 down = without_bootstrap(losing, losing, nobody, t);
    return {up.mean, down.mean, up.t_low, up.t_high, down.t_low, down.t_high, gains / winners, losses / losers};
}

namespace {

schema::Group winners_group(const schema::Group& group)
{
    schema::Group out = group;
    out.name = "winners_" + group.units;
    out.meaning = "who gains and who loses against the baseline: each of /" + group.name +
                  " with itself in the same random world; a change counts from one part in a hundred";
    out.compared = out.by_replicate = false;
    out.units.clear();
    out.dimensions = {{"figure",
                       "winners, losers: mean share over replicates, with 95 % intervals by Student's t; mean_gain, "
                       "mean_loss: of those",
                       {},
                       {},
                       ""}};
    for (const auto name : winner_figures) out.dimensions[0].labels.emplace_back(name);
    out.variables.clear();
    for (auto variable : group.variables) {
        if (!variable.amount || variable.dimensions != std::vector{group.units}) continue;
        variable.dimensions = {"figure"};
        variable.storage = schema::Storage::real32;
        out.variables.push_back(std::move(variable));
    }
    return out;
}

/// One month of [replicate × month × unit], as [replicate × unit].
std::vector<double> month_of(std::span<const double> values, std::size_t replicates, std::size_t months,
                             std::size_t month)
{
    const std::size_t units = values.size() / std::max<std::size_t>(1, replicates * months);
    std::vector<double> out;
    for (std::size_t r = 0; r < replicates; ++r) {
        const auto part = values.subspan((r * months + month) * units, units);
        out.insert(out.end(), part.begin(), part.end());
    }
    return out;
}

std::array<double, std::size(winner_figures)> figures(const Winners& w)
{
    return {w.winners, w.losers, w.winners_low, w.winners_high, w.losers_low, w.losers_high, w.mean_gain, w.mean_loss};
}

/// One variable of a layout, and where its figures go.
struct Task {
    std::size_t derived, place, group, variable;
};

} // namespace

std::vector<schema::Group> effect_groups(const schema::Layout& layout)
{
    std::vector<schema::Group> out;
    for (const auto& group : layout.groups) {
        if (!group.compared) continue;
        schema::Group effects = group;
        effects.name = "effects_" + group.name;
        effects.meaning = "paired effects against the baseline on /" + group.name +
                          ": differences within the same random world, over replicates";
        effects.compared = effects.by_replicate = false;
        schema::Dimension figure{"figure",
                                 "mean: mean paired difference; t_low, t_high and bca_low, bca_high: its 95 % interval "
                                 "by Student's t and by the accelerated bootstrap; p10, p90: percentiles of the "
                                 "differences; direction: share of bootstrap means with the mean's sign; detectable: "
                                 "smallest effect found with 80 % power; paired_ratio: standard error over that of "
                                 "unpaired arms",
                                 {},
                                 {},
                                 ""};
        for (const auto name : effect_figures) figure.labels.emplace_back(name);
        effects.dimensions.push_back(figure);
        for (auto& variable : effects.variables) {
            variable.dimensions.emplace_back("figure");
            variable.storage = schema::Storage::real32;
        }
        out.push_back(std::move(effects));
    }
    for (const auto& group : layout.groups)
        if (!group.units.empty()) out.push_back(winners_group(group));
    return out;
}

std::vector<store::Derived> derive_effects(const schema::Layout& layout, const store::ReadBack& read, std::size_t arms,
                                           std::size_t replicates, std::size_t baseline, std::uint32_t seed,
                                           int threads)
{
    std::vector<store::Derived> out;
    for (auto& group : effect_groups(layout)) out.push_back({std::move(group), {}});
    std::vector<Task> tasks;
    for (std::size_t d = 0; d < out.size(); ++d) out[d].values.resize(out[d].group.variables.size());
    std::size_t next = 0;
    for (std::size_t g = 0; g < layout.groups.size(); ++g) {
        if (!layout.groups[g].compared) continue;
        for (std::size_t v = 0; v < layout.groups[g].variables.size(); ++v) tasks.push_back({next, v, g, v});
        ++next;
    }
    const std::size_t first_of_units = next;
    for (std::size_t g = 0; g < layout.groups.size(); ++g) {
        if (layout.groups[g].units.empty()) continue;
        const auto& wanted = out[next].group.variables;
        for (std::size_t v = 0, place = 0; v < layout.groups[g].variables.size() && place < wanted.size(); ++v)
            if (layout.groups[g].variables[v].name == wanted[place].name) tasks.push_back({next, place++, g, v});
        ++next;
    }
    constexpr std::size_t at_a_time = 16; // variables in memory
    with_threads(threads, [&] {
        for (std::size_t first = 0; first < tasks.size(); first += at_a_time) {
            const std::size_t count = std::min(at_a_time, tasks.size() - first);
            std::vector<std::vector<double>> recorded;
            for (std::size_t k = 0; k < count; ++k)
                recorded.push_back(read(tasks[first + k].group, tasks[first + k].variable));
            for_each_task(count, [&](std::size_t k) {
                const Task& task = tasks[first + k];
                const std::vector<double>& values = recorded[k];
                const std::size_t cells = values.size() / std::max<std::size_t>(1, arms * replicates);
                const std::span<const double> all = values;
                const std::size_t of_arm = replicates * cells;
                const std::size_t months = std::max<std::size_t>(1, layout.groups[task.group].months.size());
                auto& written = out[task.derived].values[task.place];
                Bootstrap bootstrap(seed);
                for (std::size_t a = 0; a < arms; ++a) {
                    const auto mine = all.subspan(a * of_arm, of_arm), theirs = all.subspan(baseline * of_arm, of_arm);
                    if (task.derived < first_of_units) {
                        for (const auto& effect : bootstrap.effects(mine, theirs, cells))
                            for (const double figure : figures(effect)) written.push_back(figure);
                        continue;
                    }
                    for (std::size_t m = 0; m < months; ++m)
                        for (const double figure :
                             figures(winners_and_losers(month_of(mine, replicates, months, m),
                                                        month_of(theirs, replicates, months, m), cells / months)))
                            written.push_back(figure);
                }
            });
        }
    });
    return out;
}

} // namespace sim::run
