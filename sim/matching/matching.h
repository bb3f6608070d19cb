/// Two-sided matching with capacities: pure functions, edges and capacities in, pairs out.
/// Proposers (households, persons) have one place to fill; receivers (employers, donors, courses) have capacities.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sim::matching {

/// A pair that could be made. Scores: higher is better. `tie` breaks equal scores, and comes from a keyed draw, so
/// that the result does not depend on the order of the edges.
struct Edge {
    std::uint32_t proposer = 0;
    std::uint32_t receiver = 0;
    float proposer_score = 0;
    float receiver_score = 0;
    std::uint32_t tie = 0;
};

inline constexpr std::uint32_t unmatched = 0xffffffffu;

/// What the algorithms need in between; kept from month to month so that nothing is allocated in the steady state.
struct Workspace {
    std::vector<std::uint32_t> order, first, next, held, count, queue;
    std::vector<double> distance;
    std::vector<std::uint32_t> by_edge;
};

/// Household-proposing deferred acceptance with capacities (Gale & Shapley 1962; Roth 1984): stable, and the best
/// stable outcome for proposers. `result[proposer]` is the index of the edge taken, or `unmatched`.
void deferred_acceptance(std::span<const Edge> edges, std::span<const std::uint32_t> capacity,
                         std::span<std::uint32_t> result, Workspace& work);

/// Edges in descending receiver score (urgency), each taken when both ends are free.
void greedy(std::span<const Edge> edges, std::span<const std::uint32_t> capacity, std::span<std::uint32_t> result,
            Workspace& work);

/// Edges in the order of their tie-breaking draws, each taken when both ends are free.
void random_order(std::span<const Edge> edges, std::span<const std::uint32_t> capacity, std::span<std::uint32_t> result,
                  Workspace& work);

/// The matching with the greatest sum of both sides' scores (successive shortest paths; Ahuja, Magnanti & Orlin 1993).
/// Only edges with a positive sum are used. Meant for some thousands of edges.
void assignment(std::span<const Edge> edges, std::span<const std::uint32_t> capacity, std::span<std::uint32_t> result,
                Workspace& work);

/// Pairs that both prefer to what `result` gives them (none after deferred acceptance). Indices into `edges`.
std::vector<std::uint32_t> blocking_pairs(std::span<const Edge> edges, std::span<const std::uint32_t> capacity,
                                          std::span<const std::uint32_t> result);

} // namespace sim::matching
