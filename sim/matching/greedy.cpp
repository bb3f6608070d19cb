#include "sim/matching/matching.h"

#include <algorithm>
#include <numeric>

namespace sim::matching {

namespace {

/// Takes edges in the order of `before` while both ends are free.
template <class Before>
void take_in_order(std::span<const Edge> edges, std::span<const std::uint32_t> capacity,
                   std::span<std::uint32_t> result, Workspace& work, Before before)
{
    std::fill(result.begin(), result.end(), unmatched);
    work.order.resize(edges.size());
    std::iota(work.order.begin(), work.order.end(), 0u);
    std::sort(work.order.begin(), work.order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return before(edges[a], edges[b]); });
    work.count.assign(capacity.begin(), capacity.end());
    for (const auto e : work.order) {
        const Edge& edge = edges[e];
        if (result[edge.proposer] != unmatched || work.count[edge.receiver] == 0) continue;
        result[edge.proposer] = e;
        --work.count[edge.receiver];
    }
}

bool tie_before(const Edge& a, const Edge& b)
{
    if (a.tie != b.tie) return a.tie < b.tie;
    return a.proposer != b.proposer ? a.proposer < b.proposer : a.receiver < b.receiver;
}

} // namespace

void greedy(std::span<const Edge> edges, std::span<const std::uint32_t> capacity, std::span<std::uint32_t> result,
            Workspace& work)
{
    take_in_order(edges, capacity, result, work, [](const Edge& a, const Edge& b) {
        return a.receiver_score != b.receiver_score ? a.receiver_score > b.receiver_score : tie_before(a, b);
    });
}

void random_order(std::span<const Edge> edges, std::span<const std::uint32_t> capacity, std::span<std::uint32_t> result,
                  Workspace& work)
{
    take_in_order(edges, capacity, result, work, tie_before);
}

} // namespace sim::matching
