#include "sim/inference/chaos.h"

#include "sim/core/levels.h"
#include "sim/inference/polynomials.h"
#include "sim/inference/statistics.h"
#include "sim/random/key.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace sim::inference {

namespace {

constexpr Process dealt_out{"rows of folds"};
constexpr std::size_t folds = 5;
constexpr std::size_t fits = folds + 1; ///< without each fold, and of all rows
constexpr std::size_t highest_degree = 10;
constexpr std::size_t most_products = 2500; ///< of two factors, and of three
constexpr std::size_t most_terms = 200;
constexpr std::size_t patience = 15; ///< terms that may come to nothing before choosing stops

/// Factors of a product and their degrees; a degree of nought is no factor.
struct Term {
    std::array<std::uint32_t, 3> factor{}, degree{};
};

/// The degrees to which products of `of` factors may go together: the highest of which there are not too many.
std::size_t together(std::size_t factors, std::size_t of)
{
    const auto choose = [](std::size_t n, std::size_t k) {
        double out = 1;
        for (std::size_t i = 0; i < k; ++i) out *= static_cast<double>(n - i) / static_cast<double>(i + 1);
        return out;
    };
    if (factors < of) return 0;
    std::size_t degree = of - 1;
    while (degree < highest_degree && choose(factors, of) * choose(degree + 1, of) <= most_products) ++degree;
    return degree;
}

using Basis = std::vector<std::vector<std::vector<double>>>; // [factor][degree - 1][row]

std::vector<Term> candidates(const Basis& basis)
{
    std::vector<Term> out;
    const auto count = static_cast<std::uint32_t>(basis.size());
    const std::size_t of_two = together(count, 2), of_three = together(count, 3);
    for (std::uint32_t a = 0; a < count; ++a)
        for (std::uint32_t i = 1; i <= basis[a].size(); ++i) {
            out.push_back({{a, 0, 0}, {i, 0, 0}});
            for (std::uint32_t b = a + 1; b < count; ++b)
                for (std::uint32_t j = 1; j <= basis[b].size() && i + j <= std::max(of_two, of_three); ++j) {
                    if (i + j <= of_two) out.push_back({{a, b, 0}, {i, j, 0}});
                    for (std::uint32_t c = b + 1; c < count; ++c)
                        for (std::uint32_t k = 1; k <= basis[c].size() && i + j + k <= of_three; ++k)
                            out.push_back({{a, b, c}, {i, j, k}});
                }
        }
    return out;
}

/// Adds each row's value times `weights` of its fits to the sums [fit × candidate].
QIAO_TARGET_CLONES
void correlate(std::size_t count, const float* row, const float* weights, float* sums)
{
    for (std::size_t f = 0; f < fits; ++f) {
        const float weight = weights[f];
        if (weight == 0) continue;
        float* out = sums + f * count;
        for (std::size_t j = 0; j < count; ++j) out[j] += weight * row[j];
    }
}

/// One choice of terms: those of the rows that take part, told at all rows.
struct Fit {
    std::vector<double> takes_part; ///< 1 or 0
    double rows = 0;
    std::vector<double> left;                  ///< of the outcome, by what was chosen so far
    std::vector<std::vector<double>> chosen;   ///< orthonormal over the rows that take part
    std::vector<double> coefficients;          ///< of those
    std::vector<std::vector<double>> triangle; ///< how the terms themselves are made of them
    std::vector<std::size_t> terms;
    std::vector<bool> spent; ///< by candidate

    double dot(std::span<const double> a, std::span<const double> b) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < a.size(); ++i) sum += takes_part[i] * a[i] * b[i];
        return sum;
    }
    /// Takes in a term unless those before say the same.
    bool take(std::size_t term, std::vector<double> values)
    {
        const double length = std::sqrt(dot(values, values));
        std::vector<double> made_of(chosen.size() + 1, 0.0);
        for (int twice = 0; twice < 2; ++twice)
            for (std::size_t k = 0; k < chosen.size(); ++k) {
                const double share = dot(values, chosen[k]);
                made_of[k] += share;
                for (std::size_t i = 0; i < values.size(); ++i) values[i] -= share * chosen[k][i];
            }
        const double new_length = std::sqrt(dot(values, values));
        if (!(new_length > 1e-4 * length)) return false;
        made_of.back() = new_length;
        for (double& v : values) v /= new_length;
        const double coefficient = dot(values, left);
        for (std::size_t i = 0; i < values.size(); ++i) left[i] -= coefficient * values[i];
        chosen.push_back(std::move(values));
        coefficients.push_back(coefficient);
        triangle.push_back(std::move(made_of));
        terms.push_back(term);
        return true;
    }
};

