#include "tests/models/alleviation/town.h"

#include <catch2/catch.hpp>

using namespace alleviation;
using namespace alleviation::testing;

namespace {

/// Mean degree, clustering (closed triples of all) and mean path length of a village's graph.
struct Graph {
    double degree = 0, clustering = 0, path = 0;
};
Graph measure(const Ties& ties, std::size_t n)
{
    Graph out;
    double triples = 0, closed = 0, distance = 0, pairs = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const auto mine = ties.of(i);
        out.degree += static_cast<double>(mine.size()) / static_cast<double>(n);
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
    out.clustering = closed / triples;
    out.path = distance / pairs;
    return out;
}

} // namespace

TEST_CASE("a village of 119 households has the degree, clustering and paths of Nyakatoke")
{
    Graph mean;
    const int worlds = 20;
    for (std::uint32_t world = 0; world < worlds; ++world) {
        const alleviation::testing::Town town({{"population.pilot_villages", "1"},
                                               {"population.comparison_villages", "0"},
                                               {"population.households_per_village", "119"}},
                                              {1, world});
        const auto graph = measure(*town.district.ties, 119);
        mean.degree += graph.degree / worlds;
        mean.clustering += graph.clustering / worlds;
        mean.path += graph.path / worlds;
    }
    CHECK(mean.degree == Approx(8.2).margin(0.4));
    CHECK(mean.clustering == Approx(0.19).margin(0.02));
    CHECK(mean.path == Approx(2.6).margin(0.2));
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
