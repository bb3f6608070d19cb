#include "sim/experiment/sweep_indices.h"

#include "sim/inference/chaos.h"
#include "sim/inference/sensitivity.h"
#include "sim/inference/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace sim::experiment {

using inference::Design;
using inference::Estimate;
using inference::nan;

namespace {

/// Columns with the largest indices, in their order; as many as can be looked at together.
std::vector<std::size_t> most_telling(const std::vector<Estimate>& first)
{
    constexpr std::size_t most = 40;
    std::vector<std::size_t> out(first.size());
    std::iota(out.begin(), out.end(), std::size_t{0});
    const auto rank = [&](std::size_t column) {
        const double value = first[column].value;
        return value == value ? value : -std::numeric_limits<double>::infinity();
    };
    std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
    out.resize(std::min(most, out.size()));
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<Estimate> firsts(const Design& sample, const std::vector<double>& means, double noise)
{
    std::vector<Estimate> out;
    for (const auto& index : inference::first_indices(sample, means, noise)) out.push_back(index.first);
    return out;
}

double known_variance(std::vector<double> means)
{
    std::erase_if(means, [](double mean) { return std::isnan(mean); });
    return means.size() > 1 ? inference::variance(means) : 0;
}

Design only(const Design& sample, const std::vector<std::size_t>& columns)
{
    Design out{sample.kind, {columns.size(), {}}, sample.base, {}};
    for (std::size_t r = 0; r < sample.points.rows(); ++r)
        for (const auto c : columns) out.points.values.push_back(sample.points.at(r, c));
    return out;
}

} // namespace

std::vector<std::vector<Estimate>> sweep_indices(const SweepPlan& sweep, const inference::Points& shares,
                                                 const std::vector<double>& means, double noise,
                                                 const inference::Resampling& resampling, double& predicted)
{
    std::vector<std::vector<Estimate>> out(indices_of(sweep).size());
    if (sweep.design.kind == Design::Kind::morris) {
        for (const auto& effect : inference::elementary_effects(sweep.design, means, resampling)) {
            out[0].push_back(effect.mu_star);
            out[1].push_back({effect.mu, nan, nan});
            out[2].push_back({effect.sigma, nan, nan});
        }
        return out;
    }
    if (sweep.design.kind == Design::Kind::saltelli) {
        // In the same worlds what does nothing changes nothing: there is no noise to take off.
        for (const auto& index : inference::sobol_indices(sweep.design, means, resampling)) {
            out[0].push_back(index.first);
            out[1].push_back(index.total);
        }
        return out;
    }
    Design sample = sweep.design;
    if (sample.points.rows() == 0) sample.points = shares;
    const auto looked_at = most_telling(firsts(sample, means, 0));
    const Design few = only(sample, looked_at);
    const auto chaos_of = [&](double of_luck) {
        return inference::polynomial_chaos(few, means, resampling.seed, of_luck);
    };
    // All points live the same worlds: what a fit foretells at a point it was not fitted to is no luck of that point.
    auto chaos = chaos_of(0);
    const double unforetold = (1 - std::max(0.0, chaos.predicted)) * known_variance(means);
    if (!(unforetold >= noise)) noise = std::max(0.0, unforetold);
    if (noise > 0) chaos = chaos_of(noise);
    out[0] = firsts(sample, means, noise);
    out[1].assign(out[0].size(), {nan, nan, nan});
    for (std::size_t i = 0; i < looked_at.size(); ++i) out[1][looked_at[i]] = chaos.factors[i].total;
    predicted = chaos.predicted;
    return out;
}

} // namespace sim::experiment
