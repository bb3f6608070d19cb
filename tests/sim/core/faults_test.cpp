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
}
