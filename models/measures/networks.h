/// Measures of networks: pure functions of a graph.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace measures {

/// Who is tied to whom: those of node i are other[first[i]] … other[first[i + 1] − 1]. Undirected unless said
/// otherwise: each tie stands with both its ends. No node is tied to itself, none twice to the same.
struct Graph {
    std::span<const std::uint32_t> first, other;

    std::size_t nodes() const { return first.empty() ? 0 : first.size() - 1; }
    std::span<const std::uint32_t> of(std::size_t node) const
    {
        return other.subspan(first[node] - first[0], first[node + 1] - first[node]);
    }
    /// Throws std::invalid_argument when it is no such graph.
    void check() const;
};

/// Ties of a graph as pairs, each once, put in order. `nodes` is their number.
struct Ties {
    std::vector<std::uint32_t> first, other;
    Graph graph() const { return {first, other}; }
};
Ties ties_of(std::size_t nodes, std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs);

/// Ties among all that there could be. NaN with fewer than two nodes.
double density(const Graph& graph);
/// Standard deviation of the numbers of ties over their mean. NaN where there are no ties.
double degree_variation(const Graph& graph);
/// Closed triples among all triples (global transitivity). NaN where nobody has two ties.
double clustering(const Graph& graph);
/// Mean number of steps between two nodes that can reach one another, from every `stride`-th node to all others.
double mean_path(const Graph& graph, std::size_t stride = 1);
/// Share of nodes in the largest connected part.
double giant_share(const Graph& graph);
/// Correlation of the degrees at both ends of a tie (Newman 2002). NaN where all degrees are equal.
double assortativity(const Graph& graph);
/// Share of ties within groups less what chance would give (Newman & Girvan 2004). `group` numbers each node's.
double modularity(const Graph& graph, std::span<const std::size_t> group);
/// Share of shortest paths between two others that go through each node (Freeman 1977; Brandes 2001), 0 to 1.
std::vector<double> betweenness(const Graph& graph);
/// Of a directed graph (of(i): those that i names): share of ties that are returned.
double reciprocity(const Graph& directed);
/// Herfindahl–Hirschman index: sum of squared shares; 1 where all comes from one, NaN where there is nothing.
double herfindahl(std::span<const double> amounts);

} // namespace measures
