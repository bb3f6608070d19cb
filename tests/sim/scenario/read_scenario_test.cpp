#include "sim/scenario/read_scenario.h"
#include "tests/sim/scenario/files.h"

#include <catch2/catch.hpp>

#include <random>
#include <sys/stat.h>

using sim::scenario::read_scenario;
using sim::scenario::Source;
using sim::schema::Node;

namespace {

struct Result {
    Source source;
    std::vector<std::string> faults;

    std::string only_fault() const
    {
        REQUIRE(faults.size() == 1);
        return faults.front();
    }
};

Result reading(const std::string& path, const std::vector<std::string>& settings = {})
{
    sim::Faults faults;
    Result out{read_scenario(path, settings, faults), {}};
    for (const auto& fault : faults.list()) out.faults.push_back(fault.text());
    return out;
}

/// Reads a scenario of the model that called a group of today, `agency`, `office`, and its workers `staff`.
Result reading_old(const std::string& path, const std::vector<std::string>& settings = {})
{
    sim::Faults faults;
    const auto renames_of = [](const Node* model) -> sim::schema::Renames {
        if (model && model->scalar == "other") return {};
        return {{"office", "agency"}, {"office.staff", "agency.workers"}};
    };
    Result out{read_scenario(path, settings, faults, renames_of), {}};
    for (const auto& fault : faults.list()) out.faults.push_back(fault.text());
    return out;
}

std::vector<std::string> hints(const Result& result)
{
    std::vector<std::string> out;
    for (const auto& hint : result.source.hints.list()) out.push_back(hint.text());
    return out;
}

std::string value(const Node& tree, const std::string& first, const std::string& second = {})
{
    const Node* node = tree.find(first);
    if (node && !second.empty()) node = node->find(second);
    return node ? node->scalar : "(none)";
}

} // namespace

TEST_CASE("a scenario builds on others, the later over the earlier, itself over all")
{
    const Files files;
    files.write("base/a.yaml", "x: 1\ny: 1\nz: 1\n");
    files.write("base/b.yaml", "extends: a.yaml\ny: 2\nz: 2\n");
    const auto result = reading(files.write("c.yaml", "extends: [base/a.yaml, base/b.yaml]\nz: 3\n"));
    CHECK(result.faults.empty());
    CHECK(value(result.source.base, "x") == "1");
    CHECK(value(result.source.base, "y") == "2");
    CHECK(value(result.source.base, "z") == "3");
    CHECK(result.source.base.find("extends") == nullptr);
    REQUIRE(result.source.files.size() == 4);
    CHECK(result.source.files.back().second == "extends: [base/a.yaml, base/b.yaml]\nz: 3\n");
}

TEST_CASE("an arm is the scenario with what differs, and settings of the command line win over both")
{
    const Files files;
    const auto path = files.write("a.yaml", "agency: {workers: 6, hours: 160}\narms:\n  none: {}\n  few: {agency: "
                                            "{workers: 2}}\n  many: {agency: {hours: 200}}\n");
    auto result = reading(path);
    REQUIRE(result.source.arms.size() == 3);
    CHECK(result.source.arms[0].name == "none");
    CHECK(value(result.source.tree(0), "agency", "workers") == "6");
    CHECK(value(result.source.tree(1), "agency", "workers") == "2");
    CHECK(value(result.source.tree(1), "agency", "hours") == "160");
    CHECK(value(result.source.tree(2), "agency", "hours") == "200");
    CHECK(result.source.place_of("many") == 2);
    CHECK(result.source.place_of("nobody") == 3);

    result = reading(path, {"agency.workers=9", "title.en=\"a=b\""});
    CHECK(result.faults.empty());
    for (std::size_t arm = 0; arm < 3; ++arm) CHECK(value(result.source.tree(arm), "agency", "workers") == "9");
    CHECK(value(result.source.base, "title", "en") == "a=b");
    result.source.arms[1].found.set("agency.workers", Node::text("7"));
    CHECK(value(result.source.tree(1), "agency", "workers") == "7"); // what the run itself finds wins over all
}

