#include "sim/run/derived.h"
#include "sim/run/effects.h"
#include "sim/run/units.h"

#include "sim/random/key.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace sim;
using namespace sim::run;

namespace {

/// Draws of two arms that share a world: what both have in common, and what is their own.
struct Worlds {
    std::vector<double> arm, baseline;
    Worlds(std::size_t replicates, std::uint32_t seed, double effect, double shared, double own)
    {
        for (std::uint32_t r = 0; r < replicates; ++r) {
            Stream draw({seed, r}, Process{"effects test"}, {0, 0}, 0);
            const double common = shared * static_cast<double>(draw.normal());
            baseline.push_back(common + own * static_cast<double>(draw.normal()));
            arm.push_back(effect + common + own * static_cast<double>(draw.normal()));
        }
    }
};

} // namespace

TEST_CASE("an arm compared with itself has no effect, to the last bit")
{
    const Worlds worlds(50, 1, 0, 3, 1);
    const auto e = Bootstrap(1).effects(worlds.arm, worlds.arm, 1).front();
    for (const double figure : {e.mean, e.t_low, e.t_high, e.bca_low, e.bca_high, e.p10, e.p90, e.detectable})
        CHECK(figure == 0);
    CHECK(e.paired_ratio == 0);
    CHECK(e.direction == 0.5);
}

TEST_CASE("the mean difference and its interval by Student's t, worked by hand")
{
    // Differences 1, 2, 3, 4, 5: mean 3, standard error sqrt(2.5 / 5); t(4) at 97.5 % is 2.776445, at 80 % 0.940965.
    const std::vector<double> arm = {11, 22, 33, 44, 55}, baseline = {10, 20, 30, 40, 50};
    const auto e = Bootstrap(1).effects(arm, baseline, 1).front();
    const double error = std::sqrt(0.5);
    CHECK(e.mean == Approx(3));
    CHECK(e.t_low == Approx(3 - 2.776445105 * error).epsilon(1e-8));
    CHECK(e.t_high == Approx(3 + 2.776445105 * error).epsilon(1e-8));
    CHECK(e.detectable == Approx((2.776445105 + 0.9409646) * error).epsilon(1e-6));
    CHECK(e.p10 == Approx(1.4));
    CHECK(e.p90 == Approx(4.6));
    CHECK(e.direction == 1);
    CHECK(e.paired_ratio == Approx(std::sqrt(2.5 / (302.5 + 250))));
}

TEST_CASE("columns are compared apart, and a replicate that misses in one arm is no pair")
{
    const double none = std::nan("");
    const std::vector<double> arm = {1, 10, 2, 10, 3, none}, baseline = {0, 9, 0, none, 0, 9};
    const auto effects = Bootstrap(1).effects(arm, baseline, 2);
    REQUIRE(effects.size() == 2);
    CHECK(effects[0].mean == Approx(2));
    CHECK(effects[1].mean == Approx(1)); // one pair is left
    CHECK(std::isnan(effects[1].t_low));
    const std::vector<double> nothing = {none, none};
    CHECK(std::isnan(Bootstrap(1).effects(nothing, nothing, 1).front().mean));
}

TEST_CASE("95 % intervals hold the true effect in about 95 of 100 studies")
{
    int by_t = 0, by_bootstrap = 0;
    constexpr int studies = 800;
    Bootstrap bootstrap(5, 500);
    for (std::uint32_t study = 0; study < studies; ++study) {
        const Worlds worlds(40, 1000 + study, 0.7, 2, 1);
        const auto e = bootstrap.effects(worlds.arm, worlds.baseline, 1).front();
        by_t += e.t_low <= 0.7 && 0.7 <= e.t_high;
        by_bootstrap += e.bca_low <= 0.7 && 0.7 <= e.bca_high;
    }
    // Three standard errors of the share are 2.3 points; the bootstrap is known to fall a little short.
    CHECK(by_t == Approx(0.95 * studies).margin(0.023 * studies));
    CHECK(by_bootstrap == Approx(0.94 * studies).margin(0.028 * studies));
}