struct Choice {
    Fit all;
    std::size_t best = 0;                ///< number of terms that foretell best
    double error = 0, error_of_none = 0; ///< mean squares at rows left out, with so many terms and with none
};

Choice choose(const std::vector<float>& table, std::size_t count, std::span<const double> y, std::uint32_t seed)
{
    const std::size_t n = y.size();
    std::vector<std::uint64_t> lot(n);
    for (std::size_t i = 0; i < n; ++i)
        lot[i] =
            static_cast<std::uint64_t>(Stream({seed, 0}, dealt_out, {static_cast<std::uint32_t>(i), 0}, 0)()) << 32 | i;
    std::sort(lot.begin(), lot.end());
    std::vector<std::size_t> fold(n);
    for (std::size_t k = 0; k < n; ++k) fold[lot[k] & 0xffffffffu] = k % folds;

    std::array<Fit, fits> fit;
    for (std::size_t f = 0; f < fits; ++f) {
        fit[f].takes_part.resize(n);
        for (std::size_t i = 0; i < n; ++i) fit[f].takes_part[i] = fold[i] == f ? 0 : 1;
        fit[f].rows = std::accumulate(fit[f].takes_part.begin(), fit[f].takes_part.end(), 0.0);
        fit[f].left.assign(y.begin(), y.end());
        fit[f].spent.assign(count, false);
        fit[f].take(count, std::vector<double>(n, 1.0)); // the mean
    }
    const auto error_outside = [&] {
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i) sum += fit[fold[i]].left[i] * fit[fold[i]].left[i];
        return sum / static_cast<double>(n);
    };
    Choice out;
    out.error = out.error_of_none = error_outside();

    std::vector<float> lengths(fits * count, 0.0f), sums(fits * count), weights(fits);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t f = 0; f < fits; ++f)
            for (std::size_t j = 0; j < count && fold[i] != f; ++j)
                lengths[f * count + j] += table[i * count + j] * table[i * count + j];
    const std::size_t most = std::min({most_terms, n / 4, count});
    for (std::size_t step = 1; step <= most && step <= out.best + patience + out.best / 4; ++step) {
        std::fill(sums.begin(), sums.end(), 0.0f);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t f = 0; f < fits; ++f)
                weights[f] = static_cast<float>(fit[f].takes_part[i] * fit[f].left[i]);
            correlate(count, table.data() + i * count, weights.data(), sums.data());
        }
        bool found = true;
        for (std::size_t f = 0; f < fits; ++f) {
            for (bool taken = false; found && !taken;) {
                std::size_t chosen = count;
                float strongest = 0;
                for (std::size_t j = 0; j < count; ++j) {
                    const float strength = sums[f * count + j] * sums[f * count + j];
                    if (fit[f].spent[j] || !(strength > strongest * lengths[f * count + j])) continue;
                    strongest = strength / lengths[f * count + j];
                    chosen = j;
                }
                if (chosen == count) {
                    found = false;
                    break;
                }
                fit[f].spent[chosen] = true;
                std::vector<double> values(n);
                for (std::size_t i = 0; i < n; ++i) values[i] = static_cast<double>(table[i * count + chosen]);
                taken = fit[f].take(chosen, std::move(values));
            }
        }
        if (!found) break;
        const double error = error_outside();
        if (error < out.error) {
            out.error = error;
            out.best = step;
        }
    }
    out.all = std::move(fit[folds]);
    return out;
}

/// The coefficients of the first `count` chosen terms and the variances of these, for a variance of 1 about the fit.
struct Coefficients {
    std::vector<double> value, variance;
};
Coefficients coefficients_of(const Fit& fit, std::size_t count)
{
    // Row k of the inverse of the triangle whose column j is triangle[j].
    std::vector<std::vector<double>> inverse(count, std::vector<double>(count, 0.0));
    Coefficients out{std::vector<double>(count, 0.0), std::vector<double>(count, 0.0)};
    for (std::size_t k = 0; k < count; ++k)
        for (std::size_t j = k; j < count; ++j) {
            double sum = j == k ? 1 : 0;
            for (std::size_t m = k; m < j; ++m) sum -= inverse[k][m] * fit.triangle[j][m];
            inverse[k][j] = sum / fit.triangle[j][j];
            out.value[k] += inverse[k][j] * fit.coefficients[j];
            out.variance[k] += inverse[k][j] * inverse[k][j];
        }
    return out;
}

} // namespace

