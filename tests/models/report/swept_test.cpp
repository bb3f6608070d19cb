/// The factors on which an answer hangs are those that can be told from nothing.
#include "models/report/swept.h"

#include <catch2/catch.hpp>

#include <cmath>

using report::Leading;

TEST_CASE("factors that are told from nothing come in the order of their indices")
{
    const std::vector<Leading> factors{{"weak", 0.2, 0.1, 0.3}, {"open", 0.3, -0.1, 0.7}, {"strong", 0.6, 0.5, 0.7}};
    const auto told = report::told_from_nothing(factors);
    REQUIRE(told.size() == 2);
    CHECK(told[0].factor == "strong");
    CHECK(told[1].factor == "weak");
    CHECK(told[1].high == 0.3);
}

TEST_CASE("the more factors are looked at, the surer one must be of each")
{
    // 2.2 standard errors above nothing.
    const Leading one{"one", 0.22, 0.22 - 0.196, 0.22 + 0.196};
    CHECK(report::told_from_nothing({one}).size() == 1);
    std::vector<Leading> many(500, Leading{"idle", 0, -0.2, 0.2});
    many.push_back(one);
    CHECK(report::told_from_nothing(many).empty());
}

TEST_CASE("what was not reckoned, or lies below zero, is told of no factor")
{
    const double unknown = std::nan("");
    CHECK(report::told_from_nothing({{"unknown", unknown, unknown, unknown}, {"below", -0.4, -0.5, -0.3}}).empty());
}

TEST_CASE("of elementary effects all that do anything are told")
{
    CHECK(report::told_from_nothing({{"some", 0.3, -0.1, 0.7}, {"none", 0, 0, 0}}, true).size() == 1);
}