TEST_CASE("the bootstrap's interval leans the way the differences are skewed, and is near Student's where they are not")
{
    std::vector<double> skewed, even, zero(60, 0.0);
    for (std::uint32_t r = 0; r < 60; ++r) {
        Stream draw({3, r}, Process{"effects test"}, {1, 0}, 0);
        const double z = static_cast<double>(draw.normal());
        skewed.push_back(std::exp(1.2 * z));
        even.push_back(z);
    }
    const auto lean = Bootstrap(1).effects(skewed, zero, 1).front();
    CHECK(lean.bca_high - lean.mean > 1.2 * (lean.mean - lean.bca_low));
    const auto straight = Bootstrap(1).effects(even, zero, 1).front();
    CHECK(straight.bca_low == Approx(straight.t_low).margin(0.05));
    CHECK(straight.bca_high == Approx(straight.t_high).margin(0.05));
}

TEST_CASE("what arms share makes the paired comparison sharper, and only that")
{
    const Worlds alike(200, 1, 1, 3, 1), apart(200, 1, 1, 0, 1);
    CHECK(Bootstrap(1).effects(alike.arm, alike.baseline, 1).front().paired_ratio < 0.5);
    CHECK(Bootstrap(1).effects(apart.arm, apart.baseline, 1).front().paired_ratio == Approx(1).margin(0.12));
}

TEST_CASE("a study as large as the detectable effect asks for finds it four times in five")
{
    const double own = 1, effect = Bootstrap(1)
                                       .effects(Worlds(40, 9, 0, 0, own).arm, Worlds(40, 10, 0, 0, own).baseline, 1)
                                       .front()
                                       .detectable;
    int found = 0;
    for (std::uint32_t study = 0; study < 400; ++study) {
        const Worlds worlds(40, 5000 + study, effect, 2, own);
        found += Bootstrap(1, 2).effects(worlds.arm, worlds.baseline, 1).front().t_low > 0;
    }
    CHECK(found == Approx(0.8 * 400).margin(45));
}

TEST_CASE("effects are declared of compared groups alone, with an axis of figures and none of replicates")
{
    schema::Group series{"series", "", {0, 1}, {}, {{"income", "yuan", ""}}, true};
    schema::Group other{"other", "", {0}, {}, {{"x", "", ""}}};
    const auto groups = effect_groups({{other, series}, {}});
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].name == "effects_series");
    CHECK(groups[0].variables[0].dimensions == std::vector<std::string>{"figure"});
    CHECK_FALSE(groups[0].by_replicate);
}

TEST_CASE("winners and losers are counted unit by unit, from a hundredth of what they had")
{
    const double none = std::nan("");
    //                                first world        second world
    const std::vector<double> baseline = {100, 100, 100, 100, 100, 100, 100, none};
    const std::vector<double> arm = {150, 80, 100.5, 102, 50, 100, 100, 500};
    const auto w = winners_and_losers(arm, baseline, 4);
    CHECK(w.winners == Approx((0.5 + 0.0) / 2));
    CHECK(w.losers == Approx((0.25 + 1.0 / 3) / 2));
    CHECK(w.mean_gain == Approx((50 + 2) / 2.0));
    CHECK(w.mean_loss == Approx(-(20 + 50) / 2.0));
    const auto same = winners_and_losers(baseline, baseline, 4);
    CHECK(same.winners == 0);
    CHECK(same.losers == 0);
}

TEST_CASE("tenths are formed by rank within each replicate, and who has no rank is in none")
{
    // 20 units: two a tenth. The value is the rank itself, in reverse order of place; the second replicate is shifted.
    const double none = std::nan("");
    std::vector<double> rank, value;
    for (int r = 0; r < 2; ++r)
        for (int u = 0; u < 21; ++u) {
            rank.push_back(u == 20 ? none : 20 - u);
            value.push_back(u == 20 ? 1e9 : 100 * r + 20 - u);
        }
    const auto means = means_by_decile(value, rank, 21);
    REQUIRE(means.size() == 2 * deciles);
    for (std::size_t d = 0; d < deciles; ++d) {
        CHECK(means[d] == 1.5 + 2.0 * static_cast<double>(d));
        CHECK(means[deciles + d] == 101.5 + 2.0 * static_cast<double>(d));
    }
}
