#include "sim/inference/scenario_discovery.h"

#include "sim/random/key.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace sim;
using namespace sim::inference;

namespace {

constexpr Process points{"scenario discovery test"};

/// Points spread evenly over the unit cube.
struct Cube {
    std::vector<double> values;
    std::vector<std::size_t> levels;
    Cube(std::size_t count, std::size_t factors, std::uint32_t seed) : levels(factors, 0)
    {
        for (std::uint32_t i = 0; i < count; ++i) {
            Stream draw({seed, 0}, points, {i, 0}, 0);
            for (std::size_t f = 0; f < factors; ++f) values.push_back(static_cast<double>(draw.uniform()));
        }
    }
    Factors factors() const { return {values, levels}; }
    double at(std::size_t i, std::size_t f) const { return values[i * levels.size() + f]; }
    std::size_t count() const { return values.size() / levels.size(); }
};

double chance(std::uint32_t seed, std::size_t i)
{
    return static_cast<double>(Stream({seed, 1}, points, {static_cast<std::uint32_t>(i), 0}, 0).uniform());
}

const Restriction* of_factor(const Discovery& found, std::size_t factor)
{
    for (const auto& r : found.restrictions)
        if (r.factor == factor) return &r;
    return nullptr;
}

} // namespace

TEST_CASE("a box that was put there is found, in 5 dimensions and in 20, with some points on the wrong side")
{
    for (const std::size_t dimensions : {5, 20}) {
        Cube cube(1000, dimensions, 1);
        for (std::size_t i = 0; i < cube.count(); ++i) cube.values[i * dimensions + 1] *= 1000; // its own unit
        std::vector<bool> interest;
        for (std::size_t i = 0; i < cube.count(); ++i) {
            const bool in = cube.at(i, 0) > 0.4 && cube.at(i, 1) < 600 && cube.at(i, 3) > 0.2 && cube.at(i, 3) < 0.8;
            interest.push_back(chance(1, i) < (in ? 0.9 : 0.03));
        }
        const auto found = discover(cube.factors(), interest, {.shuffles = 100}, 1);
        INFO("coverage " << found.quality.coverage << " density " << found.quality.density);
        CHECK(found.quality.restricted == 3);
        CHECK(found.quality.coverage > 0.8);
        CHECK(found.quality.density > 0.8);
        const Restriction *first = of_factor(found, 0), *second = of_factor(found, 1), *fourth = of_factor(found, 3);
        REQUIRE((first && second && fourth));
        CHECK(first->low == Approx(0.4).margin(0.05));
        CHECK_FALSE(first->cut_high);
        CHECK(second->high == Approx(600).margin(50));
        CHECK_FALSE(second->cut_low);
        CHECK(fourth->low == Approx(0.2).margin(0.05));
        CHECK(fourth->high == Approx(0.8).margin(0.05));
        for (const auto& r : found.restrictions) CHECK(r.chance_p < 0.02);
        // The trajectory begins with all points, gives up coverage and gains density.
        CHECK(found.trajectory.front().coverage == 1);
        CHECK(found.trajectory.front().mass == 1);
        CHECK(found.trajectory.front().restricted == 0);
        for (std::size_t k = 1; k < found.trajectory.size(); ++k) {
            CHECK(found.trajectory[k].mass < found.trajectory[k - 1].mass);
            CHECK(found.trajectory[k].density > found.trajectory[k - 1].density);
        }
        CHECK(found.trajectory.back().mass >= 0.05);
        // What is said of the box is true of the points.
        std::size_t in = 0, hits = 0;
        for (std::size_t i = 0; i < cube.count(); ++i) {
            bool inside = true;
            for (const auto& r : found.restrictions)
                inside = inside && cube.at(i, r.factor) >= r.low && cube.at(i, r.factor) <= r.high;
            CHECK(inside == found.inside[i]);
            in += inside ? 1 : 0;
            hits += inside && interest[i] ? 1 : 0;
        }
        CHECK(found.quality.density == Approx(static_cast<double>(hits) / static_cast<double>(in)));
    }
}

