#include "sim/matching/matching.h"

namespace sim::matching {

std::vector<std::uint32_t> blocking_pairs(std::span<const Edge> edges, std::span<const std::uint32_t> capacity,
                                          std::span<const std::uint32_t> result)
{
    std::vector<std::uint32_t> taken(capacity.size());
    for (const auto e : result)
        if (e != unmatched) ++taken[edges[e].receiver];
    std::vector<std::uint32_t> out;
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
        const Edge& edge = edges[e];
        const std::uint32_t mine = result[edge.proposer];
        if (mine == e || (mine != unmatched && edges[mine].proposer_score >= edge.proposer_score)) continue;
        bool welcome = taken[edge.receiver] < capacity[edge.receiver];
        for (const auto held : result)
            if (held != unmatched && edges[held].receiver == edge.receiver)
                welcome |= edges[held].receiver_score < edge.receiver_score;
        if (capacity[edge.receiver] > 0 && welcome) out.push_back(e);
    }
    return out;
}

} // namespace sim::matching
