/// Labelled arrays are cut and summed by name, and told as nested lists.
#include "models/report/labelled.h"
#include "models/report/recorded.h"
#include "sim/core/faults.h"

#include <catch2/catch.hpp>

#include <cmath>

using report::Json;
using report::Labelled;

namespace {

const double unknown = std::nan("");

/// Two arms, three replicates, two groups.
const Labelled incomes{{{"arm", {"none", "bridge"}}, {"replicate", {"0", "1", "2"}}, {"group", {"project", "all"}}},
                       {1, 10, 2, 20, 3, 30, 4, 40, 6, 60, unknown, 80},
                       "yuan",
                       "income"};

} // namespace

TEST_CASE("an axis is cut at a label, summed, and reduced to its mean")
{
    CHECK(incomes.at("group", "all").values == std::vector<double>{10, 20, 30, 40, 60, 80});
    CHECK(incomes.at("arm", "bridge").at("replicate", 1).values == std::vector<double>{6, 60});
    CHECK(incomes.sum("arm").values[1] == 50);
    CHECK(std::isnan(incomes.sum("arm").values[4]));
    CHECK(incomes.mean("replicate").values == std::vector<double>{2, 20, 5, 60});
    CHECK(incomes.last("group").times(0.5).values.front() == 5);
    CHECK(incomes.only("replicate", {"2", "0"}).at("arm", "none").values == std::vector<double>{3, 30, 1, 10});
    CHECK(incomes.only("group", {"all"}).axis("group")->labels == std::vector<std::string>{"all"});
}

TEST_CASE("what is not there is told by its name")
{
    CHECK_THROWS_AS(incomes.at("month", 0), sim::InputError);
    CHECK_THROWS_AS(incomes.at("group", "village"), sim::InputError);
    CHECK_THROWS_AS(incomes.at("arm", 2), sim::InputError);
    CHECK_THROWS_AS(incomes.only("group", {"village"}), sim::InputError);
}

TEST_CASE("a spread is the mean and the 10th and 90th percentile of what is known")
{
    const Json told = report::spread(incomes.at("group", "project"));
    CHECK(told["mean"] == Json({2, 5}));
    CHECK(told["p10"][0] == 1.2);
    CHECK(told["p90"][1] == 5.8);
}

TEST_CASE("numbers are short, and what is not known is null")
{
    CHECK(report::rounded(1.0 / 3) == Json(0.333333));
    CHECK(report::rounded(1234567.8) == Json(1234570));
    CHECK(report::rounded(unknown).is_null());
    CHECK(report::nested(incomes)[1][2] == Json({nullptr, 80}));
}

TEST_CASE("a paired difference leaves out what is missing in either, and has no interval below two pairs")
{
    const std::vector<double> arm{4, 6, unknown}, baseline{1, 2, 3};
    const Json two = report::paired(arm, baseline);
    CHECK(two["pairs"] == 2);
    CHECK(two["mean"] == 3.5);
    CHECK(two["low"].get<double>() == Approx(3.5 - 12.7062 * 0.5).epsilon(1e-4));
    const Json one = report::paired(std::vector<double>{4}, std::vector<double>{1});
    CHECK(one["mean"] == 3);
    CHECK(one["low"].is_null());
}
