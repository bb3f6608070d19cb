#include "sim/inference/sensitivity.h"
#include "sim/inference/statistics.h"

#include "tests/sim/inference/functions.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>
#include <stdexcept>

using namespace sim::inference;

namespace {

const std::vector<double> g_weights = {0, 1, 4.5, 9, 99, 99};

} // namespace

TEST_CASE("Sobol' indices from Saltelli's design are those of closed forms")
{
    for (const auto& known : {ishigami(), sobol_g(g_weights), sum_of({1, -2, 3, 4})}) {
        const auto design = saltelli_design(4096, known.factors(), 1);
        const auto indices = sobol_indices(design, known(design.points), {1, 100});
        for (std::size_t c = 0; c < known.factors(); ++c) {
            CHECK(indices[c].first.value == Approx(known.first[c]).margin(0.02));
            CHECK(indices[c].total.value == Approx(known.total[c]).margin(0.02));
            CHECK(holds(indices[c].first, known.first[c]));
            CHECK(holds(indices[c].total, known.total[c]));
            CHECK(indices[c].rows == 4096);
        }
    }
}

TEST_CASE("a factor that does nothing has Sobol' indices of nought to the last bit, and the only one that does has 1")
{
    const auto known = sum_of({0, 3, 0});
    const auto design = saltelli_design(256, 3, 4);
    const auto indices = sobol_indices(design, known(design.points), {1, 100});
    for (const std::size_t inert : {0u, 2u})
        for (const auto& e : {indices[inert].first, indices[inert].total}) {
            CHECK(e.value == 0);
            CHECK(e.low == 0);
            CHECK(e.high == 0);
        }
    CHECK(indices[1].first.value == Approx(1).margin(0.05));
    CHECK(indices[1].total.value == Approx(1).margin(0.05));
}

TEST_CASE("intervals of Sobol' indices hold the true ones in most studies and are not so wide that they say nothing")
{
    for (const auto& known : {ishigami(), sobol_g({0, 1, 4.5})}) {
        int first = 0, total = 0;
        double width = 0;
        constexpr std::uint32_t studies = 60;
        for (std::uint32_t seed = 0; seed < studies; ++seed) {
            const auto design = saltelli_design(256, 3, 500 + seed);
            const auto indices = sobol_indices(design, known(design.points), {seed, 150});
            for (std::size_t c = 0; c < 3; ++c) {
                first += holds(indices[c].first, known.first[c]);
                total += holds(indices[c].total, known.total[c]);
                width += indices[c].first.high - indices[c].first.low;
            }
        }
        CHECK(first > 0.9 * 3 * studies);
        CHECK(total > 0.9 * 3 * studies);
        CHECK(width / (3 * studies) < 0.35);
    }
}

TEST_CASE("noise that is known is taken off the variance that Sobol' indices share")
{
    const auto known = ishigami();
    double without = 0, with = 0;
    for (std::uint32_t seed = 0; seed < 10; ++seed) {
        const auto design = saltelli_design(1024, 3, seed);
        auto y = known(design.points);
        for (std::size_t r = 0; r < y.size(); ++r) y[r] += 3 * noise(seed, r);
        without += sobol_indices(design, y, {1, 2})[2].total.value / 10;
        with += sobol_indices(design, y, {1, 2}, 9)[2].total.value / 10;
    }
    CHECK(with == Approx(known.total[2]).margin(0.04));
    CHECK(without > known.total[2] + 0.15); // all that is not shared between two rows looks like everybody's
}

TEST_CASE("outcomes that are missing take their row out of the factors they belong to, and are counted")
{
    const auto known = ishigami();
    const auto design = saltelli_design(2048, 3, 8);
    auto y = known(design.points);
    y[5] = sim::inference::nan;                                // in A: of all
    y[3 * 2048 + 7] = std::numeric_limits<double>::infinity(); // a cost per nothing, with the second factor changed
    const auto indices = sobol_indices(design, y, {1, 50});
    CHECK(indices[0].rows == 2047);
    CHECK(indices[1].rows == 2046);
    CHECK(indices[1].first.value == Approx(known.first[1]).margin(0.03));
    const auto gone = sobol_indices(design, std::vector<double>(y.size(), sim::inference::nan), {1, 20});
    CHECK(gone[0].rows == 0);
    CHECK(std::isnan(gone[0].total.value));
}

