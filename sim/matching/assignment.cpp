#include "sim/matching/matching.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace sim::matching {

namespace {

constexpr double tolerance = 1e-12;

double worth(const Edge& edge)
{
    return static_cast<double>(edge.proposer_score) + static_cast<double>(edge.receiver_score);
}

/// Where a path of edges taken and given up ends: at a receiver with room, or at one that gives up a proposer for good.
struct PathEnd {
    std::uint32_t receiver = unmatched, given_up = unmatched;
    double gain = 0;
};

/// The best way to match one proposer more, found by Bellman and Ford over the receivers. Its gain is 0 when there is
/// none.
PathEnd best_path(std::span<const Edge> edges, std::span<const std::uint32_t> capacity,
                  std::span<const std::uint32_t> result, std::uint32_t start, Workspace& work)
{
    constexpr double no_way = -std::numeric_limits<double>::infinity();
    // distance[r]: greatest gain of a path that ends by giving its last proposer to receiver r; by_edge[r]: its last
    // edge.
    work.distance.assign(capacity.size(), no_way);
    work.by_edge.assign(capacity.size(), unmatched);
    const auto relax = [&](std::uint32_t e, double gain) {
        const Edge& edge = edges[e];
        if (gain <= work.distance[edge.receiver] + tolerance) return false;
        work.distance[edge.receiver] = gain;
        work.by_edge[edge.receiver] = e;
        return true;
    };
    const auto edges_of = [&](std::uint32_t proposer, auto visit) {
        for (std::uint32_t k = work.first[proposer]; k < work.first[proposer + 1]; ++k) visit(work.order[k]);
    };
    edges_of(start, [&](std::uint32_t e) { relax(e, worth(edges[e])); });
    bool changed = true;
    for (std::size_t round = 0; changed && round <= capacity.size(); ++round) {
        changed = false;
        for (std::uint32_t p = 0; p < result.size(); ++p) {
            if (result[p] == unmatched) continue;
            const Edge& held = edges[result[p]];
            if (work.distance[held.receiver] == no_way) continue;
            const double freed = work.distance[held.receiver] - worth(held);
            edges_of(p, [&](std::uint32_t e) {
                if (e != result[p]) changed |= relax(e, freed + worth(edges[e]));
            });
        }
    }
    PathEnd best;
    for (std::uint32_t r = 0; r < capacity.size(); ++r)
        if (work.count[r] < capacity[r] && work.distance[r] > best.gain + tolerance)
            best = {r, unmatched, work.distance[r]};
    for (std::uint32_t p = 0; p < result.size(); ++p) {
        if (result[p] == unmatched) continue;
        const Edge& held = edges[result[p]];
        const double gain = work.distance[held.receiver] - worth(held);
        if (gain > best.gain + tolerance) best = {held.receiver, p, gain};
    }
    return best;
}

} // namespace

void assignment(std::span<const Edge> edges, std::span<const std::uint32_t> capacity, std::span<std::uint32_t> result,
                Workspace& work)
{
    std::fill(result.begin(), result.end(), unmatched);
    work.order.resize(edges.size());
    std::iota(work.order.begin(), work.order.end(), 0u);
    std::sort(work.order.begin(), work.order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Edge &x = edges[a], &y = edges[b];
        if (x.proposer != y.proposer) return x.proposer < y.proposer;
        return x.receiver != y.receiver ? x.receiver < y.receiver : x.tie < y.tie;
    });
    work.first.assign(result.size() + 1, 0);
    for (const Edge& edge : edges) ++work.first[edge.proposer + 1];
    std::partial_sum(work.first.begin(), work.first.end(), work.first.begin());
    work.count.assign(capacity.size(), 0);

    for (std::uint32_t p = 0; p < result.size(); ++p) {
        const PathEnd end = best_path(edges, capacity, result, p, work);
        if (end.receiver == unmatched) continue;
        if (end.given_up == unmatched)
            ++work.count[end.receiver];
        else
            result[end.given_up] = unmatched;
        // Walk the path back: each proposer on it takes its new edge and frees its old receiver for the one before.
        for (std::uint32_t receiver = end.receiver;;) {
            const std::uint32_t e = work.by_edge[receiver];
            const std::uint32_t mover = edges[e].proposer;
            const std::uint32_t before = result[mover];
            result[mover] = e;
            if (mover == p) break;
            receiver = edges[before].receiver;
        }
    }
}

} // namespace sim::matching
