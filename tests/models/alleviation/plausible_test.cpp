/// Whoever sweeps over what nobody knows finds beside each assumption how far it could be off.
#include "sim/scenario/yaml_tree.h"
#include "tests/models/alleviation/town.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

using namespace alleviation;
using sim::schema::Distribution;

namespace {

std::vector<sim::schema::ParameterDescription> all_parameters()
{
    Parameters parameters;
    std::vector<sim::schema::ParameterDescription> out;
    parameters.describe("", out);
    return out;
}

/// Those with a distribution: numbers, or choices.
std::vector<sim::schema::ParameterDescription> plausible(bool choices)
{
    auto out = all_parameters();
    std::erase_if(out, [&](const auto& p) { return !p.plausible.given() || (p.type == "choice") != choices; });
    return out;
}

/// Between which values it practically lies: all of it where it ends, else all but a thousandth on either side.
std::pair<double, double> ends(const Distribution& distribution)
{
    const auto [low, high] = distribution.support();
    if (distribution.kind() == Distribution::Kind::beta) return {low, high};
    return {std::max(low, distribution.quantile(0.001)), std::min(high, distribution.quantile(0.999))};
}

} // namespace

TEST_CASE("every assumption and every calibrated number says how far it could be off, and why it is what it is")
{
    std::size_t assumptions = 0;
    for (const auto& p : all_parameters()) {
        if (p.standing != "assumption" && p.standing != "calibrated") continue;
        INFO(p.path);
        CHECK(p.plausible.given());
        CHECK(p.source != "no figure found");
        for (const char* empty : {"swept in studies", "half to twice", "within a factor of"})
            CHECK(p.source.find(empty) == std::string::npos);
        ++assumptions;
    }
    CHECK(assumptions > 250);
}

TEST_CASE("what is plausible is allowed, and is less than all that is allowed")
{
    for (const auto& p : plausible(false)) {
        INFO(p.path << ' ' << p.plausible.text() << ' ' << p.range);
        const auto [low, high] = ends(p.plausible);
        CHECK(low >= p.low);
        CHECK(high <= p.high);
        CHECK(p.plausible.quantile(0.9) - p.plausible.quantile(0.1) < 0.75 * (p.high - p.low));
    }
}

TEST_CASE("the default lies in the middle four fifths of what is plausible, or where it cannot be less")
{
    for (const auto& p : plausible(false)) {
        INFO(p.path << ' ' << p.default_value << ' ' << p.plausible.text());
        const double value = std::stod(p.default_value), low = p.plausible.quantile(0.1);
        CHECK(low < p.plausible.quantile(0.9));
        CHECK((value >= low || value == p.low));
        CHECK(value >= p.plausible.support().first);
        CHECK(value <= p.plausible.quantile(0.9));
    }
}

TEST_CASE("of a choice the default and at least one other value are plausible, and all that are plausible are values")
{
    for (const auto& p : plausible(true)) {
        INFO(p.path << ' ' << p.plausible.text());
        std::vector<std::string> levels;
        for (const auto& name : p.allowed)
            if (p.plausible.has_level(name)) levels.push_back(name);
        CHECK(levels.size() > 1);
        CHECK(p.plausible.has_level(p.default_value));
        CHECK(p.plausible.text() == "{levels: [" + sim::joined(levels) + "]}");
    }
}

TEST_CASE("distributions are told in words that a scenario is written in")
{
    const std::set<std::string> lists = {"uniform", "triangular", "normal", "levels"},
                                quantiles = {"lognormal", "beta"};
    for (const auto& p : all_parameters()) {
        if (!p.plausible.given()) continue;
        INFO(p.path << ' ' << p.plausible.text());
        sim::Faults faults;
        const auto tree = sim::scenario::parse_yaml(p.plausible.text(), "plausible.yaml", faults);
        CHECK(faults.empty());
        REQUIRE(tree.entries.size() == 1);
        const auto& [name, values] = tree.entries[0];
        if (lists.contains(name)) {
            CHECK(values.items.size() >= 2);
        } else {
            REQUIRE(quantiles.contains(name));
            REQUIRE(values.entries.size() == 2);
            CHECK(std::stod(values.entries[0].first) < std::stod(values.entries[1].first));
        }
    }
}
