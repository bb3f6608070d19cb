#include "sim/schema/renames.h"

#include <catch2/catch.hpp>

using sim::schema::Node;
using sim::schema::Renames;

namespace {

/// A village's house became a home, its well's depth is known to the water works, and the old water is rain now.
const Renames renames{
    {"house", "home"}, {"house.well", "water.well"}, {"water", "rain"}, {"crops.rice", "crops.paddy"}};

/// A tree of values, each in a line of its own.
Node tree_of(const std::vector<std::pair<std::string, std::string>>& values)
{
    Node out = Node::empty_map();
    int line = 0;
    for (const auto& [path, value] : values) out.set(path, Node::text(value, {"a.yaml", ++line, 1}));
    return out;
}

std::string texts(const sim::Faults& faults)
{
    std::string out;
    for (const auto& fault : faults.list()) out += (out.empty() ? "" : "\n") + fault.text();
    return out;
}

struct Told {
    std::string hints, faults;
};

Told rename(Node& tree)
{
    sim::Faults hints, faults;
    sim::schema::rename(tree, renames, hints, faults);
    return {texts(hints), texts(faults)};
}

} // namespace

TEST_CASE("what stands under an old key stands under its name of today, and that is told where it is written")
{
    Node tree = tree_of({{"months", "3"}, {"house.rooms", "2"}, {"crops.maize", "1"}, {"crops.rice", "4"}});
    const Told told = rename(tree);
    CHECK(tree.flat_text() ==
          tree_of({{"months", "3"}, {"crops.maize", "1"}, {"home.rooms", "2"}, {"crops.paddy", "4"}}).flat_text());
    CHECK(told.hints == "a.yaml:2: house: is now called home; read as that\n"
                        "a.yaml:4: crops.rice: is now called crops.paddy; read as that");
    CHECK(told.faults.empty());
}

TEST_CASE("a key with a place of its own leaves its group, and the group that held nothing else is gone")
{
    Node both = tree_of({{"house.rooms", "2"}, {"house.well", "9"}});
    rename(both);
    CHECK(both.flat_text() == tree_of({{"home.rooms", "2"}, {"water.well", "9"}}).flat_text());
    Node alone = tree_of({{"house.well", "9"}});
    CHECK(rename(alone).hints == "a.yaml:1: house.well: is now called water.well; read as that");
    CHECK(alone.flat_text() == tree_of({{"water.well", "9"}}).flat_text());
}

TEST_CASE("what is a name of today was once another's: each is renamed once")
{
    Node tree = tree_of({{"house.well", "9"}, {"water.millimetres", "700"}});
    CHECK(rename(tree).faults.empty());
    CHECK(tree.flat_text() == tree_of({{"rain.millimetres", "700"}, {"water.well", "9"}}).flat_text());
}

TEST_CASE("names of today are left as they are")
{
    Node tree = tree_of({{"home.rooms", "2"}, {"crops.paddy", "4"}, {"houses", "7"}});
    const std::string before = tree.flat_text();
    CHECK(rename(tree).hints.empty());
    CHECK(tree.flat_text() == before);
}

TEST_CASE("a key under both of its names is a fault that tells both lines")
{
    Node tree = tree_of({{"crops.rice", "4"}, {"crops.paddy", "5"}});
    CHECK(rename(tree).faults ==
          "a.yaml:1: crops.rice: is now called crops.paddy, which is written too, at a.yaml:2; one of the two");
    Node groups = tree_of({{"home.rooms", "4"}, {"house.doors", "5"}});
    CHECK(rename(groups).faults ==
          "a.yaml:2: house: is now called home, which is written too, at a.yaml:1; one of the two");
    Node no_group = tree_of({{"rain", "none"}, {"water.millimetres", "5"}});
    CHECK(rename(no_group).faults ==
          "a.yaml:2: water: is now called rain, which is written too, at a.yaml:1; one of the two");
}

TEST_CASE("a value where its new place wants a map is not lost")
{
    Node tree = tree_of({{"house.well", "9"}});
    tree.at_or_new("other") = Node::text("x");
    sim::Faults hints, faults;
    sim::schema::rename(tree, {{"house.well", "other.well"}}, hints, faults);
    CHECK(faults.list().size() == 1);
    CHECK(tree.find("other")->scalar == "x");
}

TEST_CASE("of several names that hold for a path the longest renames it")
{
    CHECK(sim::schema::renamed("house.well.depth", renames)->now == "water.well");
    CHECK(sim::schema::renamed("house.rooms", renames)->now == "home");
    CHECK(sim::schema::renamed("house", renames)->now == "home");
    CHECK(sim::schema::renamed("household", renames) == nullptr);
    CHECK(sim::schema::renamed("", renames) == nullptr);
}
