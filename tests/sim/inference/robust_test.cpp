#include "sim/inference/robust.h"

#include "sim/random/key.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace sim;
using namespace sim::inference;

namespace {

constexpr Process luck_of_sweep{"robust test"};

/// A sweep of two plans: the first does nothing, the second `effect` ± `doubt` over points. Each world has luck of its
/// own in each plan, and luck that all points share.
std::vector<double> sweep(std::size_t points, std::size_t replicates, double effect, double doubt, double luck,
                          double shared = 0, std::uint32_t seed = 1)
{
    std::vector<double> out;
    for (std::uint32_t i = 0; i < points; ++i) {
        const double at_point =
            effect + doubt * static_cast<double>(Stream({seed, 0}, luck_of_sweep, {i, 1}, 0).normal());
        for (std::uint32_t r = 0; r < replicates; ++r) {
            Stream own({seed, r}, luck_of_sweep, {i, 2}, 0), world({seed, r}, luck_of_sweep, {0, 3}, 0);
            out.push_back(luck * static_cast<double>(own.normal()));
            out.push_back(at_point + luck * static_cast<double>(own.normal()) +
                          shared * static_cast<double>(world.normal()));
        }
    }
    return out;
}

} // namespace

TEST_CASE("regret, the chance of being best and the sign that turns, worked by hand")
{
    // Three points, one world each; the plan in the middle is never the best and never far wrong.
    const std::vector<double> values = {0, 6, 10, 0, 6, 10, 0, -1, -10};
    const std::vector<double> middle = {0, 5, 6, 0, 7, 8};
    const auto out = robust_verdict({values, 1, 3}, middle, 0, schema::Good::more);
    CHECK(out.plans[0].best == Approx(1.0 / 3));
    CHECK(out.plans[1].best == 0);
    CHECK(out.plans[2].best == Approx(2.0 / 3));
    CHECK(out.plans[2].best_low < 0.3);
    CHECK(out.plans[2].best_high > 0.9);
    CHECK(out.plans[0].regret_mean == Approx(20.0 / 3));
    CHECK(out.plans[1].regret_mean == Approx(3));
    CHECK(out.plans[1].regret_most == Approx(4));
    CHECK(out.plans[2].regret_most == Approx(10));
    CHECK(out.least_mean_regret == 1);
    CHECK(out.least_most_regret == 1);
    CHECK(out.plans[2].effect.mean == Approx(10.0 / 3));
    CHECK(out.plans[2].turns == Approx(1.0 / 3));
    CHECK(out.plans[0].turns == 0);
    CHECK(out.plans[1].level.luck_low == Approx(6 - 12.7062));
    CHECK(std::isnan(out.luck_share[1])); // one world a point tells nothing of luck
    const auto less = robust_verdict({values, 1, 3}, middle, 0, schema::Good::less);
    CHECK(less.plans[2].best == Approx(1.0 / 3));
    CHECK(less.plans[0].regret_mean == Approx(10.0 / 3));
}

TEST_CASE("the luck of single points widens no interval over assumptions, however few replicates there are")
{
    // Doubt 1 about an effect of 1: 2.5 to 97.5 % is 1 ± 1.96, and 16 % of the points turn.
    for (const std::size_t replicates : {2, 8}) {
        const auto values = sweep(4000, replicates, 1, 1, 2, 0);
        const auto plan = robust_verdict({values, replicates, 2}, {}, 0, schema::Good::more).plans[1];
        CHECK(plan.effect.assumptions_low == Approx(1 - 1.96).margin(0.3));
        CHECK(plan.effect.assumptions_high == Approx(1 + 1.96).margin(0.3));
        CHECK(plan.turns == Approx(0.1587).margin(0.03));
        CHECK(plan.best == Approx(0.8413).margin(0.03));
        // A world has its own luck beside: 1 + 2·2² in variance.
        CHECK(plan.effect.both_high == Approx(1 + 1.96 * 3).margin(0.3));
        // Regret of doing nothing: E max(0, N(1, 1)).
        const auto nothing = robust_verdict({values, replicates, 2}, {}, 0, schema::Good::more).plans[0];
        CHECK(nothing.regret_mean == Approx(1.0833).margin(0.08));
    }
}

