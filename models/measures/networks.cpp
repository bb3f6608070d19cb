#include "models/measures/networks.h"

#include "models/measures/weighted.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace measures {

namespace {

bool tied(const Graph& graph, std::uint32_t a, std::uint32_t b)
{
    const auto others = graph.of(a);
    return std::find(others.begin(), others.end(), b) != others.end();
}

/// Visits what can be reached from a node, nearest first.
class Search {
  public:
    explicit Search(const Graph& graph) : graph_(graph), queue_(graph.nodes() + 1), steps(graph.nodes(), unreached) {}

    void from(std::uint32_t start)
    {
        for (const auto node : order) steps[node] = unreached;
        queue_[0] = start;
        steps[start] = 0;
        std::size_t reached = 1;
        for (std::size_t k = 0; k < reached; ++k) {
            const std::uint32_t further = steps[queue_[k]] + 1;
            for (const auto next : graph_.of(queue_[k])) {
                // Without a branch, which nobody could foresee: the place after the last is written in any case.
                const bool is_new = steps[next] == unreached;
                queue_[reached] = next;
                reached += is_new ? 1 : 0;
                steps[next] = std::min(steps[next], further);
            }
        }
        order = std::span(queue_).first(reached);
    }

  private:
    const Graph& graph_;
    std::vector<std::uint32_t> queue_;

  public:
    static constexpr std::uint32_t unreached = 0xffffffff;
    std::vector<std::uint32_t> steps;     ///< by node
    std::span<const std::uint32_t> order; ///< nodes in the order they were reached
};

} // namespace

void Graph::check() const
{
    if (first.empty() || first.back() - first.front() != other.size() || !std::is_sorted(first.begin(), first.end()))
        throw std::invalid_argument("the places of the ties do not fit the ties");
    for (std::size_t i = 0; i < nodes(); ++i)
        for (const auto j : of(i))
            if (j >= nodes() || j == i) throw std::invalid_argument("a tie leads nowhere or to its own node");
}

Ties ties_of(std::size_t nodes, std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs)
{
    Ties out;
    out.first.assign(nodes + 1, 0);
    for (const auto& [a, b] : pairs) {
        if (a >= nodes || b >= nodes || a == b) throw std::invalid_argument("a tie leads nowhere or to its own node");
        ++out.first[a + 1];
        ++out.first[b + 1];
    }
    for (std::size_t i = 1; i <= nodes; ++i) out.first[i] += out.first[i - 1];
    out.other.resize(out.first.back());
    auto next = out.first;
    for (const auto& [a, b] : pairs) {
        out.other[next[a]++] = b;
        out.other[next[b]++] = a;
    }
    return out;
}

double density(const Graph& graph)
{
    graph.check();
    const auto n = static_cast<double>(graph.nodes());
    return n < 2 ? nan : static_cast<double>(graph.other.size()) / (n * (n - 1));
}

double degree_variation(const Graph& graph)
{
    graph.check();
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < graph.nodes(); ++i) {
        const auto degree = static_cast<double>(graph.of(i).size());
        sum += degree;
        squares += degree * degree;
    }
    const auto n = static_cast<double>(graph.nodes());
    return std::sqrt(std::max(0.0, n * squares - sum * sum)) / sum;
}

double clustering(const Graph& graph)
{
    graph.check();
    double triples = 0, closed = 0;
    std::vector<bool> known(graph.nodes()); // by the node at hand
    for (std::size_t i = 0; i < graph.nodes(); ++i) {
        const auto mine = graph.of(i);
        const auto ties = static_cast<double>(mine.size());
        triples += ties * (ties - 1) / 2;
        for (const auto j : mine) known[j] = true;
        std::size_t ends = 0; // of ties among those known: each has two
        for (const auto j : mine)
            for (const auto k : graph.of(j)) ends += known[k] ? 1 : 0;
        closed += static_cast<double>(ends) / 2;
        for (const auto j : mine) known[j] = false;
    }
    return closed / triples;
}