TEST_CASE("old keys are read as what they are called now before files, arms and settings are merged")
{
    const Files files;
    const auto old = files.write("old.yaml", "office: {staff: 6, hours: 160}\narms:\n  few: {office: {staff: 2}}\n");
    const auto later = files.write("later.yaml", "extends: old.yaml\nagency: {workers: 4}\n"
                                                 "arms:\n  few: {agency: {hours: 90}}\n  many: {}\n");
    auto result = reading_old(later);
    CHECK(result.faults.empty());
    CHECK(value(result.source.base, "agency", "workers") == "4"); // the file over what it builds on
    CHECK(value(result.source.base, "agency", "hours") == "160");
    CHECK(value(result.source.tree(0), "agency", "workers") == "2");
    CHECK(value(result.source.tree(0), "agency", "hours") == "90");
    CHECK(result.source.base.find("office") == nullptr);
    CHECK(hints(result) ==
          std::vector<std::string>{old + ":1: office: is now called agency; read as that",
                                   old + ":1: office.staff: is now called agency.workers; read as that",
                                   old + ":3: office.staff: is now called agency.workers; read as that"});

    const auto oldest_over_old = files.write("over.yaml", "extends: later.yaml\noffice: {staff: 5}\n");
    CHECK(value(reading_old(oldest_over_old).source.base, "agency", "workers") == "5");

    result = reading_old(later, {"office.staff=9", "agency.hours=10", "office={hours: 20}"});
    CHECK(result.faults.empty());
    for (std::size_t arm = 0; arm < 2; ++arm) {
        CHECK(value(result.source.tree(arm), "agency", "workers") == "9");
        CHECK(value(result.source.tree(arm), "agency", "hours") == "20");
    }
    CHECK(hints(result).back() == "--set: office: is now called agency; read as that");
}

TEST_CASE("of settings of one key the last wins, whichever of its names each writes")
{
    const Files files;
    const auto path = files.write("a.yaml", "agency: {workers: 4}\n");
    for (const std::vector<std::string>& settings :
         {std::vector<std::string>{"agency.workers=1", "office.staff=2"}, {"office.staff=1", "agency.workers=2"}}) {
        const auto result = reading_old(path, settings);
        CHECK(result.faults.empty());
        CHECK(value(result.source.base, "agency", "workers") == "2");
    }
}

TEST_CASE("settings that take players out are read under the names of today, too")
{
    const Files files;
    const auto path = files.write("a.yaml", "attribution:\n  players:\n    staff: office.staff=0; agency.hours = 3\n"
                                            "    hours: ' office.hours=0;x=1;'\n    none: office\n");
    const auto result = reading_old(path);
    CHECK(result.faults.empty());
    const Node& players = *result.source.base.find("attribution")->find("players");
    CHECK(value(players, "staff") == "agency.workers=0; agency.hours = 3");
    CHECK(value(players, "hours") == " agency.hours=0;x=1");
    CHECK(hints(result) ==
          std::vector<std::string>{path + ":3: office.staff: is now called agency.workers; read as that",
                                   path + ":4: office: is now called agency; read as that",
                                   path + ":5: office: is now called agency; read as that"});
    CHECK(value(*reading_old(path, {"attribution.players.more=office.staff=1"})
                     .source.base.find("attribution")
                     ->find("players"),
                "more") == "agency.workers=1");
}

TEST_CASE("old keys are those of the model that is written, wherever it is written")
{
    const Files files;
    files.write("model.yaml", "model: other\n");
    const auto path = files.write("a.yaml", "extends: model.yaml\noffice: {staff: 6}\n");
    CHECK(value(reading_old(path).source.base, "office", "staff") == "6");
    CHECK(value(reading_old(path, {"model=first"}).source.base, "agency", "workers") == "6");
}

TEST_CASE("an old key beside its name of today is a fault in a file or an arm, not between them")
{
    const Files files;
    const auto path = files.write("a.yaml", "agency: {workers: 4}\narms:\n  a:\n    office: {staff: 2}\n"
                                            "  b:\n    office: {staff: 2}\n    agency: {workers: 3}\n");
    CHECK(reading_old(path).only_fault() == path +
                                                ":6: office.staff: is now called agency.workers, which is written "
                                                "too, at " +
                                                path + ":7; one of the two");
}

TEST_CASE("a scenario without arms is its only arm")
{
    const Files files;
    const auto result = reading(files.write("a.yaml", "x: 1\n"));
    REQUIRE(result.source.arms.size() == 1);
    CHECK(result.source.arms[0].name == "scenario");
    CHECK(value(result.source.tree(0), "x") == "1");
}

TEST_CASE("every value knows the line where it was written")
{
    const Files files;
    const auto path = files.write("a.yaml", "x: 1\nagency:\n\n  workers: 6\n");
    const auto result = reading(path);
    CHECK(result.source.base.find("agency")->find("workers")->origin.text() == path + ":4");
}

TEST_CASE("a mark at the beginning of a file is no part of its first key")
{
    const Files files;
    const auto result = reading(files.write("a.yaml", "\xEF\xBB\xBFx: 1\n"));
    CHECK(value(result.source.base, "x") == "1");
}