Chaos polynomial_chaos(const Design& sample, std::span<const double> outcomes, std::uint32_t seed, double noise)
{
    const Points& factors = sample.points;
    const bool of_table = sample.kind == Design::Kind::table;
    if (factors.columns > 0 && outcomes.size() != factors.rows())
        throw std::invalid_argument("not one outcome for each point");
    Chaos out{std::vector<Chaos::Index>(factors.columns, {{nan, nan, nan}, {nan, nan, nan}}), nan, 0, 0};
    std::vector<double> y;
    std::vector<std::vector<double>> columns(factors.columns);
    for (std::size_t r = 0; r < factors.rows(); ++r) {
        const auto row = factors.row(r);
        if (!std::isfinite(outcomes[r]) ||
            std::any_of(row.begin(), row.end(), [](double x) { return !std::isfinite(x); }))
            continue;
        y.push_back(outcomes[r]);
        for (std::size_t c = 0; c < factors.columns; ++c) columns[c].push_back(row[c]);
    }
    const std::size_t n = out.rows = y.size();
    if (n < 2 * folds || std::all_of(y.begin(), y.end(), [&](double v) { return v == y.front(); })) return out;
    const double mean = mean_of(y), unit = std::sqrt(variance(y));
    for (double& v : y) v = (v - mean) / unit;
    noise /= unit * unit;

    Basis basis;
    for (const auto& column : columns)
        basis.push_back(orthonormal_polynomials(column, std::min(highest_degree, n / 10),
                                                of_table ? Distributed::as_seen : Distributed::uniformly));
    const auto terms = candidates(basis);
    std::vector<float> table(n * terms.size()); // [row × candidate]
    for (std::size_t j = 0; j < terms.size(); ++j)
        for (std::size_t i = 0; i < n; ++i) {
            double product = 1;
            for (std::size_t k = 0; k < 3 && terms[j].degree[k] > 0; ++k)
                product *= basis[terms[j].factor[k]][terms[j].degree[k] - 1][i];
            table[i * terms.size() + j] = static_cast<float>(product);
        }
    const Choice choice = choose(table, terms.size(), y, seed);
    out.terms = choice.best;
    const double of_factors = choice.error_of_none - noise;
    if (!(of_factors > 0)) {
        out.predicted = 0;
        return out;
    }
    // Where nearly all of it is noise, nothing can be said of how well the rest is foretold.
    constexpr double hardly_any = 0.1;
    out.predicted = of_factors < hardly_any * choice.error_of_none
                        ? 0.0
                        : std::min(1.0, (choice.error_of_none - choice.error) / of_factors);

    const auto chosen = coefficients_of(choice.all, choice.best + 1); // the mean is the first
    // Sums of squared coefficients, less what chance adds to them, and the variances of these sums.
    // Of so many candidates those were chosen that chance made large, too: by as much the lower ends are lower.
    const double by_choice = 2 * std::log(static_cast<double>(terms.size()));
    std::vector<double> first(factors.columns, 0.0), total = first, of_first = first, of_total = first,
                                                     chosen_first = first, chosen_total = first;
    double all = 0;
    for (std::size_t k = 1; k <= choice.best; ++k) {
        const auto& term = terms[choice.all.terms[k]];
        const double by_chance = choice.error * chosen.variance[k],
                     square = chosen.value[k] * chosen.value[k] - by_chance;
        double of_square = 4 * chosen.value[k] * chosen.value[k] * by_chance;
        if (of_table) { // another sample would have other mean squares
            double fourth = 0;
            for (std::size_t i = 0; i < n; ++i)
                fourth += std::pow(static_cast<double>(table[i * terms.size() + choice.all.terms[k]]), 4);
            of_square += square * square * (fourth / static_cast<double>(n) - 1) / static_cast<double>(n);
        }
        all += square;
        for (std::size_t f = 0; f < 3 && term.degree[f] > 0; ++f) {
            total[term.factor[f]] += square;
            of_total[term.factor[f]] += of_square;
            chosen_total[term.factor[f]] += by_choice * by_chance;
            if (term.degree[1] > 0) continue;
            first[term.factor[f]] += square;
            of_first[term.factor[f]] += of_square;
            chosen_first[term.factor[f]] += by_choice * by_chance;
        }
    }
    const double unexplained = std::max(choice.error - noise, 0.0);
    // What chance took off other terms makes no factor's part greater than the whole.
    const double variance_of_factors = std::max(all + unexplained, *std::max_element(total.begin(), total.end()));
    for (std::size_t c = 0; c < factors.columns; ++c) {
        const auto index = [&](double value, double of, double chosen_by_chance) {
            const double half = normal_975 * std::sqrt(of) / variance_of_factors, share = value / variance_of_factors;
            return Estimate{share, share - half - chosen_by_chance / variance_of_factors,
                            share + half + unexplained / variance_of_factors};
        };
        if (variance_of_factors > 0)
            out.factors[c] = {index(first[c], of_first[c], chosen_first[c]),
                              index(total[c], of_total[c], chosen_total[c])};
    }
    return out;
}

} // namespace sim::inference
