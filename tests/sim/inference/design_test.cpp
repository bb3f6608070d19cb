#include "sim/inference/design.h"
#include "sim/inference/statistics.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

using namespace sim::inference;

namespace {

bool begins_with(const Points& more, const Points& fewer)
{
    for (std::size_t r = 0; r < fewer.rows(); ++r)
        for (std::size_t c = 0; c < fewer.columns; ++c)
            if (more.at(r, c) != fewer.at(r, c)) return false;
    return true;
}

/// How many points lie in each of `parts` equal parts of a column, from row `first` on.
std::vector<int> in_parts(const Points& points, std::size_t column, std::size_t parts, std::size_t first,
                          std::size_t rows)
{
    std::vector<int> out(parts, 0);
    for (std::size_t r = first; r < first + rows; ++r)
        ++out[static_cast<std::size_t>(points.at(r, column) * static_cast<double>(parts))];
    return out;
}

} // namespace

TEST_CASE("every design lies within 0 and 1, is the same for the same seed and another for another")
{
    const auto all = [](std::uint32_t seed) {
        return std::vector<Design>{random_design(50, 4, seed), latin_hypercube(50, 4, seed), sobol_design(50, 4, seed),
                                   saltelli_design(10, 4, seed), morris_design(10, 4, seed)};
    };
    const auto once = all(1), again = all(1), others = all(2);
    for (std::size_t k = 0; k < once.size(); ++k) {
        CHECK(once[k].points.values == again[k].points.values);
        CHECK(once[k].points.values != others[k].points.values);
        CHECK(once[k].factors() == 4);
        for (const double x : once[k].points.values) CHECK((x >= 0 && x < 1));
    }
}

TEST_CASE("more points keep those that there were, and so do more factors")
{
    CHECK(begins_with(random_design(90, 7, 3).points, random_design(40, 5, 3).points));
    CHECK(begins_with(sobol_design(90, 7, 3).points, sobol_design(40, 5, 3).points));
    CHECK(begins_with(morris_design(20, 5, 3).points, morris_design(10, 5, 3).points));
    CHECK(begins_with(saltelli_design(32, 7, 3).points, saltelli_design(32, 5, 3).points));
}

TEST_CASE("random points are uniform and independent of one another")
{
    const auto points = random_design(20000, 3, 5).points;
    for (std::size_t c = 0; c < 3; ++c) {
        const auto column = points.column(c), next = points.column((c + 1) % 3);
        CHECK(mean_of(column) == Approx(0.5).margin(0.01));
        CHECK(variance(column) == Approx(1.0 / 12).margin(0.003));
        CHECK(covariance(column, next) * 12 == Approx(0).margin(0.03));
    }
}

TEST_CASE("a Latin hypercube has one point in each stratum of each factor, at random within it")
{
    for (const std::size_t n : {1u, 7u, 100u, 1000u}) {
        const auto points = latin_hypercube(n, 3, 11).points;
        for (std::size_t c = 0; c < 3; ++c)
            for (const int there : in_parts(points, c, n, 0, n)) CHECK(there == 1);
    }
    const auto points = latin_hypercube(2000, 2, 11).points;
    std::vector<double> within;
    for (const double x : points.column(0)) within.push_back(x * 2000 - std::floor(x * 2000));
    CHECK(mean_of(within) == Approx(0.5).margin(0.03));
    CHECK(variance(within) == Approx(1.0 / 12).margin(0.01));
    CHECK(covariance(points.column(0), points.column(1)) * 12 == Approx(0).margin(0.1));
}

TEST_CASE("each block of 2^k points of a scrambled Sobol' sequence is balanced, the first one too")
{
    const auto points = sobol_design(512, 20, 4).points;
    for (std::size_t c = 0; c < 20; ++c)
        for (const std::size_t block : {4u, 64u, 128u})
            for (std::size_t first = 0; first + block <= 512; first += block)
                for (const int there : in_parts(points, c, block, first, block)) CHECK(there == 1);
    // The first two dimensions: one point in each cell of any shape.
    for (const std::size_t wide : {2u, 8u, 32u}) {
        std::set<std::pair<std::size_t, std::size_t>> cells;
        for (std::size_t r = 0; r < 64; ++r)
            cells.emplace(static_cast<std::size_t>(points.at(r, 0) * static_cast<double>(wide)),
                          static_cast<std::size_t>(points.at(r, 1) * 64 / static_cast<double>(wide)));
        CHECK(cells.size() == 64);
    }
}

