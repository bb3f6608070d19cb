#include "sim/inference/sensitivity.h"

#include "sim/inference/polynomials.h"
#include "sim/inference/statistics.h"
#include "sim/schema/distribution.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace sim::inference {

namespace {

constexpr std::size_t highest_of_one = 12; ///< degree of the polynomial along a factor

void must_be(bool right, const char* what)
{
    if (!right) throw std::invalid_argument(what);
}

bool all_equal(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(), [&](double v) { return v == values.front(); });
}

/// The outcomes of the rows of A, of B and with one factor changed that are all there, less a mean.
struct Triples {
    std::vector<double> a, b, changed;
    std::vector<std::size_t> row;
};

Triples triples(const Design& design, std::span<const double> outcomes, std::size_t factor)
{
    Triples out;
    const std::size_t n = design.base;
    double sum = 0;
    for (std::size_t r = 0; r < n; ++r) {
        const double a = outcomes[r], b = outcomes[n + r], changed = outcomes[(factor + 2) * n + r];
        if (!std::isfinite(a + b + changed)) continue;
        out.a.push_back(a);
        out.b.push_back(b);
        out.changed.push_back(changed);
        out.row.push_back(r);
        sum += a + b;
    }
    const double mean = sum / static_cast<double>(2 * out.row.size());
    // The same bits where the same outcome is in both: a factor that does nothing shall have nought.
    for (auto* values : {&out.a, &out.b, &out.changed})
        for (double& v : *values) v -= mean;
    return out;
}

struct FirstAndTotal {
    double first = nan, total = nan;
};

/// Each triple counts as often as its row was drawn.
FirstAndTotal first_and_total(const Triples& y, std::span<const double> counts, double noise)
{
    double rows = 0, sum = 0, squares = 0, with_change = 0, change = 0, changes = 0;
    for (std::size_t k = 0; k < y.row.size(); ++k) {
        const double count = counts[y.row[k]], difference = y.changed[k] - y.a[k];
        rows += count;
        sum += count * (y.a[k] + y.b[k]);
        squares += count * (y.a[k] * y.a[k] + y.b[k] * y.b[k]);
        change += count * difference;
        with_change += count * y.b[k] * difference;
        changes += count * difference * difference;
    }
    if (rows < 2) return {};
    const double mean = sum / (2 * rows);
    const double variance_of_factors = (squares - 2 * rows * mean * mean) / (2 * rows - 1) - noise;
    if (!(variance_of_factors > 0)) return {};
    return {(with_change - mean * change) / rows / variance_of_factors,
            (changes / (2 * rows) - noise) / variance_of_factors};
}

} // namespace

std::vector<ElementaryEffects> elementary_effects(const Design& morris, std::span<const double> outcomes,
                                                  const Resampling& resampling)
{
    must_be(morris.kind == Design::Kind::morris, "elementary effects of a design without trajectories");
    must_be(outcomes.size() == morris.points.rows(), "not one outcome for each point of the design");
    const std::size_t factors = morris.factors(), n = morris.base;
    std::vector<double> effects(n * factors, nan); // [factor × trajectory]
    for (std::size_t t = 0; t < n; ++t)
        for (std::size_t step = 0; step < factors; ++step) {
            const std::size_t row = t * (factors + 1) + step;
            for (std::size_t c = 0; c < factors; ++c) {
                const double moved = morris.points.at(row + 1, c) - morris.points.at(row, c);
                if (moved != 0) effects[c * n + t] = (outcomes[row + 1] - outcomes[row]) / moved;
            }
        }
    std::vector<ElementaryEffects> out;
    std::vector<std::vector<double>> resampled(factors);
    std::vector<double> counts(n);
    for (int b = 0; b < resampling.resamples; ++b) {
        draw_again(resampling, b, counts);
        for (std::size_t c = 0; c < factors; ++c) {
            double sum = 0, drawn = 0;
            for (std::size_t t = 0; t < n; ++t) {
                const double effect = effects[c * n + t];
                if (!std::isfinite(effect)) continue;
                sum += counts[t] * std::abs(effect);
                drawn += counts[t];
            }
            resampled[c].push_back(drawn > 0 ? sum / drawn : nan);
        }
    }
    for (std::size_t c = 0; c < factors; ++c) {
        std::vector<double> mine(effects.begin() + static_cast<std::ptrdiff_t>(c * n),
                                 effects.begin() + static_cast<std::ptrdiff_t>((c + 1) * n));
        std::erase_if(mine, [](double x) { return !std::isfinite(x); });
        ElementaryEffects of{{nan, nan, nan}, nan, nan, mine.size()};
        if (!mine.empty()) of.mu = mean_of(mine);
        if (mine.size() > 1) of.sigma = std::sqrt(variance(mine));
        for (double& effect : mine) effect = std::abs(effect);
        of.mu_star = with_interval(mine.empty() ? nan : mean_of(mine), resampled[c]);
        out.push_back(of);
    }
    return out;
}

