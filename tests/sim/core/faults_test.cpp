#include "sim/core/faults.h"

#include <catch2/catch.hpp>

TEST_CASE("a fault says where, which key, what is wrong and what is allowed")
{
    sim::Faults faults;
    faults.add({"a.yaml", 7, 3}, "agency.workers", "'many' is not a number", "allowed: from 0 to 9");
    faults.add({"a.yaml", 0, 0}, "", "is empty");
    CHECK(faults.list()[0].text() == "a.yaml:7: agency.workers: 'many' is not a number; allowed: from 0 to 9");
    CHECK(faults.list()[1].text() == "a.yaml: is empty");
}

TEST_CASE("all faults are shown at once, each on its line")
{
    sim::Faults faults;
    CHECK_NOTHROW(faults.stop_if_any());
    faults.add({"a.yaml", 1, 0}, "x", "is wrong");
    faults.add({"a.yaml", 2, 0}, "y", "is wrong too");
    CHECK_THROWS_WITH(faults.stop_if_any(), "a.yaml:1: x: is wrong\na.yaml:2: y: is wrong too");
}

TEST_CASE("the nearest known word is suggested, and none when all are far")
{
    const std::vector<std::string> known{"months", "replicates", "seed"};
    CHECK(sim::did_you_mean("month", known) == "did you mean 'months'?");
    CHECK(sim::did_you_mean("replciates", known) == "did you mean 'replicates'?");
    CHECK(sim::did_you_mean("weather", known).empty());
    CHECK(sim::did_you_mean("z", {"x", "y"}).empty());
}

TEST_CASE("where no known word is near, all are told")
{
    CHECK(sim::suggestion("seet", {"months", "seed"}) == "did you mean 'seed'?");
    CHECK(sim::suggestion("weather", {"months", "seed"}) == "allowed: months, seed");
}

TEST_CASE("control characters and turns of the direction of writing do not reach the reader's terminal")
{
    sim::Faults faults;
    faults.add({"a\x1b[2J.yaml", 1, 0}, "k\r", "'\x7f\n\t' is \xC2\x9B no \xE2\x80\xAE word", "\xE2\x81\xA6");
    CHECK(faults.list()[0].text() ==
          "a\\x1B[2J.yaml:1: k\\x0D: '\\x7F\\x0A\\x09' is \\xC2\\x9B no \\xE2\\x80\\xAE word; "
          "\\xE2\\x81\\xA6");
    CHECK(sim::printable("炎刘镇 é “ok” —") == "炎刘镇 é “ok” —");
}

TEST_CASE("what is long loses its middle, and no character is cut")
{
    std::string cell = "'";
    for (int i = 0; i < 33333; ++i) cell += "镇";
    cell += "' is not a number";
    const std::string shown = sim::printable(cell);
    CHECK(shown.size() < 420);
    CHECK(shown.starts_with("'镇镇"));
    CHECK(shown.find("镇 … 镇") != std::string::npos);
    CHECK(shown.ends_with("镇' is not a number"));
    CHECK(sim::printable("short") == "short");
}

TEST_CASE("cells of a column that are wrong in the same way are one fault, and of many ways some are told")
{
    sim::Faults found, faults;
    for (int line = 2; line < 2722; ++line) found.add({"d.csv", line, 0}, "income", "is empty", "a number");
    found.add({"d.csv", 9, 0}, "weight", "'x' is no number", "a number");
    for (int line = 2; line < 102; ++line) found.add({"d.csv", line, 0}, "age", std::to_string(line) + " is odd");
    faults.add_by_column(found);
    REQUIRE(faults.list().size() == 1 + 1 + 8 + 1);
    CHECK(faults.list()[0].text() == "d.csv:2: income: is empty (on 2720 lines: 2, 3, 4, 5, …); a number");
    CHECK(faults.list()[1].text() == "d.csv:9: weight: 'x' is no number; a number");
    CHECK(faults.list().back().text() == "d.csv: age: 92 more cells are wrong");
}
