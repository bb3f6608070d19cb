#include "sim/experiment/derived.h"
#include "sim/inference/effects.h"
#include "sim/inference/units.h"

#include "sim/random/key.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace sim;
using namespace sim::experiment;
using namespace sim::inference;

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
    Bootstrap bootstrap(1);
    const auto w = winners_and_losers(arm, baseline, 4, schema::Good::more, bootstrap);
    CHECK(w.winners == Approx((0.5 + 0.0) / 2));
    CHECK(w.losers == Approx((0.25 + 1.0 / 3) / 2));
    CHECK(w.mean_gain == Approx((50 + 2) / 2.0));
    CHECK(w.mean_loss == Approx(-(20 + 50) / 2.0));
    const auto same = winners_and_losers(baseline, baseline, 4, schema::Good::more, bootstrap);
    CHECK(same.winners == 0);
    CHECK(same.losers == 0);
    // Of debt the same changes are losses and gains.
    const auto debt = winners_and_losers(arm, baseline, 4, schema::Good::less, bootstrap);
    CHECK(debt.winners == w.losers);
    CHECK(debt.losers == w.winners);
    CHECK(debt.winners_low == w.losers_low);
    CHECK(debt.mean_gain == w.mean_loss);
    CHECK(debt.mean_loss == w.mean_gain);
}

TEST_CASE("of the amounts of a panel those are told of winners of which one way is good")
{
    const auto amount = [](const char* name, schema::Good good) {
        schema::Variable out{name, "yuan", "", {"household"}};
        out.good = good;
        return out;
    };
    schema::Group panel{"households",
                        "",
                        {0},
                        {{"household", "", {}, {1, 2}, ""}},
                        {amount("debt", schema::Good::less), amount("stock", schema::Good::neither),
                         amount("income", schema::Good::more)}};
    panel.units = "household";
    panel.ranked_by = "income";
    const auto groups = effect_groups({{panel}, {}});
    REQUIRE(groups.size() == 2);
    REQUIRE(groups[0].name == "winners_household");
    REQUIRE(groups[0].variables.size() == 2);
    CHECK(groups[0].variables[0].good == schema::Good::less);
    CHECK(groups[0].variables[1].good == schema::Good::more);
    CHECK(groups[1].name == "deciles_household");
    CHECK(groups[1].variables.size() == 3);
    // Two households in one replicate: the first owes less than in the baseline, and has less income.
    const std::vector<double> values[] = {{10, 50, 20, 50}, {1, 2, 3, 4}, {100, 50, 200, 50}};
    const auto derived = derive_effects(
        {{panel}, {}}, [&](std::size_t, std::size_t v) { return values[v]; }, 2, 1, 1, 1, 1);
    CHECK(derived[0].values[0][0] == 0.5); // winners of debt
    CHECK(derived[0].values[0][1] == 0.0);
    CHECK(derived[0].values[1][0] == 0.0);
    CHECK(derived[0].values[1][1] == 0.5);
}

TEST_CASE("intervals of the shares of winners and losers stay within 0 and 1, and hold the share in 95 of 100 studies")
{
    for (const double chance : {0.03, 0.3, 0.97}) {
        int held = 0;
        constexpr int studies = 600;
        constexpr std::size_t worlds = 40, units = 25;
        Bootstrap bootstrap(7, 500);
        for (std::uint32_t study = 0; study < studies; ++study) {
            std::vector<double> arm;
            for (std::uint32_t world = 0; world < worlds; ++world) {
                Stream draw({study, world}, Process{"winners test"}, {0, 0}, 0);
                // In some worlds more win than in others.
                const double here = std::clamp(chance * (0.5 + static_cast<double>(draw.uniform())), 0.0, 1.0);
                for (std::size_t u = 0; u < units; ++u)
                    arm.push_back(static_cast<double>(draw.uniform()) < here ? 2 : 1);
            }
            const std::vector<double> baseline(arm.size(), 1.0);
            const auto w = winners_and_losers(arm, baseline, units, schema::Good::more, bootstrap);
            REQUIRE((w.winners_low >= 0 && w.winners_low <= w.winners));
            REQUIRE((w.winners_high <= 1 && w.winners_high >= w.winners));
            REQUIRE((w.losers_low == 0 && w.losers_high == 0));
            // The mean of the clamped chance, worked out: the clamp bites for the highest alone.
            const double from = 0.5 * chance, to = 1.5 * chance, above = std::max(0.0, to - 1);
            const double mean = chance - above * above / (2 * (to - from));
            held += w.winners_low <= mean && mean <= w.winners_high;
        }
        INFO(chance);
        CHECK(held == Approx(0.94 * studies).margin(0.032 * studies));
    }
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

TEST_CASE("tenths take the unit at their border in part, and equals by the same part each")
{
    // 15 units: each tenth holds one and a half.
    std::vector<double> rank;
    for (int u = 0; u < 15; ++u) rank.push_back(u);
    const auto of_15 = means_by_decile(rank, rank, 15);
    CHECK(of_15[0] == Approx((0 + 0.5 * 1) / 1.5));
    CHECK(of_15[1] == Approx((0.5 * 1 + 2) / 1.5));
    CHECK(of_15[9] == Approx((0.5 * 13 + 14) / 1.5));
    // Fewer units than tenths: each stands in several.
    const std::vector<double> four = {1, 2, 3, 4};
    const auto of_4 = means_by_decile(four, four, 4);
    CHECK(of_4[0] == 1);
    CHECK(of_4[2] == Approx(1.5)); // 20 to 30 %: half of the first, half of the second
    CHECK(of_4[9] == 4);
    // All alike in rank: the order of units decides nothing.
    const std::vector<double> equal(20, 0.0);
    std::vector<double> value, backwards;
    for (int u = 0; u < 20; ++u) value.push_back(u);
    backwards.assign(value.rbegin(), value.rend());
    for (const auto& values : {value, backwards})
        for (const double mean : means_by_decile(values, equal, 20)) CHECK(mean == Approx(9.5));
}