TEST_CASE("a constant outcome has no shares, by any way to them")
{
    const auto saltelli = saltelli_design(64, 3, 1);
    for (const auto& index : sobol_indices(saltelli, std::vector<double>(saltelli.points.rows(), 0.1), {1, 50}))
        for (const double x : {index.first.value, index.first.low, index.total.value, index.total.high})
            CHECK(std::isnan(x));
    for (const auto& index : first_indices(latin_hypercube(100, 3, 1), std::vector<double>(100, 0.1)))
        CHECK(std::isnan(index.first.value));
    const auto morris = morris_design(10, 3, 1);
    for (const auto& effect : elementary_effects(morris, std::vector<double>(morris.points.rows(), 0.1), {1, 50})) {
        CHECK(effect.mu_star.value == 0); // it has effects: of nought
        CHECK(effect.sigma == 0);
    }
}

TEST_CASE("estimates refuse a design they are not for, and outcomes that are not one for each point")
{
    const auto design = latin_hypercube(10, 2, 1);
    CHECK_THROWS_AS(sobol_indices(design, std::vector<double>(10, 0.0), {}), std::invalid_argument);
    CHECK_THROWS_AS(elementary_effects(design, std::vector<double>(10, 0.0), {}), std::invalid_argument);
    CHECK_THROWS_AS(first_indices(design, std::vector<double>(9, 0.0)), std::invalid_argument);
    CHECK_THROWS_AS(first_indices(saltelli_design(10, 2, 1), std::vector<double>(40, 0.0)), std::invalid_argument);
}

TEST_CASE("elementary effects of a sum are its slopes, and only bends and interactions spread them")
{
    const auto design = morris_design(30, 4, 3);
    const auto linear = elementary_effects(design, sum_of({1, -2, 3, 0})(design.points), {1, 200});
    CHECK(linear[1].mu == Approx(-2));
    CHECK(linear[1].mu_star.value == Approx(2));
    CHECK(linear[1].mu_star.low == Approx(2));
    CHECK(linear[1].sigma == Approx(0).margin(1e-9));
    CHECK(linear[3].mu_star.value == Approx(0).margin(1e-9));
    CHECK(linear[0].effects == 30);

    std::vector<double> product; // of the first two; the third bends
    for (std::size_t r = 0; r < design.points.rows(); ++r)
        product.push_back((design.points.at(r, 0) - 0.5) * design.points.at(r, 1) +
                          std::pow(design.points.at(r, 2), 2));
    const auto effects = elementary_effects(design, product, {1, 200});
    CHECK(std::abs(effects[1].mu) < 0.3 * effects[1].mu_star.value); // its sign depends on the first
    CHECK(effects[0].sigma > 0.1);
    CHECK(effects[2].sigma > 0.1);
    CHECK(effects[3].mu_star.value == 0);
    CHECK(effects[3].mu_star.high == 0);
    product[0] = sim::inference::nan; // one trajectory loses one effect
    std::size_t left = 0;
    for (const auto& effect : elementary_effects(design, product, {1, 20})) left += effect.effects;
    CHECK(left == 4 * 30 - 1);
}

TEST_CASE("intervals of mean elementary effects hold the true ones in about 95 of 100 studies")
{
    // y = u v: the effect of u is v, at the levels 1/8, 3/8, 5/8, 7/8; 1/2 on average.
    int held = 0;
    constexpr int studies = 300;
    for (std::uint32_t seed = 0; seed < studies; ++seed) {
        const auto design = morris_design(40, 2, seed);
        std::vector<double> y;
        for (std::size_t r = 0; r < design.points.rows(); ++r)
            y.push_back(design.points.at(r, 0) * design.points.at(r, 1));
        held += holds(elementary_effects(design, y, {seed, 200})[0].mu_star, 0.5);
    }
    CHECK(held > 0.9 * studies);
    CHECK(held < 0.99 * studies);
}

TEST_CASE("first indices from any sample are those of closed forms, an inert factor's nought among them")
{
    for (const auto& known : {ishigami(), sobol_g(g_weights), sum_of({1, -2, 3, 4, 0}), sum_of({0, 5})})
        for (const auto& design : {latin_hypercube(3000, known.factors(), 2), random_design(3000, known.factors(), 2),
                                   sobol_design(3000, known.factors(), 2)}) {
            const auto indices = first_indices(design, known(design.points));
            for (std::size_t c = 0; c < known.factors(); ++c) {
                CHECK(indices[c].first.value == Approx(known.first[c]).margin(0.04));
                CHECK(indices[c].first.low - 0.01 <= known.first[c]);
                CHECK(known.first[c] <= indices[c].first.high + 0.01);
            }
        }
}

