#include "sim/matching/matching.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <random>

using namespace sim::matching;

namespace {

using Algorithm = void (*)(std::span<const Edge>, std::span<const std::uint32_t>, std::span<std::uint32_t>, Workspace&);

struct Market {
    std::vector<Edge> edges;
    std::vector<std::uint32_t> capacity;
    std::size_t proposers = 0;

    std::vector<std::uint32_t> match(Algorithm algorithm) const
    {
        std::vector<std::uint32_t> result(proposers, 123);
        Workspace work;
        algorithm(edges, capacity, result, work);
        return result;
    }
    /// For each proposer the receiver it got, or `unmatched`.
    std::vector<std::uint32_t> receivers(Algorithm algorithm) const
    {
        auto result = match(algorithm);
        for (auto& e : result)
            if (e != unmatched) e = edges[e].receiver;
        return result;
    }
    double worth(const std::vector<std::uint32_t>& result) const
    {
        double sum = 0;
        for (const auto e : result)
            if (e != unmatched) sum += double{edges[e].proposer_score} + double{edges[e].receiver_score};
        return sum;
    }
};

/// A random market; scores repeat, so that ties occur. At most one edge between two.
Market random_market(std::uint32_t seed, std::size_t proposers, std::size_t receivers)
{
    std::mt19937 generator(seed);
    Market market;
    market.proposers = proposers;
    for (std::size_t r = 0; r < receivers; ++r) market.capacity.push_back(static_cast<std::uint32_t>(generator() % 3));
    for (std::uint32_t p = 0; p < proposers; ++p)
        for (std::uint32_t r = 0; r < receivers; ++r)
            if (generator() % 3)
                market.edges.push_back({p, r, static_cast<float>(generator() % 8), static_cast<float>(generator() % 8),
                                        static_cast<std::uint32_t>(generator())});
    std::shuffle(market.edges.begin(), market.edges.end(), generator);
    return market;
}

/// Calls `visit` with every way to match that capacities allow.
void every_way(const Market& market, const std::function<void(const std::vector<std::uint32_t>&)>& visit)
{
    std::vector<std::uint32_t> result(market.proposers, unmatched);
    auto room = market.capacity;
    std::function<void(std::uint32_t)> choose = [&](std::uint32_t p) {
        if (p == market.proposers) return visit(result);
        result[p] = unmatched;
        choose(p + 1);
        for (std::uint32_t e = 0; e < market.edges.size(); ++e)
            if (market.edges[e].proposer == p && room[market.edges[e].receiver] > 0) {
                --room[market.edges[e].receiver];
                result[p] = e;
                choose(p + 1);
                ++room[market.edges[e].receiver];
            }
        result[p] = unmatched;
    };
    choose(0);
}

const Algorithm algorithms[] = {deferred_acceptance, greedy, random_order, assignment};

} // namespace

TEST_CASE("a textbook market of three by three has the proposers' best stable outcome")
{
    // Preferences of Gale & Shapley (1962), example 1: everybody's first choice, which receivers like least.
    Market market;
    market.proposers = 3;
    market.capacity = {1, 1, 1};
    const float mens[3][3] = {{3, 2, 1}, {1, 3, 2}, {2, 1, 3}};
    const float womens[3][3] = {{1, 3, 2}, {2, 1, 3}, {3, 2, 1}};
    for (std::uint32_t p = 0; p < 3; ++p)
        for (std::uint32_t r = 0; r < 3; ++r) market.edges.push_back({p, r, mens[p][r], womens[r][p], 0});
    CHECK(market.receivers(deferred_acceptance) == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("nobody is matched twice, beyond capacity, or along an edge that is not there")
{
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        const auto market = random_market(seed, 9, 4);
        for (const auto algorithm : algorithms) {
            const auto result = market.match(algorithm);
            std::vector<std::uint32_t> taken(market.capacity.size());
            for (std::uint32_t p = 0; p < result.size(); ++p) {
                if (result[p] == unmatched) continue;
                REQUIRE(result[p] < market.edges.size());
                REQUIRE(market.edges[result[p]].proposer == p);
                ++taken[market.edges[result[p]].receiver];
            }
            for (std::size_t r = 0; r < taken.size(); ++r) REQUIRE(taken[r] <= market.capacity[r]);
        }
    }
}

TEST_CASE("the result does not depend on the order in which edges are listed")
{
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
        auto market = random_market(seed, 8, 4);
        for (const auto algorithm : {deferred_acceptance, greedy, random_order}) {
            const auto before = market.receivers(algorithm);
            std::reverse(market.edges.begin(), market.edges.end());
            REQUIRE(market.receivers(algorithm) == before);
        }
    }
}

