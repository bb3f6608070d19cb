#include "sim/run/regions.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace sim;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Two months of a sum, a mean, and a group in which regions stand side by side.
schema::Layout two_months()
{
    schema::Variable mean{"mean", "1", "", {}, schema::Storage::real64};
    mean.mean = true;
    schema::Group all{"all", "", {0, 1}, {}, {{"sum", "1", "", {}, schema::Storage::real64}, mean}};
    schema::Group places{"places", "", {0, 1}, {{"place", "", {}, {1, 2, 3, 4}, ""}}, {{"of", "1", "", {"place"}}}};
    places.across_regions = "place";
    return {{all, places}, {}};
}

/// What a region recorded: its sums, means, weights, and two places each month.
store::Slab region(std::vector<double> sums, std::vector<double> means, std::vector<double> weights,
                   std::vector<double> places)
{
    store::Slab slab;
    const std::size_t months = sums.size();
    slab.months_done = static_cast<int>(months);
    slab.parts.push_back({0, 0, months, {std::move(sums), std::move(means)}, {{}, std::move(weights)}});
    slab.parts.push_back({1, 0, months, {std::move(places)}, {{}}});
    return slab;
}

} // namespace

TEST_CASE("regions are added up, their means by weight, and stand side by side in their order")
{
    const auto whole = run::put_together(
        two_months(), {region({1, 2}, {10, 20}, {1, 3}, {1, 2, 3, 4}), region({5, 7}, {30, 40}, {3, 1}, {5, 6, 7, 8})});
    CHECK(whole.months_done == 2);
    CHECK(whole.parts[0].values[0] == std::vector<double>{6, 9});
    CHECK(whole.parts[0].values[1] == std::vector<double>{25, 25});
    CHECK(whole.parts[1].values[0] == std::vector<double>{1, 2, 5, 6, 3, 4, 7, 8});
}

TEST_CASE("a region with nothing to tell does not count, and where none has anything there is nothing")
{
    const auto whole =
        run::put_together(two_months(), {region({none}, {none}, {0}, {1, 2}), region({4}, {none}, {0}, {3, none})});
    CHECK(whole.parts[0].values[0] == std::vector<double>{4});
    CHECK(std::isnan(whole.parts[0].values[1][0]));
    CHECK(std::isnan(whole.parts[1].values[0][3]));
}

TEST_CASE("months that one region has not reached are not added up, but the others' places are kept")
{
    const auto whole =
        run::put_together(two_months(), {region({1, 2}, {1, 1}, {1, 1}, {1, 2, 3, 4}), region({5}, {1}, {1}, {5, 6})});
    CHECK(whole.months_done == 1);
    CHECK(whole.parts[0].values[0] == std::vector<double>{6});
    CHECK(whole.parts[1].count == 2);
    CHECK(whole.parts[1].values[0][4] == 3);
    CHECK(std::isnan(whole.parts[1].values[0][6]));
}

TEST_CASE("a region's layout has its own part of the places: what cannot be divided is a mistake")
{
    CHECK(run::layout_of_region(two_months(), 2).groups[1].dimensions[0].size() == 2);
    CHECK(run::layout_of_region(two_months(), 1).groups[1].dimensions[0].size() == 4);
    CHECK_THROWS_AS(run::layout_of_region(two_months(), 3), std::logic_error);
}
