#include "sim/core/hot_math.h"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>

#include <cmath>

namespace hot = sim::hot;

TEST_CASE("exp and log agree with the C library to single precision")
{
    double worst_exp = 0, worst_log = 0;
    for (float x = -80; x < 80; x += 0.0137f)
        worst_exp = std::max(worst_exp, std::abs(double(hot::exp(x)) / std::exp(double(x)) - 1));
    for (float x = 1e-30f; x < 1e30f; x *= 1.037f) {
        const double exact = std::log(double(x));
        worst_log = std::max(worst_log, std::abs(double(hot::log(x)) - exact) / std::max(1.0, std::abs(exact)));
    }
    CHECK(worst_exp < 2e-7);
    CHECK(worst_log < 2e-7);
}

TEST_CASE("exp stays finite and positive for whatever number it gets")
{
    CHECK(std::isfinite(hot::exp(1e9f)));
    CHECK(hot::exp(-1e9f) >= 0.0f);
    CHECK(hot::exp(-1e9f) < 1e-30f);
    CHECK(hot::exp(0.0f) == 1.0f);
}

TEST_CASE("the normal quantile agrees with the exact one and rises with its argument")
{
    const boost::math::normal_distribution<double> normal;
    float last = -100;
    for (int i = 1; i < 4000; ++i) {
        const float u = static_cast<float>(i) / 4000.0f;
        const float x = hot::normal_quantile(u);
        CHECK(x == Approx(boost::math::quantile(normal, double(u))).epsilon(2e-6).margin(2e-6));
        CHECK(x >= last);
        last = x;
    }
    const float least = hot::unit(0), most = hot::unit(0xffffffffu);
    CHECK(hot::normal_quantile(least) == Approx(boost::math::quantile(normal, double(least))).epsilon(1e-5));
    CHECK(std::isfinite(hot::normal_quantile(most)));
}

TEST_CASE("power and the logistic curve are what their names say")
{
    CHECK(hot::power(2.0f, 10.0f) == Approx(1024.0f).epsilon(1e-6));
    CHECK(hot::power(9.0f, -0.5f) == Approx(1.0f / 3).epsilon(1e-6));
    CHECK(hot::logistic(0.0f) == 0.5f);
    CHECK(hot::logistic(2.0f) + hot::logistic(-2.0f) == Approx(1.0f));
}

TEST_CASE("conversions between whole and real numbers are those of a cast")
{
    const std::int64_t far = std::int64_t{1} << 51;
    for (const std::int64_t whole : {0l, 1l, -1l, 99l, -12345l, 1l << 31, 1l << 40, -(1l << 40), far - 1, 1 - far})
        CHECK(hot::real(whole) == static_cast<double>(whole));
    for (std::int64_t whole = 1; whole < far; whole *= 3)
        for (const double part : {-0.5, -0.25, 0.0, 0.25, 0.5, 0.75}) {
            const double number = static_cast<double>(whole) + part;
            CHECK(hot::whole(number) == static_cast<std::int64_t>(number));
        }
    CHECK(hot::whole(0.0) == 0);
    CHECK(hot::whole(0.999999) == 0);
}
