#include "tests/models/alleviation/town.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace alleviation;
using namespace alleviation::testing;

namespace {

/// Mean degree and its coefficient of variation, share of households with at most two ties, most ties of any,
/// clustering (closed triples of all) and mean path length of a village's graph.
struct Graph {
    double degree = 0, variation = 0, at_most_two = 0, most = 0, clustering = 0, path = 0;

    void add(const Graph& other, double weight)
    {
        degree += weight * other.degree;
        variation += weight * other.variation;
        at_most_two += weight * other.at_most_two;
        most = std::max(most, other.most);
        clustering += weight * other.clustering;
        path += weight * other.path;
    }
};
Graph measure(const Ties& ties, std::size_t n)
{
    Graph out;
    double triples = 0, closed = 0, distance = 0, pairs = 0, squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const auto mine = ties.of(i);
        const auto ties_of_one = static_cast<double>(mine.size()), share = 1 / static_cast<double>(n);
        out.degree += share * ties_of_one;
        squares += share * ties_of_one * ties_of_one;
        out.at_most_two += ties_of_one <= 2 ? share : 0;
        out.most = std::max(out.most, ties_of_one);
        for (const auto a : mine)
            for (const auto b : mine)
                if (a < b) {
                    ++triples;
                    const auto theirs = ties.of(a);
                    closed += std::find(theirs.begin(), theirs.end(), b) != theirs.end();
                }
        std::vector<int> steps(n, -1);
        std::vector<std::uint32_t> front{static_cast<std::uint32_t>(i)};
        steps[i] = 0;
        for (std::size_t k = 0; k < front.size(); ++k)
            for (const auto j : ties.of(front[k]))
                if (steps[j] < 0) {
                    steps[j] = steps[front[k]] + 1;
                    front.push_back(j);
                    distance += steps[j];
                    ++pairs;
                }
    }
    out.variation = std::sqrt(squares - out.degree * out.degree) / out.degree;
    out.clustering = closed / triples;
    out.path = distance / pairs;
    return out;
}

/// The mean of twenty villages of a size.
Graph villages_of(int households)
{
    Graph mean;
    const int worlds = 20;
    for (std::uint32_t world = 0; world < worlds; ++world) {
        const alleviation::testing::Town town({{"population.pilot_villages", "1"},
                                               {"population.comparison_villages", "0"},
                                               {"population.households_per_village", std::to_string(households)}},
                                              {1, world});
        mean.add(measure(*town.district.ties, static_cast<std::size_t>(households)), 1.0 / worlds);
    }
    return mean;
}

} // namespace

TEST_CASE("a village of 119 households has the degree, clustering and paths of Nyakatoke")
{
    const Graph mean = villages_of(119);
    CHECK(mean.degree == Approx(8.2).margin(0.5));
    CHECK(mean.clustering == Approx(0.19).margin(0.04));
    CHECK(mean.path == Approx(2.6).margin(0.2));
}

TEST_CASE("villages have hubs and households that hardly know anybody, whatever their size")
{
    for (const int households : {119, 227, 400}) {
        const Graph mean = villages_of(households);
        CAPTURE(households);
        CHECK(mean.variation > 0.6);
        CHECK(mean.variation < 0.8);
        CHECK(mean.at_most_two > 0.04);
        CHECK(mean.at_most_two < 0.19);
        CHECK(mean.most <= 60);   // of twenty villages
        CHECK(mean.degree > 7.7); // 9.3 ± 1.6 in Karnataka
        CHECK(mean.degree < 10.9);
        CHECK(mean.clustering > 0.16);
        CHECK(mean.clustering < 0.24);
    }
}

TEST_CASE("ties are mutual, within a village, and never with oneself")
{
    const alleviation::testing::Town town({{"population.pilot_villages", "2"},
                                           {"population.comparison_villages", "1"},
                                           {"population.households_per_village", "70"}});
    const auto& ties = *town.district.ties;
    for (std::uint32_t i = 0; i < 210; ++i)
        for (const auto j : ties.of(i)) {
            REQUIRE(j != i);
            REQUIRE(town.district.households.village[i] == town.district.households.village[j]);
            const auto theirs = ties.of(j);
            REQUIRE(std::count(theirs.begin(), theirs.end(), i) == 1);
        }
}
