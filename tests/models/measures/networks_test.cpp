#include "models/measures/networks.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace measures;

namespace {

/// A triangle 0–1–2 with a tail 2–3–4, and 5 alone.
const Ties tailed =
    ties_of(6, std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}});

} // namespace

TEST_CASE("measures of a triangle with a tail, worked by hand")
{
    const auto graph = tailed.graph();
    CHECK(density(graph) == Approx(5.0 / 15));
    // Degrees: 2, 2, 3, 2, 1, 0.
    CHECK(degree_variation(graph) == Approx(std::sqrt(32.0) / 10));
    // Triples: one at 0, one at 1, three at 2, one at 3; the triangle closes three of them.
    CHECK(clustering(graph) == Approx(3.0 / 6));
    CHECK(giant_share(graph) == Approx(5.0 / 6));
    // Distances: 0–1 1, 0–2 1, 0–3 2, 0–4 3, 1–2 1, 1–3 2, 1–4 3, 2–3 1, 2–4 2, 3–4 1.
    CHECK(mean_path(graph) == Approx(17.0 / 10));
    const auto between = betweenness(graph);
    // 2 lies between {0, 1} and {3, 4}, 3 between 4 and the others; of 10 pairs of five others.
    CHECK(between[2] == Approx(4.0 / 10));
    CHECK(between[3] == Approx(3.0 / 10));
    CHECK(between[0] == 0);
    CHECK(between[5] == 0);
    // Degrees at the ends: 2–2, 2–3, 2–3, 3–2, 2–1.
    const double mean = 22.0 / 10, square = 52.0 / 10, product = 48.0 / 10;
    CHECK(assortativity(graph) == Approx((product - mean * mean) / (square - mean * mean)));
    // Groups {0, 1, 2} and {3, 4, 5}: 4 of 5 ties within, degrees 7 and 3 of 10.
    CHECK(modularity(graph, std::vector<std::size_t>{0, 0, 0, 1, 1, 1}) == Approx(0.8 - 0.49 - 0.09));
}

TEST_CASE("half of the shortest paths go each of two equal ways")
{
    const auto square =
        ties_of(4, std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 1}, {1, 2}, {2, 3}, {0, 3}});
    for (const double share : betweenness(square.graph())) CHECK(share == Approx(0.5 / 3));
}

TEST_CASE("a tie is returned when both name one another")
{
    // 0 names 1 and 2, 1 names 0, 2 nobody.
    const std::uint32_t first[] = {0, 2, 3, 3}, other[] = {1, 2, 0};
    CHECK(reciprocity({first, other}) == Approx(2.0 / 3));
}

TEST_CASE("concentration is one with a single source and falls with many equal ones")
{
    CHECK(herfindahl(std::vector<double>{7}) == 1);
    CHECK(herfindahl(std::vector<double>{2, 2, 2, 2}) == Approx(0.25));
    CHECK(std::isnan(herfindahl({})));
}

TEST_CASE("networks with nothing in them have no measures, and broken ones are refused")
{
    const auto alone = ties_of(1, {});
    CHECK(std::isnan(density(alone.graph())));
    CHECK(std::isnan(degree_variation(alone.graph())));
    CHECK(std::isnan(clustering(alone.graph())));
    CHECK(std::isnan(mean_path(alone.graph())));
    CHECK(giant_share(alone.graph()) == 1);
    CHECK_THROWS_AS(ties_of(2, std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 2}}), std::invalid_argument);
    CHECK_THROWS_AS(modularity(tailed.graph(), std::vector<std::size_t>{0, 1}), std::invalid_argument);
    const std::uint32_t first[] = {0, 1}, other[] = {0};
    CHECK_THROWS_AS(density({first, other}), std::invalid_argument);
}
