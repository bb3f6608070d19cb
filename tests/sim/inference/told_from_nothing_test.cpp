/// The factors on which an answer hangs are those that can be told from nothing.
#include "sim/inference/sensitivity.h"

#include "sim/inference/statistics.h"

#include <catch2/catch.hpp>

using sim::inference::Estimate;
using sim::inference::told_from_nothing;

namespace {

using Places = std::vector<std::size_t>;

} // namespace

TEST_CASE("factors that are told from nothing come in the order of their indices")
{
    const std::vector<Estimate> indices{{0.2, 0.1, 0.3}, {0.3, -0.1, 0.7}, {0.6, 0.5, 0.7}};
    CHECK(told_from_nothing(indices, false) == Places{2, 0});
}

TEST_CASE("the more factors are looked at, the surer one must be of each")
{
    // 2.2 standard errors above nothing.
    const Estimate one{0.22, 0.22 - 0.196, 0.22 + 0.196};
    CHECK(told_from_nothing(std::vector<Estimate>{one}, false) == Places{0});
    std::vector<Estimate> many(500, Estimate{0, -0.2, 0.2});
    many.push_back(one);
    CHECK(told_from_nothing(many, false).empty());
}

TEST_CASE("what was not reckoned, or lies below zero, is told of no factor")
{
    using sim::inference::nan;
    CHECK(told_from_nothing(std::vector<Estimate>{{nan, nan, nan}, {-0.4, -0.5, -0.3}}, false).empty());
}

TEST_CASE("of elementary effects all that do anything are told")
{
    CHECK(told_from_nothing(std::vector<Estimate>{{0.3, -0.1, 0.7}, {0, 0, 0}}, true) == Places{0});
}