double mean_path(const Graph& graph, std::size_t stride)
{
    graph.check();
    Search search(graph);
    double steps = 0, pairs = 0;
    for (std::size_t i = 0; i < graph.nodes(); i += std::max<std::size_t>(1, stride)) {
        search.from(static_cast<std::uint32_t>(i));
        for (const auto j : search.order) steps += search.steps[j];
        pairs += static_cast<double>(search.order.size() - 1);
    }
    return steps / pairs;
}

double giant_share(const Graph& graph)
{
    graph.check();
    std::vector<bool> seen(graph.nodes());
    Search search(graph);
    std::size_t largest = 0;
    for (std::size_t i = 0; i < graph.nodes(); ++i) {
        if (seen[i]) continue;
        search.from(static_cast<std::uint32_t>(i));
        for (const auto j : search.order) seen[j] = true;
        largest = std::max(largest, search.order.size());
    }
    return static_cast<double>(largest) / static_cast<double>(graph.nodes());
}

double assortativity(const Graph& graph)
{
    graph.check();
    // Over both directions of each tie, so that the mean and spread of both ends are the same.
    double ends = 0, sum = 0, squares = 0, products = 0;
    for (std::size_t i = 0; i < graph.nodes(); ++i)
        for (const auto j : graph.of(i)) {
            const auto a = static_cast<double>(graph.of(i).size()), b = static_cast<double>(graph.of(j).size());
            ends += 1;
            sum += a;
            squares += a * a;
            products += a * b;
        }
    const double mean = sum / ends;
    return (products / ends - mean * mean) / (squares / ends - mean * mean);
}

double modularity(const Graph& graph, std::span<const std::size_t> group)
{
    graph.check();
    if (group.size() != graph.nodes()) throw std::invalid_argument("there are not as many groups as nodes");
    const std::size_t groups = group.empty() ? 0 : *std::max_element(group.begin(), group.end()) + 1;
    std::vector<double> degree(groups);
    double within = 0;
    for (std::size_t i = 0; i < graph.nodes(); ++i) {
        degree[group[i]] += static_cast<double>(graph.of(i).size());
        for (const auto j : graph.of(i)) within += group[i] == group[j] ? 1 : 0;
    }
    const auto ends = static_cast<double>(graph.other.size());
    double out = within / ends;
    for (const double d : degree) out -= d / ends * d / ends;
    return out;
}

std::vector<double> betweenness(const Graph& graph)
{
    graph.check();
    const std::size_t n = graph.nodes();
    std::vector<double> out(n), ways(n), through(n);
    Search search(graph);
    for (std::uint32_t s = 0; s < n; ++s) {
        search.from(s);
        std::fill(ways.begin(), ways.end(), 0.0);
        std::fill(through.begin(), through.end(), 0.0);
        ways[s] = 1;
        for (const auto i : search.order)
            for (const auto j : graph.of(i))
                if (search.steps[j] == search.steps[i] + 1) ways[j] += ways[i];
        for (auto i = search.order.rbegin(); i != search.order.rend(); ++i) {
            for (const auto j : graph.of(*i))
                if (search.steps[j] == search.steps[*i] + 1) through[*i] += ways[*i] / ways[j] * (1 + through[j]);
            if (*i != s) out[*i] += through[*i];
        }
    }
    const auto others = static_cast<double>(n > 2 ? (n - 1) * (n - 2) : 1);
    for (double& share : out) share /= others;
    return out;
}

double reciprocity(const Graph& directed)
{
    directed.check();
    double returned = 0;
    for (std::uint32_t i = 0; i < directed.nodes(); ++i)
        for (const auto j : directed.of(i)) returned += tied(directed, j, i) ? 1 : 0;
    return returned / static_cast<double>(directed.other.size());
}

double herfindahl(std::span<const double> amounts)
{
    double sum = 0, squares = 0;
    for (const double amount : amounts) {
        sum += amount;
        squares += amount * amount;
    }
    return squares / (sum * sum);
}

} // namespace measures