TEST_CASE("in noise nothing is found more often than chance would have it, though small boxes look good")
{
    int found_something = 0, looked_good = 0;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const Cube cube(200, 10, seed);
        std::vector<bool> interest;
        for (std::size_t i = 0; i < cube.count(); ++i) interest.push_back(chance(seed, i) < 0.15);
        const auto found = discover(cube.factors(), interest, {.simpler_by = 0, .shuffles = 60}, seed);
        found_something += found.restrictions.empty() ? 0 : 1;
        const auto unasked = discover(cube.factors(), interest, {.simpler_by = 0, .shuffles = 0}, seed);
        looked_good += !unasked.restrictions.empty() && unasked.restrictions.front().quasi_p <= 0.05 ? 1 : 0;
    }
    INFO("found " << found_something << ", looked good " << looked_good);
    CHECK(found_something <= 5);          // two in forty are expected
    CHECK(looked_good > found_something); // by their quasi-p-values alone
}

TEST_CASE("restrictions beside the true one are dropped, however many factors there are")
{
    const Cube cube(500, 40, 6);
    std::vector<bool> interest;
    for (std::size_t i = 0; i < cube.count(); ++i)
        interest.push_back(chance(6, i) < (cube.at(i, 17) > 0.7 ? 0.6 : 0.05));
    const auto found = discover(cube.factors(), interest, {.shuffles = 60}, 6);
    REQUIRE(found.restrictions.size() == 1);
    CHECK(found.restrictions[0].factor == 17);
    CHECK(discover(cube.factors(), interest, {.shuffles = 0}, 6).restrictions.size() > 1);
}

TEST_CASE("where all points are of interest, or none, no box is drawn")
{
    const Cube cube(100, 4, 1);
    const auto all = discover(cube.factors(), std::vector<bool>(100, true), {}, 1);
    CHECK(all.restrictions.empty());
    CHECK(all.trajectory.size() == 1);
    CHECK(all.quality.f1() == 1);
    const auto none = discover(cube.factors(), std::vector<bool>(100, false), {}, 1);
    CHECK(none.restrictions.empty());
    CHECK(std::isnan(none.quality.coverage));
    CHECK(none.quality.density == 0);
    CHECK(none.quality.f1() == 0);
}

TEST_CASE("levels of a choice are told apart by name, and one of them may decide")
{
    Cube cube(600, 4, 2);
    cube.levels = {0, 3, 0, 5};
    std::vector<bool> interest;
    for (std::size_t i = 0; i < cube.count(); ++i) {
        for (const std::size_t f : {1, 3}) {
            double& value = cube.values[i * 4 + f];
            value = std::floor(value * static_cast<double>(cube.levels[f]));
        }
        const bool in = cube.at(i, 1) != 1 && cube.at(i, 0) < 0.5;
        interest.push_back(chance(2, i) < (in ? 0.85 : 0.05));
    }
    const auto found = discover(cube.factors(), interest, {.shuffles = 50}, 2);
    REQUIRE(found.restrictions.size() == 2);
    const Restriction *number = of_factor(found, 0), *choice = of_factor(found, 1);
    REQUIRE((number && choice));
    CHECK(choice->allowed == std::vector<std::size_t>{0, 2});
    CHECK(number->high == Approx(0.5).margin(0.05));
}

TEST_CASE("a switch that is on in half of all points is a number like any other")
{
    Cube cube(400, 3, 3);
    std::vector<bool> interest;
    for (std::size_t i = 0; i < cube.count(); ++i) {
        double& value = cube.values[i * 3 + 2];
        value = value < 0.5 ? 0.0 : 1.0;
        interest.push_back(value == 1.0);
    }
    const auto found = discover(cube.factors(), interest, {.shuffles = 20}, 3);
    REQUIRE(found.restrictions.size() == 1);
    CHECK(found.restrictions[0].factor == 2);
    CHECK(found.restrictions[0].low == 0.5);
    CHECK(found.quality.f1() == 1);
}

TEST_CASE("a factor that never varies restricts nothing, and a value that is no level is refused")
{
    Cube cube(50, 2, 4);
    std::vector<bool> interest;
    for (std::size_t i = 0; i < 50; ++i) {
        cube.values[i * 2] = 7;
        interest.push_back(cube.at(i, 1) > 0.5);
    }
    const auto found = discover(cube.factors(), interest, {.shuffles = 0}, 4);
    REQUIRE(found.restrictions.size() == 1);
    CHECK(found.restrictions[0].factor == 1);
    CHECK(std::isnan(found.restrictions[0].chance_p));
    cube.levels[0] = 7;
    CHECK_THROWS(discover(cube.factors(), interest, {}, 1));
    cube.levels[0] = 8;
    cube.values[0] = std::nan("");
    CHECK_THROWS(discover(cube.factors(), interest, {}, 1));
    CHECK_THROWS(discover(cube.factors(), std::vector<bool>(3), {}, 1));
}