TEST_CASE("what is no scenario is refused with the place and the reason")
{
    const Files files;
    CHECK(reading(files.path("absent.yaml")).only_fault().find("cannot be read: No such file") != std::string::npos);
    CHECK(reading(files.path(".")).only_fault().find("is a folder") != std::string::npos);
    CHECK(reading(files.write("1.yaml", "x: [1\ny: 2\n")).only_fault().find("1.yaml:") != std::string::npos);
    CHECK(reading(files.write("2.yaml", "x: 1\nx: 2\n"))
              .only_fault()
              .find("2.yaml:2: x: is written twice, first in line 1") != std::string::npos);
    CHECK(reading(files.write("3.yaml", "x: 1\ny: \xff\n")).only_fault().find("3.yaml:2: is not UTF-8 text") !=
          std::string::npos);
    CHECK(reading(files.write("4.yaml", "")).only_fault().find("4.yaml: is empty") != std::string::npos);
    CHECK(reading(files.write("5.yaml", "- 1\n- 2\n")).only_fault().find("is a list; a map of keys") !=
          std::string::npos);
    CHECK(reading(files.write("6.yaml", "x: 1\n---\ny: 1\n")).only_fault().find("a second document") !=
          std::string::npos);
    CHECK(reading(files.write("7.yaml", "extends: {a: 1}\n")).only_fault().find("extends: is a map") !=
          std::string::npos);
    CHECK(reading(files.write("8.yaml", "extends: absent.yaml\n")).only_fault().find("8.yaml:1: extends: ") !=
          std::string::npos);
    CHECK(reading(files.write("9.yaml", "arms: [a, b]\n")).only_fault().find("9.yaml:1: arms: is a list") !=
          std::string::npos);
    CHECK(reading(files.write("10.yaml", "arms: {a b: {}}\n")).only_fault().find("is no name for an arm") !=
          std::string::npos);
    CHECK(reading(files.write("11.yaml", "arms: {a: 7}\n")).only_fault().find("arms.a: is a single value") !=
          std::string::npos);
    CHECK(reading(files.write("12.yaml", "? [a]\n: 1\n")).only_fault().find("a key is not a single value") !=
          std::string::npos);
}

TEST_CASE("files that build on each other in a circle are named")
{
    const Files files;
    files.write("a.yaml", "extends: b.yaml\n");
    files.write("b.yaml", "extends: c.yaml\n");
    files.write("c.yaml", "extends: a.yaml\n");
    CHECK(reading(files.path("a.yaml"))
              .only_fault()
              .find("c.yaml:1: extends: goes round in a circle: a.yaml > b.yaml > c.yaml > a.yaml") !=
          std::string::npos);
    CHECK(reading(files.write("self.yaml", "extends: self.yaml\n")).only_fault().find("self.yaml > self.yaml") !=
          std::string::npos);
}

TEST_CASE("an arm that differs in nothing is written as an empty map, an empty list or nothing")
{
    const Files files;
    const auto result =
        reading(files.write("a.yaml", "x: {y: 1}\narms:\n  a:\n  b: ~\n  c: {}\n  d: []\n  e: {x: []}\n"));
    CHECK(result.faults.empty());
    REQUIRE(result.source.arms.size() == 5);
    for (std::size_t arm = 0; arm < 5; ++arm) CHECK(value(result.source.tree(arm), "x", "y") == "1");
    for (const char* none : {"arms:\n", "arms: []\n", "arms: {}\n"}) {
        const auto alone = reading(files.write("b.yaml", std::string("x: 1\n") + none));
        CHECK(alone.faults.empty());
        CHECK(alone.source.arms.size() == 1);
    }
}

TEST_CASE("nothing written over what another file says is remembered with its place, and for arms refused")
{
    const Files files;
    const auto base = files.write("base.yaml", "x: {y: 1}\narms: {a: {x: {y: 2}}}\n");
    const auto result = reading(files.write("a.yaml", "extends: base.yaml\nx: {y: }\narms: {a: }\n"));
    CHECK(result.source.base.find("x")->find("y")->kind == Node::Kind::nothing);
    CHECK(value(result.source.base, "x", "y") == base + ":1");
    CHECK(result.only_fault() == files.path("a.yaml") + ":3: arms.a: is empty, and would drop what " + base +
                                     ":2 says; {} where nothing differs, or a map of what differs from the scenario");
    CHECK(reading(files.write("b.yaml", "extends: base.yaml\narms: ~\n")).only_fault().find("arms: is empty") !=
          std::string::npos);
    CHECK(reading(files.write("c.yaml", "extends:\n")).only_fault().find("c.yaml:1: extends: a value is missing") !=
          std::string::npos);
}

