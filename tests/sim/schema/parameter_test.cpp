#include "sim/schema/scenario.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace sim::schema;

namespace {

struct Well : ParameterGroup {
    explicit Well(ParameterGroup* parent) : ParameterGroup(parent, "well", "水井", "A well.") {}
    Number depth{this, "depth", 12.5, {"m", 1, 90}, "depth of the well", evidence("a survey")};
    Choice lining{this, "lining", "brick", {"none", "brick", "concrete"}, "what lines it", assumption("usual")};
};

struct Village : ParameterGroup {
    Village() : ParameterGroup(nullptr, "", "", "") {}
    Count people{this, "people", 300, {"persons", 0, 9000}, "who live there", setting()};
    Number slope{this, "slope", 0, {""}, "any slope", calibrated("a map")};
    Choice road{this, "road", "on", {"off", "on"}, "whether a road leads there", setting()};
    Text name{this, "name", "Shang", "its name", setting()};
    Date founded{this, "founded", sim::Month(1950, 1), "when it was founded", setting()};
    TextMap signs{this, "signs", "words on its signs", setting()};
    TableFile register_file{this, "register", "who lives there", setting()};
    Well well{this};
    Named<Well> others{this, "others"};

    void check(const Node&, const std::string&, sim::Faults& faults) const override
    {
        if (people > 8000) faults.add({}, "people", "are too many for one well");
    }
};

/// Reads "path = value" settings; returns the faults, one a line.
std::string read(Village& village, const std::vector<std::pair<std::string, std::string>>& settings)
{
    auto tree = Node::empty_map();
    int line = 0;
    for (const auto& [path, value] : settings) tree.set(path, Node::text(value, {"v.yaml", ++line, 1}));
    sim::Faults faults;
    Reading reading{faults, [](const std::string& path, const sim::Origin&) {
                        return TextTable{path, {"name"}, {{2, {"Li"}}}};
                    }};
    village.read(tree, "", reading);
    std::string out;
    for (const auto& fault : faults.list()) out += (out.empty() ? "" : "\n") + fault.text();
    return out;
}

std::string fault_of(const std::string& path, const std::string& value)
{
    Village village;
    return read(village, {{path, value}});
}

} // namespace

TEST_CASE("what is not written keeps its default")
{
    Village village;
    CHECK(read(village, {}).empty());
    CHECK(village.people == 300);
    CHECK(village.well.depth == 12.5);
    CHECK(village.well.lining.index() == 1);
    CHECK(village.name.value() == "Shang");
    CHECK(village.founded.value() == sim::Month(1950, 1));
    CHECK_FALSE(village.register_file.given());
    CHECK(village.others.size() == 0);
}

TEST_CASE("every kind of parameter is read")
{
    Village village;
    CHECK(read(village, {{"people", "20"},
                         {"slope", "-1e-3"},
                         {"road", "false"},
                         {"name", "下村"},
                         {"founded", "1962-07"},
                         {"signs.welcome", "欢迎"},
                         {"register", "list.csv"},
                         {"well.depth", "30 m"},
                         {"well.lining", "none"},
                         {"others.north.depth", "7"},
                         {"others.south.lining", "concrete"}})
              .empty());
    CHECK(village.people == 20);
    CHECK(village.slope == -1e-3);
    CHECK_FALSE(village.road);
    CHECK(village.name.value() == "下村");
    CHECK(village.founded.value() == sim::Month(1962, 7));
    REQUIRE(village.signs.entries().size() == 1);
    CHECK(village.signs.entries()[0].second == "欢迎");
    CHECK(village.register_file.table().rows.front().cells.front() == "Li");
    CHECK(village.well.depth == 30);
    REQUIRE(village.others.size() == 2);
    CHECK(village.others.name_of(1) == "south");
    CHECK(village.others[0].depth == 7);
    CHECK(village.others[1].depth == 12.5);
    CHECK(village.others[1].lining.index() == 2);
}

TEST_CASE("a wrong value is refused with its place, its key and what is allowed")
{
    CHECK(fault_of("well.depth", "deep") ==
          "v.yaml:1: well.depth: 'deep' is not a number; allowed: a number from 1 to 90 m");
    CHECK(fault_of("well.depth", "91") ==
          "v.yaml:1: well.depth: '91' is out of range; allowed: a number from 1 to 90 m");
    CHECK(fault_of("well.depth", "30 feet") ==
          "v.yaml:1: well.depth: the unit is 'feet', not 'm'; allowed: a number from 1 to 90 m");
    CHECK(fault_of("slope", "nan") == "v.yaml:1: slope: 'nan' is not a finite number; allowed: a number any number");
    CHECK(fault_of("slope", "1e999").find("v.yaml:1: slope: '1e999' is not a number") == 0);
    CHECK(fault_of("people", "3.5") ==
          "v.yaml:1: people: '3.5' is not a whole number; allowed: a whole number from 0 to 9000 persons");
    CHECK(fault_of("people", "").find("'' is not a whole number") != std::string::npos);
    CHECK(fault_of("well.lining", "bricks") ==
          "v.yaml:1: well.lining: 'bricks' is not one of its values (did you mean 'brick'?); allowed: none, brick, "
          "concrete");
    CHECK(fault_of("founded", "1962-13").find("'1962-13' is out of range") != std::string::npos);
    CHECK(fault_of("founded", "in spring").find("'in spring' is not a month") != std::string::npos);
}

