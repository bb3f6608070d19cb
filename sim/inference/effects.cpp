#include "sim/inference/effects.h"

#include "sim/core/levels.h"
#include "sim/inference/statistics.h"
#include "sim/random/key.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace sim::inference {

Student student(std::size_t pairs)
{
    if (pairs < 2) return {};
    const boost::math::students_t t(static_cast<double>(pairs - 1));
    return {boost::math::quantile(t, 0.975), boost::math::quantile(t, 0.8)};
}

namespace {

constexpr Process resampling{"bootstrap"};
constexpr std::size_t lanes = 32;  ///< columns whose resampled means are formed side by side
constexpr std::size_t at_once = 4; ///< resamples that share what is read of the columns

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

/// Sums of all columns over each resample, [lane × resample]. `counts` is [resample × pair], `columns` [pair × lane].
QIAO_TARGET_CLONES
void resampled_sums(std::size_t resamples, std::size_t pairs, const double* counts, const double* columns, double* out)
{
    std::size_t b = 0;
    for (; b + at_once <= resamples; b += at_once) {
        double sums[at_once][lanes] = {};
        for (std::size_t r = 0; r < pairs; ++r)
            for (std::size_t s = 0; s < at_once; ++s)
                for (std::size_t k = 0; k < lanes; ++k)
                    sums[s][k] += counts[(b + s) * pairs + r] * columns[r * lanes + k];
        for (std::size_t s = 0; s < at_once; ++s)
            for (std::size_t k = 0; k < lanes; ++k) out[k * resamples + b + s] = sums[s][k];
    }
    for (; b < resamples; ++b)
        for (std::size_t k = 0; k < lanes; ++k) {
            double sum = 0;
            for (std::size_t r = 0; r < pairs; ++r) sum += counts[b * pairs + r] * columns[r * lanes + k];
            out[k * resamples + b] = sum;
        }
}

/// How many values lie on either side of another.
struct Sides {
    double below, above;
};
QIAO_TARGET_CLONES Sides sides_of(std::size_t count, const double* values, double mark)
{
    std::size_t below = 0, above = 0;
    for (std::size_t i = 0; i < count; ++i) {
        below += values[i] < mark ? 1 : 0;
        above += values[i] > mark ? 1 : 0;
    }
    return {static_cast<double>(below), static_cast<double>(above)};
}

/// `means`: of the resamples; they may be put into another order. `some`: room for one more.
void add_bootstrap(Effect& effect, std::span<const double> differences, std::span<double> means, std::span<double> some)
{
    double squares = 0, cubes = 0;
    for (const double d : differences) {
        const double from_mean = d - effect.mean;
        squares += from_mean * from_mean;
        cubes += from_mean * from_mean * from_mean;
    }
    const auto resamples = static_cast<double>(means.size());
    const Sides about_mean = sides_of(means.size(), means.data(), effect.mean);
    const double share = 0.5 * (resamples + about_mean.below - about_mean.above) / resamples;
    const double error = std::sqrt(squares) / static_cast<double>(differences.size());
    const boost::math::normal standard;
    const double bias = boost::math::quantile(standard, std::clamp(share, 0.5 / resamples, 1 - 0.5 / resamples));
    const double acceleration = cubes / (6 * std::pow(squares, 1.5));
    const auto bound = [&](double level) {
        const double shifted = bias + boost::math::quantile(standard, level);
        const double place = boost::math::cdf(standard, bias + shifted / (1 - acceleration * shifted));
        // Means are spread almost as the normal distribution is, so that it tells about where to look.
        const double about = effect.mean + error * boost::math::quantile(standard, std::clamp(place, 1e-9, 1 - 1e-9));
        return quantile_near(means, place, about - error / 3, about + error / 3, some);
    };
    effect.bca_low = bound(0.025);
    effect.bca_high = bound(0.975);
    const Sides about_zero = sides_of(means.size(), means.data(), 0);
    effect.direction = effect.mean == 0 ? 0.5 : (effect.mean > 0 ? about_zero.above : about_zero.below) / resamples;
}

} // namespace

std::array<double, std::size(effect_figures)> figures(const Effect& e)
{
    return {e.mean, e.t_low, e.t_high, e.bca_low, e.bca_high, e.p10, e.p90, e.direction, e.detectable, e.paired_ratio};
}

std::size_t Bootstrap::resamples_for(std::size_t pairs) const
{
    // Few pairs have few different resamples.
    return std::min(static_cast<std::size_t>(resamples_), 40 * pairs);
}

const std::vector<double>& Bootstrap::counts(std::size_t pairs)
{
    const std::lock_guard one_at_a_time(mutex_);
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
    std::vector<double> mine, theirs;
    for (std::size_t c = 0; c < columns; ++c) {
        mine.clear();
        theirs.clear();
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
    std::vector<double> side_by_side, means, some;
    for (const auto& [pairs, which] : to_resample) {
        const std::size_t resamples = resamples_for(pairs);
        means.resize(lanes * resamples);
        some.resize(resamples + 1);
        const auto& drawn = counts(pairs);
        for (std::size_t first = 0; first < which.size(); first += lanes) {
            const std::size_t width = std::min(lanes, which.size() - first);
            side_by_side.assign(pairs * lanes, 0.0);
            for (std::size_t k = 0; k < width; ++k)
                for (std::size_t r = 0; r < pairs; ++r) side_by_side[r * lanes + k] = differences[which[first + k]][r];
            resampled_sums(resamples, pairs, drawn.data(), side_by_side.data(), means.data());
            for (double& mean : means) mean /= static_cast<double>(pairs);
            for (std::size_t k = 0; k < width; ++k) {
                const auto of_column = std::span(means).subspan(k * resamples, resamples);
                add_bootstrap(out[which[first + k]], differences[which[first + k]], of_column, some);
            }
        }
    }
    return out;
}

} // namespace sim::inference
