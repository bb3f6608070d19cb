#include "sim/inference/design.h"

#include "sim/random/key.h"

#include <boost/random/sobol.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>

namespace sim::inference {

namespace {

constexpr Process uniform_points{"design points"};
constexpr Process strata{"design strata"};
constexpr Process scramble{"design scramble"};
constexpr Process of_trajectory{"design trajectory"};

std::uint32_t narrow(std::size_t number)
{
    if (number > std::numeric_limits<std::uint32_t>::max()) throw std::invalid_argument("a design with too many rows");
    return static_cast<std::uint32_t>(number);
}

Stream draws(std::uint32_t seed, Process process, std::size_t entity, std::size_t other)
{
    return {{seed, 0}, process, {narrow(entity), narrow(other)}, 0};
}

std::uint64_t word64(Stream& draw)
{
    const std::uint64_t high = draw();
    return high << 32 | draw();
}

/// The middle of a cell of 2^-32.
double unit(std::uint32_t word)
{
    return (static_cast<double>(word) + 0.5) * 0x1p-32;
}

Design empty(Design::Kind kind, std::size_t rows, std::size_t factors)
{
    Design out;
    out.kind = kind;
    out.points.columns = factors;
    out.points.values.resize(rows * factors);
    out.base = rows;
    return out;
}

/// Owen's scramble of one coordinate: a digit is turned over or not by a coin that belongs to the digits before it.
/// Four digits share one block of coins, those of the 15 nodes of their tree.
std::uint32_t owen(std::uint32_t word, std::uint32_t seed, std::uint32_t column)
{
    std::uint32_t out = 0;
    for (unsigned level = 0; level < 32; level += 4) {
        // The digits so far behind a leading one name the tree among those of all levels.
        const std::uint32_t tree = level == 0 ? 1 : (1u << level) | (word >> (32 - level));
        const std::uint32_t coins = draws(seed, scramble, column, tree)();
        std::uint32_t node = 1;
        for (unsigned k = 0; k < 4; ++k) {
            const std::uint32_t digit = word >> (31 - level - k) & 1u;
            out = out << 1 | (digit ^ (coins >> node & 1u));
            node = node << 1 | digit;
        }
    }
    return out;
}

} // namespace

Design random_design(std::size_t rows, std::size_t factors, std::uint32_t seed)
{
    Design out = empty(Design::Kind::random, rows, factors);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < factors; ++c) out.points.at(r, c) = unit(draws(seed, uniform_points, r, c)());
    return out;
}

Design latin_hypercube(std::size_t rows, std::size_t factors, std::uint32_t seed)
{
    Design out = empty(Design::Kind::latin_hypercube, rows, factors);
    const auto n = static_cast<double>(rows);
    std::vector<std::uint64_t> lot(rows);
    std::vector<double> within(rows);
    std::vector<std::size_t> order(rows);
    for (std::size_t c = 0; c < factors; ++c) {
        for (std::size_t r = 0; r < rows; ++r) {
            Stream draw = draws(seed, strata, r, c);
            lot[r] = word64(draw);
            within[r] = unit(draw());
        }
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(),
                  [&](std::size_t a, std::size_t b) { return lot[a] != lot[b] ? lot[a] < lot[b] : a < b; });
        for (std::size_t k = 0; k < rows; ++k) {
            const auto stratum = static_cast<double>(k);
            // Rounding must not carry a point over the border of its stratum.
            out.points.at(order[k], c) = std::clamp((stratum + within[order[k]]) / n, std::nextafter(stratum / n, 1.0),
                                                    std::nextafter((stratum + 1) / n, 0.0));
        }
    }
    return out;
}

Design sobol_design(std::size_t rows, std::size_t factors, std::uint32_t seed)
{
    if (factors > sobol_dimensions)
        throw std::invalid_argument("a Sobol' sequence in " + std::to_string(factors) +
                                    " dimensions (there are direction numbers for " + std::to_string(sobol_dimensions) +
                                    ")");
    narrow(rows);
    Design out = empty(Design::Kind::sobol, rows, factors);
    if (factors == 0) return out;
    boost::random::sobol_engine<std::uint32_t, 32> sequence(factors);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < factors; ++c) {
            // Boost leaves out the first point, nought in all coordinates, without which no block of 2^k is balanced.
            const std::uint32_t word = r == 0 ? 0u : sequence();
            out.points.at(r, c) = unit(owen(word, seed, static_cast<std::uint32_t>(c)));
        }
    return out;
}

Design saltelli_design(std::size_t n, std::size_t factors, std::uint32_t seed)
{
    const Points both = sobol_design(n, 2 * factors, seed).points;
    Design out = empty(Design::Kind::saltelli, n * (factors + 2), factors);
    out.base = n;
    for (std::size_t block = 0; block < factors + 2; ++block)
        for (std::size_t r = 0; r < n; ++r)
            for (std::size_t c = 0; c < factors; ++c) {
                const bool from_b = block == 1 || block == c + 2;
                out.points.at(block * n + r, c) = both.at(r, 2 * c + (from_b ? 1 : 0));
            }
    return out;
}

Design morris_design(std::size_t trajectories, std::size_t factors, std::uint32_t seed, std::size_t levels)
{
    if (levels == 0 || levels % 2 != 0)
        throw std::invalid_argument("elementary effects on an odd number of levels (a step is half of them)");
    Design out = empty(Design::Kind::morris, trajectories * (factors + 1), factors);
    out.base = trajectories;
    out.levels.assign(factors, levels);
    std::vector<std::uint64_t> lot(factors);
    std::vector<std::size_t> at(factors), order(factors);
    for (std::size_t t = 0; t < trajectories; ++t) {
        for (std::size_t c = 0; c < factors; ++c) {
            Stream draw = draws(seed, of_trajectory, t, c);
            lot[c] = word64(draw);
            at[c] = static_cast<std::size_t>(static_cast<std::uint64_t>(draw()) * levels >> 32);
        }
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(),
                  [&](std::size_t a, std::size_t b) { return lot[a] != lot[b] ? lot[a] < lot[b] : a < b; });
        for (std::size_t step = 0; step <= factors; ++step) {
            if (step > 0) {
                // Half the levels up or down: from each level one of the two is possible.
                auto& level = at[order[step - 1]];
                level = level < levels / 2 ? level + levels / 2 : level - levels / 2;
            }
            for (std::size_t c = 0; c < factors; ++c)
                out.points.at(t * (factors + 1) + step, c) =
                    (static_cast<double>(at[c]) + 0.5) / static_cast<double>(levels);
        }
    }
    return out;
}

Design grid_design(std::span<const std::size_t> levels)
{
    std::size_t rows = 1;
    for (const std::size_t count : levels) {
        if (count == 0) throw std::invalid_argument("a grid with a factor of no levels");
        if (rows > std::numeric_limits<std::uint32_t>::max() / count)
            throw std::invalid_argument("a grid with too many points");
        rows *= count;
    }
    if (levels.empty()) rows = 0;
    Design out = empty(Design::Kind::grid, rows, levels.size());
    out.levels.assign(levels.begin(), levels.end());
    for (std::size_t r = 0; r < rows; ++r) {
        std::size_t rest = r;
        for (std::size_t c = levels.size(); c-- > 0; rest /= levels[c])
            out.points.at(r, c) = (static_cast<double>(rest % levels[c]) + 0.5) / static_cast<double>(levels[c]);
    }
    return out;
}

} // namespace sim::inference