std::vector<SobolIndices> sobol_indices(const Design& saltelli, std::span<const double> outcomes,
                                        const Resampling& resampling, double noise)
{
    must_be(saltelli.kind == Design::Kind::saltelli, "Sobol' indices of a design without Saltelli's blocks");
    must_be(outcomes.size() == saltelli.points.rows(), "not one outcome for each point of the design");
    const std::size_t factors = saltelli.factors(), n = saltelli.base;
    std::vector<Triples> of_factor;
    for (std::size_t c = 0; c < factors; ++c) of_factor.push_back(triples(saltelli, outcomes, c));
    const auto constant = [](const Triples& y) {
        return all_equal(y.a) && all_equal(y.b) && (y.a.empty() || y.a.front() == y.b.front());
    };
    std::vector<std::vector<double>> first(factors), total(factors);
    std::vector<double> counts(n);
    for (int b = 0; b < resampling.resamples; ++b) {
        draw_again(resampling, b, counts);
        for (std::size_t c = 0; c < factors; ++c) {
            const auto drawn = first_and_total(of_factor[c], counts, noise);
            first[c].push_back(drawn.first);
            total[c].push_back(drawn.total);
        }
    }
    std::vector<SobolIndices> out;
    counts.assign(n, 1.0);
    for (std::size_t c = 0; c < factors; ++c) {
        const auto& y = of_factor[c];
        const auto found = constant(y) ? FirstAndTotal{} : first_and_total(y, counts, noise);
        out.push_back({with_interval(found.first, first[c]), with_interval(found.total, total[c]), y.row.size()});
    }
    return out;
}

namespace {

FirstIndex first_index(std::span<const double> x, std::span<const double> y, double noise, bool evenly_spread)
{
    const auto rows = static_cast<double>(y.size());
    FirstIndex out{{nan, nan, nan}, y.size()};
    if (y.size() < 4 || all_equal(y)) return out;
    const auto degree = std::clamp<std::size_t>(static_cast<std::size_t>(0.75 * std::sqrt(rows)), 1, highest_of_one);
    const auto basis = orthonormal_polynomials(x, degree);
    const auto terms = static_cast<double>(basis.size());
    const double degrees_left = rows - 1 - terms;
    if (degrees_left < 2) return out;
    const double mean = mean_of(y);
    double of_factors = variance(y) - noise;
    if (!(of_factors > 0)) return out;
    std::vector<double> fitted(y.size(), 0.0); // less the mean
    for (const auto& term : basis) {
        double coefficient = 0;
        for (std::size_t i = 0; i < y.size(); ++i) coefficient += term[i] * (y[i] - mean);
        coefficient /= rows;
        for (std::size_t i = 0; i < y.size(); ++i) fitted[i] += coefficient * term[i];
    }
    // What chance gives the fit: of the squares that are left, those of rows that the fit leans on count most. (Times
    // the mean square it would be too little where outcomes spread most at a factor's ends.)
    double explained = 0, chance = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        double leaning = 0;
        for (const auto& term : basis) leaning += term[i] * term[i] / rows;
        explained += fitted[i] * fitted[i];
        chance += leaning * std::pow(y[i] - mean - fitted[i], 2) / std::max(1 - 1 / rows - leaning, 1 / rows);
    }
    const auto part = [&](double of_chance) { return (explained - of_chance) / (rows - 1); };
    // Where points are spread evenly other factors give the fit nothing, and noise alone does.
    const double own = part(evenly_spread ? terms * noise : chance);
    of_factors = std::max(of_factors, own); // all factors have no less than this one: there was less noise than told
    const double first = own / of_factors;
    // The influence of each row. Of a fit to chance alone it tells twice the variance that there is.
    double influence = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        const double from_mean = y[i] - mean;
        influence += std::pow((2 * from_mean - fitted[i]) * fitted[i] - first * (from_mean * from_mean - noise), 2);
    }
    const double by_chance = terms > 0 ? 2 * chance * chance / terms / (rows * rows) : 0;
    const double error = std::sqrt(std::max(influence / (rows * degrees_left) - by_chance, by_chance)) / of_factors;
    // Outcomes may have noise that nobody told of.
    const double lowest = evenly_spread ? std::min(first, part(chance) / of_factors) : first;
    out.first = {first, lowest - normal_975 * error, first + normal_975 * error};
    return out;
}

} // namespace

std::vector<FirstIndex> first_indices(const Design& sample, std::span<const double> outcomes, double noise)
{
    const Points& factors = sample.points;
    const bool evenly_spread = sample.kind == Design::Kind::sobol || sample.kind == Design::Kind::grid;
    must_be(sample.kind != Design::Kind::saltelli && sample.kind != Design::Kind::morris,
            "first indices by regression on a design whose points repeat one another");
    must_be(factors.columns == 0 || outcomes.size() == factors.rows(), "not one outcome for each point");
    std::vector<FirstIndex> out;
    std::vector<double> x, y;
    for (std::size_t c = 0; c < factors.columns; ++c) {
        x.clear();
        y.clear();
        for (std::size_t r = 0; r < factors.rows(); ++r) {
            if (!std::isfinite(outcomes[r]) || !std::isfinite(factors.at(r, c))) continue;
            x.push_back(factors.at(r, c));
            y.push_back(outcomes[r]);
        }
        out.push_back(first_index(x, y, noise, evenly_spread));
    }
    return out;
}

std::vector<std::size_t> told_from_nothing(std::span<const Estimate> indices, bool effects)
{
    const double of_95 = schema::Distribution::normal(0, 1).quantile(0.975),
                 sure = schema::Distribution::normal(0, 1).quantile(1 - 0.05 / static_cast<double>(indices.size()));
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const double error = (indices[i].high - indices[i].low) / 2 / of_95;
        if (indices[i].value > 0 && (effects || indices[i].value > sure * error)) out.push_back(i);
    }
    std::stable_sort(out.begin(), out.end(),
                     [&](std::size_t a, std::size_t b) { return indices[a].value > indices[b].value; });
    return out;
}

} // namespace sim::inference
