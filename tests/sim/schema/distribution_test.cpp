#include "sim/schema/distribution.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using sim::schema::Distribution;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr auto shape = Distribution::triangular(0.1, 0.2, 0.4);
static_assert(shape.given() && !Distribution().given());

} // namespace

TEST_CASE("a distribution is written as a scenario writes it")
{
    CHECK(Distribution().text().empty());
    CHECK(Distribution::uniform(0.2, 0.6).text() == "{uniform: [0.2, 0.6]}");
    CHECK(shape.text() == "{triangular: [0.1, 0.2, 0.4]}");
    CHECK(Distribution::normal(0.065, 0.01).text() == "{normal: [0.065, 0.01]}");
    CHECK(Distribution::lognormal({0.1, 2}, {0.9, 9}).text() == "{lognormal: {0.1: 2, 0.9: 9}}");
    CHECK(Distribution::beta({0.1, 0.05}, {0.9, 0.4}).text() == "{beta: {0.1: 0.05, 0.9: 0.4}}");
    CHECK(Distribution::levels({"concave", "threshold"}).text() == "{levels: [concave, threshold]}");
}

TEST_CASE("a distribution tells how low and how high its values can be")
{
    CHECK(Distribution::uniform(-2, 3).support() == std::pair(-2.0, 3.0));
    CHECK(shape.support() == std::pair(0.1, 0.4));
    CHECK(Distribution::normal(1, 2).support() == std::pair(-infinity, infinity));
    CHECK(Distribution::lognormal({0.1, 2}, {0.9, 9}).support() == std::pair(0.0, infinity));
    CHECK(Distribution::beta({0.1, 0.2}, {0.9, 0.4}).support() == std::pair(0.0, 1.0));
}

TEST_CASE("quantiles are where the share of the distribution lies below them")
{
    CHECK(Distribution::uniform(2, 4).quantile(0.25) == 2.5);
    // A third of the triangle rises; below its mode lies a third of it.
    CHECK(shape.quantile(1.0 / 3) == Approx(0.2));
    CHECK(shape.quantile(1) == 0.4);
    CHECK(Distribution::triangular(1, 1, 3).quantile(0) == 1);
    CHECK(Distribution::triangular(1, 3, 3).quantile(1) == 3);
    CHECK(Distribution::triangular(1, 3, 3).quantile(0.25) == 2);
    CHECK(Distribution::normal(10, 2).quantile(0.5) == Approx(10));
    CHECK(Distribution::normal(10, 2).quantile(0.975) == Approx(13.919928));
    const auto within_a_factor = Distribution::lognormal({0.1, 2}, {0.9, 8});
    CHECK(within_a_factor.quantile(0.1) == Approx(2));
    CHECK(within_a_factor.quantile(0.5) == Approx(4)); // the geometric mean
    CHECK(within_a_factor.quantile(0.9) == Approx(8));
    const auto share = Distribution::beta({0.1, 0.05}, {0.9, 0.4});
    CHECK(share.quantile(0.1) == Approx(0.05));
    CHECK(share.quantile(0.9) == Approx(0.4));
    // With exponents 1 and 1 it is uniform; 2 and 1 rise with the square.
    CHECK(Distribution::beta({0.2, 0.2}, {0.7, 0.7}).quantile(0.5) == Approx(0.5));
    CHECK(Distribution::beta({0.25, 0.5}, {0.81, 0.9}).quantile(0.49) == Approx(0.7));
}

TEST_CASE("the share below a value undoes its quantile, narrow or wide")
{
    const Distribution all[] = {Distribution::uniform(-3, 5),
                                shape,
                                Distribution::normal(0.065, 0.01),
                                Distribution::lognormal({0.1, 2}, {0.9, 9}),
                                Distribution::lognormal({0.05, 1e-3}, {0.5, 2e-3}),
                                Distribution::beta({0.1, 0.05}, {0.9, 0.4}),
                                Distribution::beta({0.1, 0.001}, {0.9, 0.01}),
                                Distribution::beta({0.1, 0.45}, {0.9, 0.46}),
                                Distribution::beta({0.1, 0.01}, {0.9, 0.99})};
    for (const auto& distribution : all)
        for (const double share : {0.01, 0.1, 0.5, 0.75, 0.99}) {
            INFO(distribution.text() << " at " << share);
            CHECK(distribution.below(distribution.quantile(share)) == Approx(share).margin(1e-9));
            CHECK(distribution.solved().quantile(share) == distribution.quantile(share));
        }
    CHECK(shape.below(0) == 0);
    CHECK(shape.below(1) == 1);
    CHECK(Distribution::beta({0.1, 0.05}, {0.9, 0.4}).below(-1) == 0);
}

TEST_CASE("numbers in the wrong order make no distribution")
{
    for (const auto& right : {Distribution::uniform(1, 2), shape, Distribution::normal(0, 1),
                              Distribution::lognormal({0.1, 2}, {0.9, 9}), Distribution::beta({0.1, 0.2}, {0.9, 0.4})})
        CHECK(right.problem().empty());
    for (const auto& wrong :
         {Distribution::uniform(2, 2), Distribution::triangular(1, 3, 2), Distribution::normal(1, 0),
          Distribution::lognormal({0.1, 0}, {0.9, 9}), Distribution::lognormal({0.9, 2}, {0.1, 9}),
          Distribution::beta({0.1, 0.2}, {0.9, 1.4}), Distribution::beta({0, 0.2}, {0.9, 0.4})})
        CHECK_FALSE(wrong.problem().empty());
}

TEST_CASE("a choice is plausibly one of its levels")
{
    const auto returns = Distribution::levels({"concave", "threshold"});
    CHECK(returns.has_level("concave"));
    CHECK_FALSE(returns.has_level("linear"));
    CHECK_FALSE(returns.has_level(""));
}
