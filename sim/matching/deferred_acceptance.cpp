#include "sim/matching/matching.h"

#include <algorithm>
#include <numeric>

namespace sim::matching {

namespace {

/// Whether a receiver prefers edge `a` to edge `b`.
bool preferred(std::span<const Edge> edges, std::uint32_t a, std::uint32_t b)
{
    const Edge &x = edges[a], &y = edges[b];
    if (x.receiver_score != y.receiver_score) return x.receiver_score > y.receiver_score;
    return x.tie != y.tie ? x.tie < y.tie : x.proposer < y.proposer;
}

/// Each proposer's edges, best first, side by side in `order`; `first[p]` is where those of proposer p begin.
void sort_by_proposer(std::span<const Edge> edges, std::size_t proposers, Workspace& work)
{
    work.first.assign(proposers + 1, 0);
    for (const Edge& edge : edges) ++work.first[edge.proposer + 1];
    std::partial_sum(work.first.begin(), work.first.end(), work.first.begin());
    work.next.assign(work.first.begin(), work.first.end());
    work.order.resize(edges.size());
    for (std::uint32_t e = 0; e < edges.size(); ++e) work.order[work.next[edges[e].proposer]++] = e;
    const auto place = [&](std::size_t p) { return work.order.begin() + work.first[p]; };
    for (std::size_t p = 0; p < proposers; ++p)
        std::sort(place(p), place(p + 1), [&](std::uint32_t a, std::uint32_t b) {
            const Edge &x = edges[a], &y = edges[b];
            if (x.proposer_score != y.proposer_score) return x.proposer_score > y.proposer_score;
            return x.tie != y.tie ? x.tie < y.tie : x.receiver < y.receiver;
        });
}

} // namespace

void deferred_acceptance(std::span<const Edge> edges, std::span<const std::uint32_t> capacity,
                         std::span<std::uint32_t> result, Workspace& work)
{
    const std::size_t proposers = result.size(), receivers = capacity.size();
    sort_by_proposer(edges, proposers, work);
    std::fill(result.begin(), result.end(), unmatched);
    work.next.assign(work.first.begin(), work.first.end());

    // What receiver r holds stands in held[place[r] …]; once it is full it is a heap, the least preferred edge on top.
    // No receiver needs more places than it has edges.
    auto& place = work.by_edge;
    place.assign(receivers + 1, 0);
    for (const Edge& edge : edges) ++place[edge.receiver + 1];
    for (std::size_t r = 0; r < receivers; ++r) place[r + 1] = place[r] + std::min(place[r + 1], capacity[r]);
    work.held.resize(place[receivers]);
    work.count.assign(receivers, 0);

    auto& waiting = work.queue;
    waiting.resize(proposers);
    std::iota(waiting.begin(), waiting.end(), 0u);
    const auto worst_on_top = [&](std::uint32_t a, std::uint32_t b) { return preferred(edges, a, b); };
    while (!waiting.empty()) {
        const std::uint32_t proposer = waiting.back();
        waiting.pop_back();
        while (work.next[proposer] < work.first[proposer + 1]) {
            const std::uint32_t proposal = work.order[work.next[proposer]++];
            const std::uint32_t receiver = edges[proposal].receiver;
            const auto heap = work.held.begin() + place[receiver];
            const std::uint32_t room = place[receiver + 1] - place[receiver];
            if (room == 0) continue;
            if (work.count[receiver] == room) {
                const std::uint32_t worst = *heap;
                if (!preferred(edges, proposal, worst)) continue;
                std::pop_heap(heap, heap + room, worst_on_top);
                heap[room - 1] = proposal;
                std::push_heap(heap, heap + room, worst_on_top);
                result[edges[worst].proposer] = unmatched;
                waiting.push_back(edges[worst].proposer);
            } else {
                heap[work.count[receiver]++] = proposal;
                if (work.count[receiver] == room) std::make_heap(heap, heap + room, worst_on_top);
            }
            result[proposer] = proposal;
            break;
        }
    }
}

} // namespace sim::matching