TEST_CASE(
    "over seeds each point of a Sobol' sequence is uniform, the first one too, and so is each pair of coordinates")
{
    for (const std::size_t r : {0u, 1u, 6u}) {
        std::vector<double> one, other;
        for (std::uint32_t seed = 0; seed < 1500; ++seed) {
            const auto points = sobol_design(7, 2, seed).points;
            one.push_back(points.at(r, 0));
            other.push_back(points.at(r, 1));
        }
        CHECK(mean_of(one) == Approx(0.5).margin(0.03));
        CHECK(variance(one) == Approx(1.0 / 12).margin(0.008));
        CHECK(covariance(one, other) * 12 == Approx(0).margin(0.1));
    }
}

TEST_CASE("means over a Sobol' sequence are nearer the truth than those over random points, whatever the number")
{
    const auto error = [](const auto& design, std::size_t n) {
        double squares = 0;
        for (std::uint32_t seed = 0; seed < 40; ++seed) {
            const auto points = design(n, 5, seed).points;
            double sum = 0;
            for (std::size_t r = 0; r < n; ++r) {
                double product = 1;
                for (const double u : points.row(r)) product *= 0.5 + u;
                sum += product;
            }
            squares += std::pow(sum / static_cast<double>(n) - 1, 2);
        }
        return std::sqrt(squares);
    };
    for (const std::size_t n : {256u, 300u}) CHECK(error(sobol_design, n) < 0.3 * error(random_design, n));
}

TEST_CASE("a Sobol' sequence has as many dimensions as there are direction numbers for, and says so beyond")
{
    CHECK(sobol_design(2, sobol_dimensions, 1).points.values.size() == 2 * sobol_dimensions);
    CHECK_THROWS_AS(sobol_design(2, sobol_dimensions + 1, 1), std::invalid_argument);
    CHECK_THROWS_AS(saltelli_design(2, sobol_dimensions / 2 + 1, 1), std::invalid_argument);
    CHECK(sobol_design(0, 3, 1).points.rows() == 0);
}

TEST_CASE("Saltelli's design is A, B, and A with one column of B for each factor")
{
    const auto design = saltelli_design(16, 3, 9);
    CHECK(design.kind == Design::Kind::saltelli);
    CHECK(design.base == 16);
    REQUIRE(design.points.rows() == 16 * 5);
    for (std::size_t r = 0; r < 16; ++r)
        for (std::size_t c = 0; c < 3; ++c) {
            const double a = design.points.at(r, c), b = design.points.at(16 + r, c);
            CHECK(a != b);
            for (std::size_t changed = 0; changed < 3; ++changed)
                CHECK(design.points.at((changed + 2) * 16 + r, c) == (changed == c ? b : a));
        }
}

TEST_CASE("a trajectory moves each factor once by half its levels, in any order and direction")
{
    constexpr std::size_t trajectories = 400, factors = 3;
    const auto design = morris_design(trajectories, factors, 2);
    REQUIRE(design.points.rows() == trajectories * (factors + 1));
    std::set<std::vector<std::size_t>> orders;
    std::vector<int> up(factors, 0);
    for (std::size_t t = 0; t < trajectories; ++t) {
        std::vector<std::size_t> order;
        for (std::size_t step = 0; step < factors; ++step)
            for (std::size_t c = 0; c < factors; ++c) {
                const std::size_t row = t * (factors + 1) + step;
                const double moved = design.points.at(row + 1, c) - design.points.at(row, c);
                if (moved == 0) continue;
                CHECK(std::abs(moved) == 0.5);
                up[c] += moved > 0;
                order.push_back(c);
            }
        CHECK(std::set<std::size_t>(order.begin(), order.end()).size() == factors);
        CHECK(order.size() == factors);
        orders.insert(order);
    }
    CHECK(orders.size() == 6);
    for (std::size_t c = 0; c < factors; ++c) {
        CHECK(std::abs(up[c] - 200) < 40);
        for (const int there : in_parts(design.points, c, 4, 0, design.points.rows()))
            CHECK(std::abs(there - 400) < 90);
        for (const double x : design.points.column(c)) CHECK(x * 8 == std::floor(x * 8));
    }
    CHECK_THROWS_AS(morris_design(4, 2, 1, 3), std::invalid_argument);
}

TEST_CASE("a grid has each combination of levels once, the last factor moving fastest")
{
    const std::vector<std::size_t> levels = {2, 1, 4};
    const auto design = grid_design(levels);
    CHECK(design.levels == levels);
    REQUIRE(design.points.rows() == 8);
    CHECK(std::vector<double>(design.points.row(0).begin(), design.points.row(0).end()) ==
          std::vector<double>{0.25, 0.5, 0.125});
    CHECK(std::vector<double>(design.points.row(1).begin(), design.points.row(1).end()) ==
          std::vector<double>{0.25, 0.5, 0.375});
    CHECK(design.points.at(4, 0) == 0.75);
    CHECK_THROWS_AS(grid_design(std::vector<std::size_t>{2, 0}), std::invalid_argument);
    CHECK_THROWS_AS(grid_design(std::vector<std::size_t>(40, 10)), std::invalid_argument);
}
