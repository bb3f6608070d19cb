#include "sim/inference/chaos.h"
#include "sim/inference/statistics.h"

#include "tests/sim/inference/functions.h"

#include <catch2/catch.hpp>

#include <limits>
#include <stdexcept>

using namespace sim::inference;

namespace {

} // namespace

TEST_CASE("a chaos finds first and total indices of closed forms from any sample")
{
    for (const auto& known : {ishigami(), sum_of({1, -2, 3, 4, 0})})
        for (const auto& design : {latin_hypercube(300, known.factors(), 2), random_design(300, known.factors(), 2),
                                   sobol_design(300, known.factors(), 2)}) {
            const auto chaos = polynomial_chaos(design, known(design.points), 1);
            CHECK(chaos.predicted > 0.999);
            CHECK(chaos.rows == 300);
            for (std::size_t c = 0; c < known.factors(); ++c) {
                CHECK(chaos.factors[c].first.value == Approx(known.first[c]).margin(0.003));
                CHECK(chaos.factors[c].total.value == Approx(known.total[c]).margin(0.003));
            }
        }
}

TEST_CASE("what a chaos of few points cannot foretell is in the upper ends of its intervals")
{
    // Kinks, which no polynomial has.
    const auto known = sobol_g({1, 2, 3, 4, 50});
    int held = 0, of = 0;
    for (std::uint32_t seed = 0; seed < 10; ++seed)
        for (const std::size_t n : {60u, 150u, 400u}) {
            const auto design = latin_hypercube(n, 5, seed);
            const auto chaos = polynomial_chaos(design, known(design.points), seed);
            CHECK(chaos.predicted < 0.999);
            for (std::size_t c = 0; c < 5; ++c) {
                held += holds(chaos.factors[c].first, known.first[c]) + holds(chaos.factors[c].total, known.total[c]);
                of += 2;
            }
        }
    CHECK(held > 0.9 * of);
}

TEST_CASE("in noise a chaos finds nothing and says so, and noise that is known is taken off")
{
    for (std::uint32_t seed = 0; seed < 4; ++seed) {
        const auto design = latin_hypercube(200, 12, seed);
        std::vector<double> y;
        for (std::size_t r = 0; r < 200; ++r) y.push_back(noise(seed, r));
        const auto chaos = polynomial_chaos(design, y, 1);
        CHECK(chaos.predicted < 0.15);
        for (const auto& factor : chaos.factors) CHECK(factor.total.high > 0.8);
    }
    const auto known = ishigami();
    const auto design = latin_hypercube(800, 3, 6);
    auto y = known(design.points);
    for (std::size_t r = 0; r < y.size(); ++r) y[r] += 2 * noise(1, r);
    CHECK(polynomial_chaos(design, y, 1).predicted < 0.85);
    const auto told = polynomial_chaos(design, y, 1, 4);
    CHECK(told.predicted > 0.93);
    for (std::size_t c = 0; c < 3; ++c) CHECK(told.factors[c].total.value == Approx(known.total[c]).margin(0.05));
}

TEST_CASE("intervals of a chaos hold the true indices where outcomes have noise")
{
    const auto known = ishigami();
    int held = 0;
    constexpr int studies = 25;
    for (std::uint32_t seed = 0; seed < studies; ++seed) {
        const auto design = latin_hypercube(250, 3, seed);
        auto y = known(design.points);
        for (std::size_t r = 0; r < y.size(); ++r) y[r] += noise(seed, r);
        const auto chaos = polynomial_chaos(design, y, seed, 1);
        for (std::size_t c = 0; c < 3; ++c)
            held += holds(chaos.factors[c].first, known.first[c]) + holds(chaos.factors[c].total, known.total[c]);
    }
    CHECK(held > 0.88 * 6 * studies);
}

TEST_CASE("a table of any distribution serves, with levels, with gaps and without a design")
{
    // Log-normal, a switch, and what does nothing; the effect of the first is there where the switch is on.
    Design table;
    table.points = random_design(500, 3, 9).points;
    std::vector<double> y;
    for (std::size_t r = 0; r < 500; ++r) {
        auto row = table.points.row(r);
        row[0] = std::exp(noise(9, r) / 3);
        row[1] = row[1] < 0.5 ? 0 : 1;
        y.push_back(row[1] * row[0]);
    }
    y[3] = sim::inference::nan;
    const auto chaos = polynomial_chaos(table, y, 1);
    CHECK(chaos.rows == 499);
    CHECK(chaos.predicted > 0.999);
    // E x = m, Var x = v: alone v / 4 and m² / 4, together v / 4.
    const double m = std::exp(1.0 / 18), v = m * m * (std::exp(1.0 / 9) - 1), all = v / 2 + m * m / 4;
    CHECK(holds(chaos.factors[0].first, v / 4 / all));
    CHECK(holds(chaos.factors[1].first, m * m / 4 / all));
    CHECK(holds(chaos.factors[0].total, v / 2 / all));
    CHECK(chaos.factors[2].total.value == Approx(0).margin(1e-3));
}

TEST_CASE("a chaos of a constant outcome, of hardly any rows or of none has no indices")
{
    const auto design = latin_hypercube(100, 2, 1);
    for (const auto& y : {std::vector<double>(100, 0.3), std::vector<double>(100, sim::inference::nan)}) {
        const auto chaos = polynomial_chaos(design, y, 1);
        CHECK(std::isnan(chaos.predicted));
        CHECK(std::isnan(chaos.factors[1].total.value));
    }
    CHECK(std::isnan(polynomial_chaos(latin_hypercube(5, 2, 1), std::vector<double>{1, 2, 3, 4, 5}, 1).predicted));
    CHECK_THROWS_AS(polynomial_chaos(design, std::vector<double>(99, 1.0), 1), std::invalid_argument);
}

TEST_CASE("OpenTURNS finds the same chaos")
{
    // OpenTURNS 1.20, FunctionalChaosAlgorithm with least angle regression (LARS, CorrectedLeaveOneOut) among 286
    // Legendre polynomials, of Ishigami's function at latin_hypercube(200, 3, 20).
    const double first[] = {0.31414684008120236, 0.442259240766685, 0},
                 total[] = {0.557740320856156, 0.4422600230481015, 0.24359386976975728};
    const auto design = latin_hypercube(200, 3, 20);
    const auto chaos = polynomial_chaos(design, ishigami()(design.points), 1);
    for (std::size_t c = 0; c < 3; ++c) {
        CHECK(chaos.factors[c].first.value == Approx(first[c]).margin(1e-3));
        CHECK(chaos.factors[c].total.value == Approx(total[c]).margin(1e-3));
    }
}