TEST_CASE("intervals of first indices hold the true ones in about 95 of 100 samples of any kind, with noise too")
{
    const auto known = sum_of({1, 2, 3, 4, 0});
    for (const auto* kind : {"random", "random with noise", "latin hypercube", "sobol"}) {
        int held = 0, inert = 0;
        constexpr int studies = 150;
        const std::string text = kind;
        for (std::uint32_t seed = 0; seed < studies; ++seed) {
            const auto design = text == "latin hypercube" ? latin_hypercube(300, 5, seed)
                                : text == "sobol"         ? sobol_design(300, 5, seed)
                                                          : random_design(300, 5, seed);
            auto y = known(design.points);
            const double told = text == "random with noise" ? 30.0 / 12 / 3 : 0; // a quarter of the variance
            for (std::size_t r = 0; r < y.size(); ++r) y[r] += std::sqrt(told) * noise(seed, r);
            const auto indices = first_indices(design, y, told);
            for (std::size_t c = 0; c < 4; ++c) held += holds(indices[c].first, known.first[c]);
            inert += holds(indices[4].first, 0);
        }
        INFO(text);
        CHECK(held > 0.88 * 4 * studies);
        if (text.starts_with("random")) CHECK(held < 0.99 * 4 * studies);
        CHECK(inert > 0.93 * studies);
    }
}

TEST_CASE("of noise alone no factor has a share, and there is no bias towards one")
{
    for (const auto& design : {random_design(150, 8, 1), latin_hypercube(150, 8, 1), sobol_design(150, 8, 1)}) {
        double sum = 0;
        int held = 0;
        constexpr int studies = 40;
        for (std::uint32_t seed = 0; seed < studies; ++seed) {
            std::vector<double> y;
            for (std::size_t r = 0; r < 150; ++r) y.push_back(noise(seed, r));
            for (const auto& index : first_indices(design, y)) {
                sum += index.first.value / (8 * studies);
                held += holds(index.first, 0);
            }
        }
        CHECK(held > 0.92 * 8 * studies);
        if (design.kind != Design::Kind::sobol) CHECK(sum == Approx(0).margin(0.01));
    }
}

TEST_CASE("a switch that decides gets its due: levels are told apart, whatever their order")
{
    // Four levels of which only the second differs, beside a factor of a quarter of the variance.
    Design table;
    table.points = latin_hypercube(600, 3, 5).points;
    std::vector<double> y;
    for (std::size_t r = 0; r < 600; ++r) {
        auto row = table.points.row(r);
        row[0] = std::floor(4 * row[0]);
        y.push_back((row[0] == 1 ? 1 : 0) + std::sqrt(12 * 3.0 / 16 / 3) * row[1]);
    }
    const auto indices = first_indices(table, y);
    CHECK(indices[0].first.value == Approx(0.75).margin(0.04));
    CHECK(indices[1].first.value == Approx(0.25).margin(0.05));
    CHECK(holds(indices[2].first, 0));
    y[0] = sim::inference::nan;
    table.points.at(1, 2) = sim::inference::nan;
    const auto fewer = first_indices(table, y);
    CHECK(fewer[0].rows == 599);
    CHECK(fewer[2].rows == 598);
    const std::vector<std::size_t> levels = {4, 3, 5};
    const auto grid = grid_design(levels);
    const auto of_grid = first_indices(grid, sum_of({0, 1, 0})(grid.points));
    CHECK(of_grid[1].first.value == Approx(1));
    CHECK(of_grid[0].first.value == Approx(0).margin(1e-9));
    CHECK(holds(of_grid[0].first, 0));
}

TEST_CASE("OpenTURNS finds the same Sobol' indices from the same outcomes")
{
    // OpenTURNS 1.20, JansenSensitivityAlgorithm (total) and MauntzKucherenkoSensitivityAlgorithm (first) of Ishigami's
    // function at saltelli_design(128, 3, 20). It divides by the variance of A alone, the totals' sum by 2n - 1 instead
    // of 2n, and the first ones' by n - 1.
    const double first[] = {0.31851456553012036, 0.5610160554656692, 0.014148610051563421};
    const double total[] = {0.6200781697420256, 0.47259493466443564, 0.24822731918143412};
    const auto known = ishigami();
    const auto design = saltelli_design(128, 3, 20);
    const auto y = known(design.points);
    const double of_both = variance(std::span(y).first(256)), of_a = variance(std::span(y).first(128));
    const auto indices = sobol_indices(design, y, {1, 2});
    for (std::size_t c = 0; c < 3; ++c) {
        CHECK(indices[c].total.value * of_both / of_a * 256 / 255 == Approx(total[c]).epsilon(1e-9));
        CHECK(indices[c].first.value * of_both / of_a * 128 / 127 == Approx(first[c]).margin(1e-4));
    }
}
