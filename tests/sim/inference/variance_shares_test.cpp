#include "sim/inference/statistics.h"
#include "sim/inference/variance_shares.h"

#include "tests/sim/inference/functions.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace sim::inference;

namespace {

/// Assumptions, luck and what both do together, with these standard deviations.
Points outcomes(std::size_t points, std::size_t replicates, std::uint32_t seed, double of_points, double of_worlds,
                double of_both)
{
    Points out{replicates, std::vector<double>(points * replicates)};
    for (std::size_t p = 0; p < points; ++p)
        for (std::size_t r = 0; r < replicates; ++r)
            out.at(p, r) = 70 + of_points * noise(seed, p, 1000) + of_worlds * noise(seed, 1000000, r) +
                           of_both * noise(seed, p, r);
    return out;
}

} // namespace

TEST_CASE("variance shares of a full table are those of the two-way analysis of variance")
{
    const Points y{2, {1, 3, 5, 11, 9, 13}};
    // Row means 2, 8, 11; column means 5, 9; mean 7.
    const double rows = 2.0 * (25 + 1 + 16) / 2, columns = 3.0 * (4 + 4) / 1, all = 36 + 16 + 4 + 16 + 4 + 36,
                 rest = (all - 2 * rows - columns) / 2;
    const double of_rows = (rows - rest) / 2, of_columns = (columns - rest) / 3, sum = of_rows + of_columns + rest;
    const auto shares = variance_shares(y, {1, 100});
    CHECK(shares.total == Approx(sum));
    CHECK(shares.assumptions.value == Approx(of_rows / sum));
    CHECK(shares.luck.value == Approx(of_columns / sum));
    CHECK(shares.interaction.value == Approx(rest / sum));
    CHECK(shares.noise_of_mean == Approx(rest / 2));
    CHECK(shares.missing == 0);
}

TEST_CASE("variance shares add up to 1 and none is below nought, even where the estimate is")
{
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        const auto shares = variance_shares(outcomes(12, 4, seed, 0, 0, 1), {1, 50});
        CHECK(shares.assumptions.value + shares.luck.value + shares.interaction.value == Approx(1));
        for (const auto* share : {&shares.assumptions, &shares.luck, &shares.interaction}) {
            CHECK(share->value >= 0);
            CHECK(share->low >= 0);
            CHECK(share->high <= 1);
        }
    }
}

TEST_CASE("what only assumptions, only worlds or only both together decide is told apart to the last")
{
    CHECK(variance_shares(outcomes(40, 8, 1, 2, 0, 0), {1, 50}).assumptions.value == Approx(1));
    CHECK(variance_shares(outcomes(40, 8, 1, 0, 2, 0), {1, 50}).luck.value == Approx(1));
    CHECK(variance_shares(outcomes(400, 8, 1, 0, 0, 2), {1, 50}).interaction.value > 0.97);
}

TEST_CASE("outcomes that are missing at random do not bend the shares of variance")
{
    double assumptions = 0, luck = 0;
    constexpr int studies = 40;
    for (std::uint32_t seed = 0; seed < studies; ++seed) {
        auto y = outcomes(60, 20, seed, 2, 1, 1);
        std::size_t missing = 0;
        for (std::size_t i = 0; i < y.values.size(); ++i)
            if (noise(seed + 1000, i) < -0.5) { // three in ten
                y.values[i] = sim::inference::nan;
                ++missing;
            }
        const auto shares = variance_shares(y, {1, 2});
        CHECK(shares.missing == missing);
        assumptions += shares.assumptions.value / studies;
        luck += shares.luck.value / studies;
    }
    CHECK(assumptions == Approx(4.0 / 6).margin(0.03));
    CHECK(luck == Approx(1.0 / 6).margin(0.03));
}

TEST_CASE("one point, one replicate, equal outcomes or none at all have no shares of variance")
{
    for (const auto& y :
         {Points{3, {1, 2, 3}}, Points{1, {1, 2, 3}}, Points{2, {5, 5, 5, 5}},
          Points{2, {sim::inference::nan, sim::inference::nan, sim::inference::nan, sim::inference::nan}},
          Points{2, {}}}) {
        const auto shares = variance_shares(y, {1, 20});
        CHECK(std::isnan(shares.assumptions.value));
        CHECK(std::isnan(shares.luck.high));
        CHECK(std::isnan(shares.interaction.low));
    }
    // A point that failed as a whole is not there.
    const auto whole = variance_shares(outcomes(30, 5, 3, 1, 1, 1), {1, 20});
    auto y = outcomes(30, 5, 3, 1, 1, 1);
    y.values.insert(y.values.end(), 5, sim::inference::nan);
    CHECK(variance_shares(y, {1, 20}).luck.value == Approx(whole.luck.value));
}

TEST_CASE("intervals of variance shares hold the true ones in about 95 of 100 studies, with few worlds too")
{
    for (const std::size_t replicates : {5u, 20u}) {
        int assumptions = 0, luck = 0, interaction = 0;
        constexpr int studies = 120;
        for (std::uint32_t seed = 0; seed < studies; ++seed) {
            const auto shares = variance_shares(outcomes(60, replicates, 7000 + seed, 1.5, 1, 1), {seed, 150});
            assumptions += holds(shares.assumptions, 2.25 / 4.25);
            luck += holds(shares.luck, 1 / 4.25);
            interaction += holds(shares.interaction, 1 / 4.25);
        }
        for (const int held : {assumptions, luck, interaction}) CHECK(held > 0.88 * studies);
        CHECK(assumptions + luck + interaction < 0.995 * 3 * studies);
    }
}
