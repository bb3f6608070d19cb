#include "sim/inference/polynomials.h"

#include <algorithm>
#include <cmath>

namespace sim::inference {

namespace {

constexpr std::size_t few_levels = 12;
constexpr std::size_t rows_a_level = 5;
/// A column keeps less than this of its length where it says nothing that the ones before it do not.
constexpr double same = 1e-6;

double dot(std::span<const double> a, std::span<const double> b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

/// On [0, 1).
std::vector<std::vector<double>> legendre(std::span<const double> column, std::size_t degree)
{
    std::vector<std::vector<double>> out(degree, std::vector<double>(column.size()));
    for (std::size_t i = 0; i < column.size(); ++i) {
        const double x = 2 * column[i] - 1;
        double before = 0, now = 1;
        for (std::size_t k = 1; k <= degree; ++k) {
            const auto n = static_cast<double>(k);
            const double next = ((2 * n - 1) * x * now - (n - 1) * before) / n;
            before = now;
            now = next;
            out[k - 1][i] = std::sqrt(2 * n + 1) * now;
        }
    }
    return out;
}

} // namespace

std::vector<std::vector<double>> orthonormal_polynomials(std::span<const double> column, std::size_t degree,
                                                         Distributed distributed)
{
    std::vector<std::vector<double>> out;
    const std::size_t n = column.size();
    std::vector<double> values(column.begin(), column.end());
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    if (values.size() < 2) return out;
    std::vector<double> x(column.begin(), column.end()); // from -1 to 1
    if (values.size() <= few_levels && values.size() * rows_a_level <= n) {
        for (double& v : x) v = static_cast<double>(std::lower_bound(values.begin(), values.end(), v) - values.begin());
        values = {0, static_cast<double>(values.size() - 1)};
        degree = static_cast<std::size_t>(values.back());
    } else if (distributed == Distributed::uniformly) {
        return legendre(column, std::min(degree, values.size() - 1));
    }
    degree = std::min(degree, n - 1);
    const double low = values.front(), width = values.back() - low;
    for (double& v : x) v = 2 * (v - low) / width - 1;

    const auto rows = static_cast<double>(n);
    std::vector<double> before(n, 1.0); // of degree k - 1; the next is x times it, without what is in those before
    for (std::size_t k = 1; k <= degree; ++k) {
        std::vector<double> next(n);
        for (std::size_t i = 0; i < n; ++i) next[i] = x[i] * before[i];
        const double length = std::sqrt(dot(next, next));
        for (int twice = 0; twice < 2; ++twice) {
            double mean = 0;
            for (const double v : next) mean += v / rows;
            for (double& v : next) v -= mean;
            for (const auto& other : out) {
                const double share = dot(next, other) / rows;
                for (std::size_t i = 0; i < n; ++i) next[i] -= share * other[i];
            }
        }
        const double left = std::sqrt(dot(next, next));
        if (!(left > same * length)) break;
        for (double& v : next) v *= std::sqrt(rows) / left;
        before = next;
        out.push_back(std::move(next));
    }
    return out;
}

} // namespace sim::inference
