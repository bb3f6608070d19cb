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
    Node groups =
        tree_of({{"home.roof.tiles", "4"}, {"home.doors", "2"}, {"house.doors", "5"}, {"house.roof.tiles", "4"}});
    CHECK(
        rename(groups).faults ==
        "a.yaml:3: house.doors: is now called home.doors, which is written too, at a.yaml:2; one of the two\n"
        "a.yaml:4: house.roof.tiles: is now called home.roof.tiles, which is written too, at a.yaml:1; one of the two");
    Node no_group = tree_of({{"rain", "none"}, {"water.millimetres", "5"}});
    CHECK(rename(no_group).faults ==
          "a.yaml:2: water: is now called rain, which is written too, at a.yaml:1; one of the two");
}

TEST_CASE("a group under both of its names is one, as long as no key in it stands twice")
{
    Node tree =
        tree_of({{"home.rooms", "4"}, {"home.roof.tiles", "90"}, {"house.doors", "5"}, {"house.roof.slope", "1"}});
    const Told told = rename(tree);
    CHECK(told.faults.empty());
    CHECK(told.hints == "a.yaml:3: house: is now called home; read as that");
    CHECK(tree.flat_text() ==
          tree_of({{"home.rooms", "4"}, {"home.roof.tiles", "90"}, {"home.roof.slope", "1"}, {"home.doors", "5"}})
              .flat_text());
    Node empty = tree_of({{"house.doors", "5"}});
    empty.at_or_new("home"); // "home:", and nothing in it
    CHECK(rename(empty).faults.empty());
    CHECK(empty.flat_text() == tree_of({{"home.doors", "5"}}).flat_text());
}

TEST_CASE("a fault of what was written under an old key tells that key, too")
{
    Node tree = tree_of({{"house.rooms", "many"}, {"crops.rice", "4"}, {"home.doors", "few"}});
    rename(tree);
    const auto fault_of = [](const Node& node, const std::string& key) {
        return sim::Fault{node.origin, key, "is wrong", ""}.text();
    };
    CHECK(fault_of(*tree.find("home")->find("rooms"), "home.rooms") ==
          "a.yaml:1: home.rooms (written house.rooms): is wrong");
    CHECK(fault_of(*tree.find("crops")->find("paddy"), "crops.paddy") ==
          "a.yaml:2: crops.paddy (written crops.rice): is wrong");
    CHECK(fault_of(*tree.find("home")->find("doors"), "home.doors") == "a.yaml:3: home.doors: is wrong");
    CHECK(fault_of(*tree.find("home")->find("rooms"), "homes") == "a.yaml:1: homes: is wrong");
}

TEST_CASE("what is meant by an unknown key may be an old one, and what that is now called is told")
{
    const auto meant = [](const std::string& key, const std::string& path, const std::vector<std::string>& known) {
        return sim::schema::key_meant(key, path, known, renames);
    };
    const std::vector<std::string> groups{"home", "rain", "months"};
    CHECK(meant("mnths", "", groups) == "did you mean 'months'?");
    CHECK(meant("houses", "", groups) == "did you mean 'house'? it is now called home");
    CHECK(meant("ricee", "crops", {"paddy", "maize"}) == "did you mean 'rice'? it is now called crops.paddy");
    CHECK(meant("wel", "home", {"rooms"}) == "did you mean 'well'? it is now called water.well");
    CHECK(meant("well", "home", {"rooms"}) == "it is now called water.well");
    CHECK(meant("crops", "", groups) == "of its keys, rice is now called crops.paddy");
    CHECK(meant("corps", "", groups) == "did you mean 'crops'? of its keys, rice is now called crops.paddy");
    CHECK(meant("corps", "", {"crops"}) == "did you mean 'crops'?");
    CHECK(meant("colour", "home", {"rooms"}).empty());
    CHECK(meant("ricee", "home", {"rooms"}).empty());
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