TEST_CASE("an unknown key is refused with the nearest known one, or with all of them")
{
    CHECK(fault_of("well.dept", "3") == "v.yaml:1: well.dept: unknown key; did you mean 'depth'?");
    CHECK(fault_of("well.colour", "red") == "v.yaml:1: well.colour: unknown key; known keys: depth, lining");
}

TEST_CASE("a value where a map belongs, and a map where a value belongs, are refused")
{
    CHECK(fault_of("well", "deep") == "v.yaml:1: well: is a single value; a map with the keys depth, lining");
    CHECK(fault_of("people.adults", "3").find("people: is a map; a whole number") != std::string::npos);
    CHECK(fault_of("others", "3").find("others: is a single value; a map from names to settings") != std::string::npos);
    CHECK(fault_of("signs", "3").find("signs: is a single value") != std::string::npos);
}

TEST_CASE("all faults of a scenario are found in one reading")
{
    Village village;
    CHECK(read(village, {{"people", "9001"}, {"well.depth", "0"}, {"nmae", "x"}}) ==
          "v.yaml:1: people: '9001' is out of range; allowed: a whole number from 0 to 9000 persons\n"
          "v.yaml:2: well.depth: '0' is out of range; allowed: a number from 1 to 90 m\n"
          "v.yaml:3: nmae: unknown key; did you mean 'name'?");
    CHECK(village.people == 300);
}

TEST_CASE("a group can check what concerns several of its parameters")
{
    CHECK(fault_of("people", "8500") == "people: are too many for one well");
}

TEST_CASE("a copy of a group has parameters of its own")
{
    Village village;
    Village copy = village;
    CHECK(read(copy, {{"people", "5"}, {"well.depth", "60"}}).empty());
    CHECK(copy.people == 5);
    CHECK(village.people == 300);
    CHECK(village.well.depth == 12.5);
    village = copy;
    CHECK(read(village, {{"well.depth", "2"}}).empty());
    CHECK(village.well.depth == 2);
    CHECK(copy.well.depth == 60);
}

TEST_CASE("the parameters in force, read again, are the same")
{
    Village village, again;
    REQUIRE(read(village, {{"slope", "0.1"}, {"name", "a: b"}, {"others.north.depth", "7"}, {"signs.a", "b"}}).empty());
    sim::Faults faults;
    Reading reading{faults, {}};
    again.read(village.effective(), "", reading);
    CHECK(faults.empty());
    CHECK(again.effective().flat_text() == village.effective().flat_text());
    CHECK(again.slope == 0.1);
}

TEST_CASE("a parameter tells its unit, range, meaning and where its value comes from")
{
    std::vector<ParameterDescription> all;
    Village().describe("", all);
    REQUIRE(all.size() == 11);
    const auto& depth = all[7];
    CHECK(depth.path == "well.depth");
    CHECK(depth.type == "number");
    CHECK(depth.unit == "m");
    CHECK(depth.default_value == "12.5");
    CHECK(depth.range == "from 1 to 90");
    CHECK(depth.standing == "evidence");
    CHECK(depth.source == "a survey");
    CHECK(all[9].path == "others.<name>.depth");
    CHECK(all[8].allowed == std::vector<std::string>{"none", "brick", "concrete"});
}

TEST_CASE("several texts are a list, or one text with commas; a text with a comma itself needs the list")
{
    sim::Faults faults;
    Reading reading{faults, {}};
    TextList labels(nullptr, "of", "labels", setting());
    labels.read(Node::text("project households, work"), "of", reading);
    CHECK(labels.values() == std::vector<std::string>{"project households", "work"});
    labels.read(Node::text(""), "of", reading);
    CHECK(labels.values().empty());
    Node list;
    list.kind = Node::Kind::list;
    list.items = {Node::text("project, head a woman"), Node::text("work")};
    labels.read(list, "of", reading);
    const std::vector<std::string> wanted{"project, head a woman", "work"};
    CHECK(labels.values() == wanted);
    TextList again(nullptr, "of", "labels", setting());
    again.read(labels.effective(), "of", reading);
    CHECK(again.values() == wanted);
    again.read(Node{}, "of", reading);
    CHECK(again.values() == wanted);
    CHECK(faults.empty());
    list.items.push_back(Node::empty_map());
    again.read(list, "of", reading);
    again.read(Node::empty_map(), "of", reading);
    REQUIRE(faults.list().size() == 2);
    CHECK(faults.list()[0].text() == "of: holds a map; a text");
    CHECK(faults.list()[1].text() == "of: is a map; a list of texts, or one text with commas between them");
}