TEST_CASE("after deferred acceptance no pair would rather be with each other")
{
    for (std::uint32_t seed = 0; seed < 500; ++seed) {
        const auto market = random_market(seed, 10, 4);
        REQUIRE(blocking_pairs(market.edges, market.capacity, market.match(deferred_acceptance)).empty());
    }
}

TEST_CASE("deferred acceptance gives every proposer the best that any stable outcome gives")
{
    // Strict preferences: with ties there may be no best outcome.
    int markets_with_a_choice = 0;
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        auto market = random_market(seed, 5, 3);
        for (std::size_t e = 0; e < market.edges.size(); ++e) {
            market.edges[e].proposer_score += 0.01f * static_cast<float>(e % 16);
            market.edges[e].receiver_score += 0.02f * static_cast<float>(e);
        }
        const auto mine = market.match(deferred_acceptance);
        int stable = 0;
        every_way(market, [&](const std::vector<std::uint32_t>& other) {
            if (!blocking_pairs(market.edges, market.capacity, other).empty()) return;
            ++stable;
            for (std::size_t p = 0; p < mine.size(); ++p)
                if (other[p] != unmatched) {
                    REQUIRE(mine[p] != unmatched);
                    REQUIRE(market.edges[mine[p]].proposer_score >= market.edges[other[p]].proposer_score);
                }
        });
        REQUIRE(stable >= 1);
        markets_with_a_choice += stable > 1;
    }
    CHECK(markets_with_a_choice > 0);
}

TEST_CASE("the search for blocking pairs finds one where two would rather be together")
{
    const Market market{{{0, 0, 1, 5, 0}, {0, 1, 9, 5, 0}, {1, 1, 3, 2, 0}}, {1, 1}, 2};
    const std::uint32_t crossed[] = {0, 2};
    CHECK(blocking_pairs(market.edges, market.capacity, crossed) == std::vector<std::uint32_t>{1});
    const std::uint32_t stable[] = {1, unmatched};
    CHECK(blocking_pairs(market.edges, market.capacity, stable).empty());
}

TEST_CASE("the assignment has the greatest worth of all possible ones")
{
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        auto market = random_market(seed, 5, 3);
        for (std::size_t e = 0; e < market.edges.size(); ++e) market.edges[e].proposer_score -= 5;
        double best = 0;
        every_way(market, [&](const std::vector<std::uint32_t>& way) { best = std::max(best, market.worth(way)); });
        REQUIRE(market.worth(market.match(assignment)) == Approx(best));
    }
}

TEST_CASE("greedy serves the most urgent first, random order the lowest draw")
{
    const Market market{{{0, 0, 0, 1, 7}, {1, 0, 0, 2, 9}, {2, 0, 0, 3, 8}}, {2}, 3};
    CHECK(market.receivers(greedy) == std::vector<std::uint32_t>{unmatched, 0, 0});
    CHECK(market.receivers(random_order) == std::vector<std::uint32_t>{0, unmatched, 0});
}

TEST_CASE("a market without edges, receivers or places leaves everyone unmatched")
{
    const Market nobody_offers{{}, {}, 3};
    const Market no_places{{{0, 0, 1, 1, 0}}, {0}, 1};
    for (const auto algorithm : algorithms) {
        CHECK(nobody_offers.match(algorithm) == std::vector<std::uint32_t>(3, unmatched));
        CHECK(no_places.match(algorithm) == std::vector<std::uint32_t>{unmatched});
        CHECK(Market{}.match(algorithm).empty());
    }
}