TEST_CASE("luck that all points share, because they live the same few worlds, is in every verdict")
{
    // Two plans that only luck tells apart, at 400 points in 5 worlds: a verdict is not to be sure more often than
    // chance.
    int sure = 0, held = 0;
    constexpr int sweeps = 60;
    for (std::uint32_t seed = 1; seed <= sweeps; ++seed) {
        const auto values = sweep(400, 5, 0, 0.2, 1, 5, seed);
        const auto plan = robust_verdict({values, 5, 2}, {}, 0, schema::Good::more, seed).plans[1];
        sure += plan.best > 0.975 || plan.best < 0.025 ? 1 : 0;
        held += plan.effect.assumptions_low < 0 && plan.effect.assumptions_high > 0 ? 1 : 0;
        CHECK(plan.best_high - plan.best_low > 0.05);
    }
    CHECK(sure <= 9); // 5 % of them, and chance
    CHECK(held >= 51);
    // With many worlds little of it is left.
    const auto values = sweep(400, 200, 1, 0.2, 1, 1);
    CHECK(robust_verdict({values, 200, 2}, {}, 0, schema::Good::more).plans[1].best > 0.97);
}

TEST_CASE("an effect in which only luck differs between points does not turn")
{
    int turning = 0;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const auto values = sweep(200, 4, 1, 0, 1, 0, seed);
        const auto out = robust_verdict({values, 4, 2}, {}, 0, schema::Good::more);
        CHECK(out.luck_share[1] > 0.7);
        turning += out.plans[1].turns > 0.01 ? 1 : 0;
    }
    CHECK(turning <= 2); // of plain means one in thirteen would
}

TEST_CASE("luck alone is told at the middle point, plans paired")
{
    std::vector<double> middle;
    for (std::uint32_t r = 0; r < 50; ++r) {
        Stream draw({1, r}, luck_of_sweep, {0, 0}, 0);
        const double world = 10 * static_cast<double>(draw.normal());
        middle.push_back(world);
        middle.push_back(world + 1 + static_cast<double>(draw.normal()));
    }
    const auto values = sweep(50, 2, 1, 1, 1);
    const auto plan = robust_verdict({values, 2, 2}, middle, 0, schema::Good::more).plans[1];
    CHECK(plan.level.luck_high - plan.level.luck_low > 4);
    CHECK(plan.effect.luck_high - plan.effect.luck_low < 0.8);
    CHECK(plan.effect.luck_low < 1);
    CHECK(plan.effect.luck_high > 1);
}

TEST_CASE("a failed world is left out for all plans, a failed point altogether")
{
    auto values = sweep(30, 3, 1, 1, 0.5);
    const double missing = std::nan("");
    for (std::size_t r = 0; r < 3; ++r) values[(7 * 3 + r) * 2] = missing;
    values[(9 * 3 + 1) * 2 + 1] = missing;
    const auto means = point_means({values, 3, 2});
    CHECK(means.count() == 29);
    CHECK(means.points[7] == 8);
    CHECK(means.plain[8 * 2] == Approx((values[9 * 6] + values[9 * 6 + 4]) / 2));
    const auto out = robust_verdict({values, 3, 2}, {}, 0, schema::Good::more);
    CHECK(std::isfinite(out.plans[1].effect.both_high));
    CHECK(std::isnan(out.plans[1].effect.luck_low));
    const std::vector<double> none = {missing, missing};
    CHECK(std::isnan(robust_verdict({none, 1, 2}, {}, 0, schema::Good::more).plans[1].effect.mean));
    CHECK_THROWS(robust_verdict({values, 3, 2}, {}, 2, schema::Good::more));
    CHECK_THROWS(robust_verdict({values, 3, 2}, {}, 0, schema::Good::neither));
}

TEST_CASE("plans that are alike in everything share the chance of being best")
{
    std::vector<double> values;
    for (std::uint32_t i = 0; i < 20; ++i)
        for (std::uint32_t r = 0; r < 3; ++r) {
            const double v = static_cast<double>(Stream({1, r}, luck_of_sweep, {i, 9}, 0).normal());
            values.insert(values.end(), {v, v});
        }
    const auto out = robust_verdict({values, 3, 2}, {}, 0, schema::Good::more);
    CHECK(out.plans[0].best + out.plans[1].best == Approx(1));
    CHECK(out.plans[0].regret_most == Approx(0).margin(1e-12));
}
