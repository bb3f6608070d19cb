#include "sim/experiment/cost_effectiveness.h"

#include "sim/random/key.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace sim;
using namespace sim::experiment;
using namespace sim::inference;

namespace {

CostEffectiveness of(const std::vector<double>& costs, const std::vector<double>& effects,
                     const std::vector<double>& willingness = {})
{
    Bootstrap bootstrap(1);
    return cost_effectiveness(bootstrap, costs, effects, willingness);
}

/// Costs and effects of replicates of a programme with known means.
struct Programme {
    std::vector<double> costs, effects;
    Programme(std::uint32_t seed, std::size_t replicates, double cost, double effect, double spread)
    {
        for (std::uint32_t r = 0; r < replicates; ++r) {
            Stream draw({seed, r}, Process{"cost test"}, {0, 0}, 0);
            const double both = static_cast<double>(draw.normal());
            costs.push_back(cost + both + static_cast<double>(draw.normal()));
            effects.push_back(effect + spread * (0.5 * both + static_cast<double>(draw.normal())));
        }
    }
};

} // namespace

TEST_CASE("an effect whose sign is open has no ratio, only its place in the plane")
{
    const auto e = of({10, 12, 11, 9}, {1, -1, 2, -1.5});
    CHECK(e.effect_low < 0);
    CHECK(e.effect_high > 0);
    for (const double figure : {e.ratio, e.fieller_low, e.fieller_high, e.bootstrap_low, e.bootstrap_high})
        CHECK(std::isnan(figure));
    CHECK(e.dearer_better + e.dearer_worse == Approx(1));
    CHECK(e.dearer_better + e.dearer_worse + e.cheaper_better + e.cheaper_worse == Approx(1));
}

TEST_CASE("without spread the ratio is exact and so are its intervals")
{
    const auto e = of({100, 100, 100}, {4, 4, 4}, {24, 26});
    for (const double figure : {e.ratio, e.fieller_low, e.fieller_high, e.bootstrap_low, e.bootstrap_high})
        CHECK(figure == Approx(25));
    CHECK(e.acceptable[0] == 0);
    CHECK(e.acceptable[1] == Approx(1));
}

TEST_CASE("the interval of a ratio after Fieller, worked by hand")
{
    // Costs 8, 10, 12 and effects 2, 2, 2.3: means 10 and 2.1; t(2) at 97.5 % is 4.302653.
    const auto e = of({8, 10, 12}, {2, 2, 2.3});
    const double t2 = 4.302652729911275 * 4.302652729911275;
    const double of_cost = 4.0 / 3, of_effect = 0.03 / 3, both = 0.3 / 3;
    const double a = 2.1 * 2.1 - t2 * of_effect, b = 21 - t2 * both, c = 100 - t2 * of_cost;
    CHECK(e.ratio == Approx(10 / 2.1));
    CHECK(e.fieller_low == Approx((b - std::sqrt(b * b - a * c)) / a));
    CHECK(e.fieller_high == Approx((b + std::sqrt(b * b - a * c)) / a));
    CHECK(e.fieller_low < e.ratio);
    CHECK(e.fieller_high > e.ratio);
}

TEST_CASE("Fieller's interval covers the true ratio about 95 times in a hundred")
{
    int covered = 0, all = 0;
    for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
        const Programme programme(seed, 20, 10, 2, 1);
        const auto e = of(programme.costs, programme.effects);
        if (std::isnan(e.ratio)) continue;
        ++all;
        covered += e.fieller_low <= 5 && 5 <= e.fieller_high;
    }
    CHECK(all > 990);
    CHECK(covered > 0.93 * all);
    CHECK(covered < 0.97 * all);
}

TEST_CASE("who would pay more finds it acceptable more often")
{
    const Programme programme(3, 30, 10, 2, 1);
    const auto steps = willingness_to_pay();
    const auto e = of(programme.costs, programme.effects, {steps.begin(), steps.end()});
    CHECK(std::is_sorted(e.acceptable.begin(), e.acceptable.end()));
    CHECK(e.acceptable.front() == 0);
    CHECK(e.acceptable.back() > 0.9);
}

TEST_CASE("a replicate that misses is left out, and one replicate has no interval")
{
    const double none = std::nan("");
    CHECK(of({8, none, 12}, {2, 2, 2.5}).cost == 10);
    const auto e = of({8}, {2});
    CHECK(e.cost == 8);
    CHECK(std::isnan(e.ratio));
}
