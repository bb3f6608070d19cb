#include "sim/schema/scenario.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace sim::schema;

namespace {

struct Well : ParameterGroup {
    explicit Well(ParameterGroup* parent) : ParameterGroup(parent, "well", "水井", "A well.") {}
    Number depth{this, "depth", 12.5, {"m", 1, 90}, "depth of the well", evidence("a survey", normal(12.5, 0.5))};
    Choice lining{this,
                  "lining",
                  "brick",
                  {"none", "brick", "concrete"},
                  "what lines it",
                  assumption("usual", levels({"none", "brick"}))};
};

struct Village : ParameterGroup {
    Village() : ParameterGroup(nullptr, "", "", "") {}
    Count people{this, "people", 300, {"persons", 0, 9000}, "who live there", setting()};
    Number slope{this, "slope", 0, {""}, "any slope", calibrated("a map", uniform(-2, 3))};
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
    Reading reading{faults, [](const std::string& path, const sim::Origin&, sim::schema::TableShape) {
                        return std::make_shared<TextTable>(TextTable{path, {"name"}, {{2, {"Li"}}}, ""});
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

TEST_CASE("a parameter tells its unit, range, meaning, where its value comes from and how far it could be off")
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
    CHECK(depth.plausible.text() == "{normal: [12.5, 0.5]}");
    CHECK(all[8].plausible.text() == "{levels: [none, brick]}");
    CHECK_FALSE(all[0].plausible.given());
    CHECK(all[9].path == "others.<name>.depth");
    CHECK(all[8].allowed == std::vector<std::string>{"none", "brick", "concrete"});
}

TEST_CASE("several texts are a list, or one text with commas: a text with a comma itself needs the list")
{
    sim::Faults faults;
    Reading reading{faults, {}};
    TextList labels(nullptr, "of", "labels", ParameterGroup::setting());
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
    TextList again(nullptr, "of", "labels", ParameterGroup::setting());
    again.read(labels.effective(), "of", reading);
    CHECK(again.values() == wanted);
    again.read(Node{}, "of", reading);
    CHECK(again.values() == wanted);
    CHECK(faults.empty());
    list.items.push_back(Node::empty_map());
    again.read(list, "of", reading);
    auto map = Node::empty_map();
    map.set("a", Node::text("b"));
    again.read(map, "of", reading);
    REQUIRE(faults.list().size() == 2);
    CHECK(faults.list()[0].text() == "of: holds a map; a text");
    CHECK(faults.list()[1].text() == "of: is a map; a list of texts, or one text with commas between them");
}

TEST_CASE("a number is the same however it is written")
{
    for (const char* text : {"36", "36.0", "+36", "3.6e1", "3.6E+1", "36.", "360e-1", "36 persons", "36.0 persons"}) {
        Village village;
        CHECK(read(village, {{"people", text}}).empty());
        CHECK(village.people == 36);
    }
    for (const char* text : {"36.5", "3.65e1", "+-36", "++36", "0x24", "3.6e", "1e17", "36 36"})
        CHECK_FALSE(fault_of("people", text).empty());
    for (const char* text : {"+12.5", "1.25e1", "12.5 m"}) CHECK(fault_of("well.depth", text).empty());
}

TEST_CASE("every word for true and false is read where on or off is a value")
{
    for (const char* word : {"on", "On", "ON", "true", "True", "TRUE", "yes", "Yes", "YES"}) {
        Village village;
        REQUIRE(read(village, {{"road", "off"}}).empty());
        CHECK(read(village, {{"road", word}}).empty());
        CHECK(village.road);
    }
    for (const char* word : {"off", "Off", "OFF", "false", "False", "FALSE", "no", "No", "NO"}) {
        Village village;
        CHECK(read(village, {{"road", word}}).empty());
        CHECK_FALSE(village.road);
        CHECK(fault_of("well.lining", word).find("is not one of its values") != std::string::npos);
    }
    Choice log(nullptr, "log", "all", {"off", "all"}, "", ParameterGroup::setting());
    sim::Faults faults;
    Reading reading{faults, {}};
    log.read(Node::text("False"), "log", reading);
    CHECK(log.text() == "off");
    log.read(Node::text("true"), "log", reading); // which of the others is not said
    CHECK(faults.list().size() == 1);
}

TEST_CASE("a value that is missing is a fault: a map that is empty says nothing, unless it would drop something")
{
    const auto faults_of = [](const Node& base, const Node& over) {
        Village village;
        Node tree = base;
        tree.merge(over);
        sim::Faults faults;
        Reading reading{faults, {}};
        village.read(tree, "", reading);
        std::string out;
        for (const auto& fault : faults.list()) out += fault.text() + "\n";
        return out;
    };
    const auto with = [](const std::string& path, Node value, int line) {
        auto tree = Node::empty_map();
        value.origin = {"v.yaml", line, 1};
        tree.set(path, std::move(value));
        return tree;
    };
    const Node nothing, none = Node::empty_map();
    for (const char* path : {"people", "slope", "road", "name", "founded", "register", "well.depth"})
        CHECK(
            faults_of(none, with(path, nothing, 3)).find("v.yaml:3: " + std::string(path) + ": a value is missing; ") ==
            0);
    CHECK(
        faults_of(with("people", Node::text("9"), 1), with("people", nothing, 3)) ==
        "v.yaml:3: people: a value is missing, over that of v.yaml:1; a whole number from 0 to 9000 persons, or leave "
        "the key out\n");
    Node list;
    list.kind = Node::Kind::list;
    for (const char* path : {"well", "others", "signs", "others.north"})
        for (const Node& empty : {nothing, list, none}) CHECK(faults_of(none, with(path, empty, 3)).empty());
    CHECK(faults_of(with("well.depth", Node::text("9"), 1), with("well", nothing, 3))
              .find("v.yaml:3: well: is empty, and would drop what ") == 0);
    CHECK(faults_of(with("well.depth", Node::text("9"), 1), with("well", list, 3)).empty());
}

TEST_CASE("a list of one value, as R writes every value, is answered with what to write")
{
    Village village;
    Node list;
    list.kind = Node::Kind::list;
    list.items = {Node::text("36")};
    auto tree = Node::empty_map();
    tree.at_or_new("people") = list;
    sim::Faults faults;
    Reading reading{faults, {}};
    village.read(tree, "", reading);
    REQUIRE(faults.list().size() == 1);
    CHECK(faults.list()[0].text() ==
          "people: is a list of one value; without the brackets: 36 (R's jsonlite leaves them "
          "out with auto_unbox = TRUE)");
}

TEST_CASE("a parameter knows whether the scenario says it")
{
    Village village;
    REQUIRE(read(village, {{"people", "300"}}).empty());
    CHECK(village.people.written());
    CHECK_FALSE(village.slope.written());
}
