#include "sim/experiment/factor_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sim::experiment {

using schema::Distribution;
using schema::Node;

std::optional<double> number_in(const std::string& text)
{
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || !std::isfinite(value)) return {};
    return value;
}

namespace {

/// The numbers of a list, as many as wanted; faults are added otherwise.
std::vector<double> numbers_of(const Node& node, std::size_t wanted, const std::string& key, Faults& faults)
{
    std::vector<double> out;
    for (const auto& item : node.items)
        if (const auto number = number_in(item.scalar)) out.push_back(*number);
    if (node.kind == Node::Kind::list && node.items.size() == wanted && out.size() == wanted) return out;
    faults.add(node.origin, key, "is no list of " + std::to_string(wanted) + " numbers", "such as [0.2, 0.6]");
    return {};
}

/// The two quantiles of a map such as {0.1: 2, 0.9: 9}.
std::vector<schema::Quantile> quantiles_of(const Node& node, const std::string& key, Faults& faults)
{
    std::vector<schema::Quantile> out;
    for (const auto& [share, value] : node.entries) {
        const auto p = number_in(share), x = number_in(value.scalar);
        if (p && x) out.push_back({*p, *x});
    }
    if (node.entries.size() == 2 && out.size() == 2) return out;
    faults.add(node.origin, key, "does not name two quantiles", "such as {0.1: 2, 0.9: 9}: a tenth of it lies below 2");
    return {};
}

Distribution distribution_of(const std::string& kind, const Node& node, const std::string& key, Faults& faults)
{
    if (kind == "lognormal" || kind == "beta") {
        const auto q = quantiles_of(node, key, faults);
        if (q.empty()) return {};
        return kind == "beta" ? Distribution::beta(q[0], q[1]) : Distribution::lognormal(q[0], q[1]);
    }
    const auto n = numbers_of(node, kind == "triangular" ? 3 : 2, key, faults);
    if (n.empty()) return {};
    if (kind == "triangular") return Distribution::triangular(n[0], n[1], n[2]);
    return kind == "normal" ? Distribution::normal(n[0], n[1]) : Distribution::uniform(n[0], n[1]);
}

bool read_levels(Factor& factor, const Node& levels, const std::string& key, Faults& faults)
{
    for (const auto& level : levels.items)
        if (level.kind == Node::Kind::scalar) factor.levels.push_back(level.scalar);
    if (levels.kind != Node::Kind::list || factor.levels.empty() || factor.levels.size() != levels.items.size()) {
        faults.add(levels.origin, key, "is no list of values", "such as {levels: [3, 5, 8]}");
        return false;
    }
    if (factor.levels.size() == 1) {
        faults.add(levels.origin, key, "has one level only, so that nothing varies",
                   "two levels or more; what is the same everywhere is set in the scenario itself");
        return false;
    }
    return true;
}

} // namespace

bool as_declared(Factor& factor, const schema::ParameterDescription& p)
{
    if (!p.plausible.given()) return false;
    for (const auto& level : p.allowed)
        if (p.plausible.has_level(level)) factor.levels.push_back(level);
    if (factor.levels.empty()) factor.plausible = p.plausible.solved();
    return true;
}

bool read_values(Factor& factor, const schema::ParameterDescription& p, const Node& value, const std::string& key,
                 Faults& faults)
{
    const bool number = p.type == "number" || p.type == "integer";
    const std::string remedy =
        number ? "[low, high], {uniform|triangular|normal|lognormal|beta: …} or {levels: [a, b]}" : "{levels: [a, b]}";
    if (value.is_empty()) {
        if (as_declared(factor, p)) return true;
        faults.add(value.origin, key, "declares no distribution of its own", remedy);
        return false;
    }
    Node shorthand;
    if (value.kind == Node::Kind::list) shorthand.entries.emplace_back("uniform", value);
    const Node& written = value.kind == Node::Kind::list ? shorthand : value;
    if (written.entries.size() != 1) {
        faults.add(value.origin, key,
                   value.kind == Node::Kind::map ? "names several distributions" : "is " + kind_name(value.kind),
                   remedy);
        return false;
    }
    const auto& [kind, numbers] = written.entries.front();
    if (kind == "levels") return read_levels(factor, numbers, key, faults);
    const std::vector<std::string> kinds{"uniform", "triangular", "normal", "lognormal", "beta", "levels"};
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
        faults.add(numbers.origin, key, "there is no distribution '" + kind + "'", suggestion(kind, kinds));
        return false;
    }
    if (!number) {
        faults.add(value.origin, key, "is a " + p.type + ", which has levels only", remedy);
        return false;
    }
    factor.plausible = distribution_of(kind, numbers, key, faults);
    if (!factor.plausible.given()) return false;
    if (const std::string problem = factor.plausible.problem(); !problem.empty()) {
        faults.add(numbers.origin, key, "is no distribution", problem);
        return false;
    }
    factor.plausible = factor.plausible.solved();
    const bool bounded = factor.plausible.kind() == Distribution::Kind::uniform ||
                         factor.plausible.kind() == Distribution::Kind::triangular;
    const auto [least, most] = factor.plausible.support();
    if (bounded && (least < p.low || most > p.high)) {
        faults.add(numbers.origin, key, "reaches beyond what is allowed", "allowed: " + p.range);
        return false;
    }
    if (factor.plausible.below(p.high) - factor.plausible.below(p.low) < 0.5) {
        faults.add(numbers.origin, key, "lies for the most part beyond what is allowed", "allowed: " + p.range);
        return false;
    }
    return true;
}

} // namespace sim::experiment