TEST_CASE("a device or a pipe is neither read nor waited for")
{
    const Files files;
    const std::string pipe = files.path("pipe");
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    for (const std::string& name : {pipe, std::string("/dev/zero")}) {
        CHECK(reading(name).only_fault().find("'" + name + "' is a device or a pipe, not a file") != std::string::npos);
        CHECK(reading(files.write("a.yaml", "extends: " + name + "\n")).only_fault().find("a.yaml:1: extends: ") !=
              std::string::npos);
    }
}

TEST_CASE("lines are counted as editors do, whatever ends them")
{
    const Files files;
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const auto result = reading(files.write("a.yaml", "x: 1" + end + end + "y: 2" + end));
        CHECK(result.faults.empty());
        CHECK(result.source.base.find("y")->origin.line == 3);
        CHECK(reading(files.write("b.yaml", "x: 1" + end + "y: \xff" + end))
                  .only_fault()
                  .find("b.yaml:2: is not UTF-8") != std::string::npos);
    }
}

TEST_CASE("characters are read as JSON escapes them, in whatever plane they are")
{
    const Files files;
    const auto result = reading(files.write("a.json", R"({"a": "\u708e\ud842\udfb7", "b": "\\ud842", "c": "x\/y\t"})"));
    CHECK(result.faults.empty());
    CHECK(value(result.source.base, "a") == "炎𠮷");
    CHECK(value(result.source.base, "b") == "\\ud842");
    CHECK(value(result.source.base, "c") == "x/y\t");
    CHECK(reading(files.write("b.json", R"({"a": "\ud842"})")).only_fault().find("b.json:1: is not YAML") !=
          std::string::npos);
}

TEST_CASE("a setting that is none is refused")
{
    const Files files;
    const auto path = files.write("a.yaml", "x: 1\n");
    for (const char* bad : {"x", "=1", ".x=1", "x.=1", "x..y=1", "arms.a.x=1", "extends=b.yaml"})
        CHECK(reading(path, {bad}).only_fault().find("--set: ") == 0);
}

TEST_CASE("a file that would unfold into a heap of values, or nests too deeply, is refused and not followed")
{
    const Files files;
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 9; ++i) {
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
        for (int k = 0; k < 10; ++k) bomb += (k ? ", *a" : "*a") + std::to_string(i - 1);
        bomb += "]\n";
    }
    CHECK(reading(files.write("bomb.yaml", bomb)).only_fault().find("unfolds into too many") != std::string::npos);
    CHECK(reading(files.write("deep.yaml", "a: 1\nx: " + std::string(20000, '[') + std::string(20000, ']')))
              .only_fault()
              .find("deep.yaml:2: is nested too deeply") != std::string::npos);
    CHECK(reading(files.write("steps.yaml", "x: " + std::string(20000, '{'))).faults.size() == 1);
}

TEST_CASE("a tree written as YAML is read back as the same tree")
{
    auto tree = Node::empty_map();
    for (const char* text :
         {"plain", "3",  "a: b",        "# no comment", "欢迎", "true",    "null", "",   " led and trailed ",
          "'",     "\"", "line\nbreak", "- x",          "~",    "2018-01", "&a",   "*a", "!t",
          "%",     "@",  "{",           "x\ty"})
        tree.set("k" + std::to_string(tree.entries.size()) + ".v", Node::text(text));
    tree.at_or_new("empty") = Node::empty_map();
    const Files files;
    const auto result = reading(files.write("a.yaml", sim::scenario::to_yaml(tree)));
    CHECK(result.faults.empty());
    CHECK(result.source.base.flat_text() == tree.flat_text());
}

TEST_CASE("no spoiled file crashes the reader")
{
    const std::string good = "title: {en: Yanliu, zh: 颜柳}\nextends: base.yaml\narms:\n  a: {}\n  b: {x: [1, 2]}\n"
                             "population: &p\n  villages: 6\nother: *p\n";
    const Files files;
    files.write("base.yaml", "months: 3\n");
    std::mt19937 generator(20);
    std::size_t refused = 0;
    for (int i = 0; i < 1500; ++i) {
        std::string bad = good;
        for (auto flips = 1 + generator() % 4; flips-- > 0;)
            bad[generator() % bad.size()] = static_cast<char>(generator() % 256);
        refused += !reading(files.write("bad.yaml", bad)).faults.empty();
    }
    CHECK(refused > 500);
}
