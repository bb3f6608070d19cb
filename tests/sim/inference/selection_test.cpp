#include "sim/inference/frontier.h"
#include "sim/inference/selection.h"

#include "sim/random/key.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace sim;
using namespace sim::inference;

namespace {

constexpr Process worlds{"selection test"};
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Plans with known means that share a world, and have noise of their own beside it.
struct Plans {
    std::vector<double> means;
    std::vector<double> own; ///< standard deviation of each plan's own noise
    double shared;           ///< and of what all have in common
};

std::vector<double> world(const Plans& plans, std::uint32_t seed, std::uint32_t replicate)
{
    Stream draw({seed, replicate}, worlds, {0, 0}, 0);
    const double common = plans.shared * static_cast<double>(draw.normal());
    std::vector<double> out;
    for (std::size_t p = 0; p < plans.means.size(); ++p)
        out.push_back(plans.means[p] + common + plans.own[p] * static_cast<double>(draw.normal()));
    return out;
}

/// What came of many races.
struct Races {
    double right = 0;      ///< share that chose a plan within the indifference of the best
    double replicates = 0; ///< mean number of worlds, all plans together
    double equal = 0;      ///< what equal allocation would have needed for the same promise, from the same first worlds
};

/// Worlds of each plan after which the best is chosen with the promised probability when all get the same number: the
/// two-stage rule of Clark and Yang (1986), Bonferroni over pairs with Student's t.
double equal_allocation(const std::vector<std::vector<double>>& first, double student, double zone)
{
    double most = static_cast<double>(first.size());
    for (std::size_t a = 0; a < first.front().size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            double sum = 0, squares = 0;
            for (const auto& values : first) sum += values[a] - values[b];
            const double mean = sum / static_cast<double>(first.size());
            for (const auto& values : first) squares += std::pow(values[a] - values[b] - mean, 2);
            const double variance = squares / static_cast<double>(first.size() - 1);
            most = std::max(most, std::ceil(student * student * variance / (zone * zone)));
        }
    return most * static_cast<double>(first.front().size());
}

Races race(const Plans& plans, const SelectionRule& rule, double student)
{
    constexpr std::uint32_t repetitions = 1000;
    const double best = *std::max_element(plans.means.begin(), plans.means.end());
    Races out;
    for (std::uint32_t seed = 1; seed <= repetitions; ++seed) {
        Selection selection(plans.means.size(), rule);
        std::vector<std::vector<double>> first;
        for (std::uint32_t r = 0; !selection.decided(); ++r) {
            const auto values = world(plans, seed, r);
            if (r < rule.first) first.push_back(values);
            selection.add(values);
        }
        out.right += plans.means[selection.best()] > best - rule.indifference ? 1.0 : 0.0;
        for (const std::size_t n : selection.replicates()) out.replicates += static_cast<double>(n);
        out.equal += equal_allocation(first, student, rule.indifference);
    }
    out.right /= repetitions;
    out.replicates /= repetitions;
    out.equal /= repetitions;
    return out;
}

constexpr double student_4_pairs_19 = 2.4334; // t at 1 − 0.05/4, 19 degrees of freedom
const Plans least_favourable{{1, 0, 0, 0, 0}, {3, 3, 3, 3, 3}, 10};
const Plans spread_out{{4, 3, 2, 1, 0}, {3, 3, 3, 3, 3}, 10};
const Plans unlike{{1, 0, 0, 0, 0}, {1, 6, 2, 4, 3}, 0};

} // namespace

TEST_CASE("the promised probability of choosing the best holds where it is hardest, and otherwise")
{
    const SelectionRule exact{.promised = 0.95, .indifference = 1, .first = 20};
    SelectionRule improving = exact;
    improving.improve_variances = true;
    for (const Plans* plans : {&least_favourable, &spread_out, &unlike})
        for (const auto& rule : {exact, improving}) {
            const Races races = race(*plans, rule, student_4_pairs_19);
            INFO("right " << races.right << ", worlds " << races.replicates << ", equal " << races.equal);
            CHECK(races.right >= 0.95);
        }
}

TEST_CASE("worlds are spent where they decide: fewer than if every plan had the same number")
{
    const SelectionRule rule{.promised = 0.95, .indifference = 1, .first = 20, .improve_variances = true};
    const Races apart = race(spread_out, rule, student_4_pairs_19);
    CHECK(apart.replicates < 0.6 * apart.equal);
    const Races unequal = race(unlike, rule, student_4_pairs_19);
    CHECK(unequal.replicates < 0.8 * unequal.equal);
}

TEST_CASE("a shared world makes the race short")
{
    const SelectionRule rule{.promised = 0.95, .indifference = 1, .first = 20};
    const double shared = race({{1, 0}, {2, 2}, 6}, rule, 1.729).replicates;
    const double apart = race({{1, 0}, {std::sqrt(40.0), std::sqrt(40.0)}, 0}, rule, 1.729).replicates;
    CHECK(shared < 0.2 * apart);
}

TEST_CASE("where less is better the plan with the least is chosen")
{
    Selection selection(3, {.good = schema::Good::less, .indifference = 1, .first = 5});
    const Plans plans{{10, 4, 20}, {1, 1, 1}, 1};
    for (std::uint32_t r = 0; !selection.decided(); ++r) selection.add(world(plans, 7, r));
    CHECK(selection.best() == 1);
    CHECK(selection.means()[1] == Approx(4).margin(2));
}

TEST_CASE("plans that are the same in every world end the race, for the first of them")
{
    Selection selection(3, {.indifference = 0.5, .first = 10});
    for (std::uint32_t r = 0; r < 10; ++r) {
        CHECK_FALSE(selection.decided());
        const double same = world({{0}, {1}, 0}, 3, r).front();
        selection.add(std::vector{same, same, same});
    }
    CHECK(selection.decided());
    CHECK(selection.best() == 0);
    CHECK(selection.wanted().size() == 1);
}

TEST_CASE("a world in which a plan misses is no comparison, unless the plan was given up")
{
    Selection selection(3, {.indifference = 1, .first = 5});
    selection.add(std::vector{1.0, missing, 2.0});
    CHECK(selection.replicates()[0] == 0);
    const Plans plans{{50, 49.5, 0}, {2, 2, 2}, 0};
    for (std::uint32_t r = 0; r < 5; ++r) selection.add(world(plans, 11, r));
    REQUIRE(std::vector<std::size_t>(selection.wanted().begin(), selection.wanted().end()) ==
            std::vector<std::size_t>{0, 1});
    selection.add(std::vector{50.0, 49.0, missing});
    CHECK(selection.replicates()[0] == 6);
    CHECK(selection.replicates()[2] == 5);
    CHECK(selection.at_most() > 6);
    CHECK(selection.best() < 2);
}

TEST_CASE("a single plan needs no world, and a rule that promises nothing is refused")
{
    CHECK(Selection(1, {}).decided());
    CHECK(Selection(1, {}).best() == 0);
    CHECK_THROWS(Selection(0, {}));
    CHECK_THROWS(Selection(2, {.promised = 1}));
    CHECK_THROWS(Selection(2, {.promised = 0.4}));
    CHECK_THROWS(Selection(2, {.indifference = 0}));
    CHECK_THROWS(Selection(2, {.first = 1}));
    CHECK_THROWS(Selection(2, {.good = schema::Good::neither}));
}

TEST_CASE("a budget goes to plans that are noisy and close to the best, by the ratios of Chen and others")
{
    // Weights: 4/1² = 4 and 4/4² = 0.25; of the best 2·sqrt(16/4 + 0.0625/4) = 4.0078.
    const std::vector<double> means = {5, 4, 1}, variances = {4, 4, 4};
    const std::vector<std::size_t> none = {0, 0, 0};
    const auto shares = allocate(means, variances, none, 8258, schema::Good::more);
    CHECK(shares[1] == Approx(4000).margin(1));
    CHECK(shares[2] == Approx(250).margin(1));
    CHECK(shares[0] + shares[1] + shares[2] == 8258);
    // Who has had more than its share gets none.
    const auto rest = allocate(means, variances, std::vector<std::size_t>{10, 10, 10}, 10, schema::Good::more);
    CHECK(rest[2] == 0);
    CHECK(rest[0] + rest[1] == 10);
    CHECK(allocate(std::vector<double>{3, 3}, std::vector<double>{0, 0}, std::vector<std::size_t>{0, 0}, 4,
                   schema::Good::less) == std::vector<std::size_t>{2, 2});
}

TEST_CASE("a budget shared out by need finds the best more often than one shared out evenly")
{
    const Plans plans{{1, 0, -1, -2, -3, -4, -5, -6}, {4, 4, 4, 4, 4, 4, 4, 4}, 0};
    const std::size_t many = plans.means.size();
    int by_need = 0, evenly = 0;
    for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
        std::vector<double> sum(many, 0.0), squares(many, 0.0);
        std::vector<std::size_t> had(many, 0);
        // Each plan's k-th replicate is world k, so both ways draw from the same.
        const auto draw = [&](std::size_t p) {
            const double v = world(plans, seed, static_cast<std::uint32_t>(had[p]++))[p];
            sum[p] += v;
            squares[p] += v * v;
        };
        const auto mean = [&](std::size_t p) { return sum[p] / static_cast<double>(had[p]); };
        const auto best = [&] {
            std::size_t out = 0;
            for (std::size_t p = 1; p < many; ++p)
                if (mean(p) > mean(out)) out = p;
            return out;
        };
        for (std::size_t p = 0; p < many; ++p)
            for (int k = 0; k < 10; ++k) draw(p);
        for (int round = 0; round < 20; ++round) {
            std::vector<double> means(many), variances(many);
            for (std::size_t p = 0; p < many; ++p) {
                const auto n = static_cast<double>(had[p]);
                means[p] = mean(p);
                variances[p] = (squares[p] - n * means[p] * means[p]) / (n - 1);
            }
            const auto more = allocate(means, variances, had, 16, schema::Good::more);
            for (std::size_t p = 0; p < many; ++p)
                for (std::size_t k = 0; k < more[p]; ++k) draw(p);
        }
        REQUIRE(std::accumulate(had.begin(), had.end(), std::size_t{0}) == 400);
        by_need += best() == 0 ? 1 : 0;
        sum.assign(many, 0.0);
        had.assign(many, 0);
        for (std::size_t p = 0; p < many; ++p)
            for (int k = 0; k < 50; ++k) draw(p);
        evenly += best() == 0 ? 1 : 0;
    }
    CHECK(by_need > evenly + 30);
}

TEST_CASE("the frontier of cost and effect holds the plans that no other beats in both")
{
    const std::vector<double> costs = {10, 20, 20, 30, 10, 10, 20, 20, 30, 10};
    const std::vector<double> effects = {1, 3, 2, 4, 1, 1, 3, 2, 4, 1};
    Bootstrap bootstrap(1);
    const auto plans = frontier(costs, effects, 5, schema::Good::more, bootstrap);
    const bool on[] = {true, true, false, true, true}; // the last is the first again: neither beats the other
    for (std::size_t p = 0; p < 5; ++p) {
        CHECK(plans[p].on_frontier == on[p]);
        CHECK(plans[p].chance == Approx(on[p] ? 1 : 0).margin(1e-9));
    }
    const auto less = frontier(costs, effects, 5, schema::Good::less, bootstrap);
    CHECK(less[0].on_frontier);
    CHECK_FALSE(less[3].on_frontier);
    CHECK(std::isnan(frontier(std::vector{missing}, std::vector{1.0}, 1, schema::Good::more, bootstrap)[0].chance));
}

TEST_CASE("the chance of being on the frontier says how well worlds tell, and worlds stay paired")
{
    // Of two plans of the same cost the second is better by half a standard error; the third costs more and does more.
    constexpr std::size_t replicates = 100;
    std::vector<double> costs, effects;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        const auto values = world({{0, 0.0, 3}, {1, 1, 1}, 20}, 5, r);
        for (std::size_t p = 0; p < 3; ++p) {
            costs.push_back(p == 2 ? 2 : 1);
            effects.push_back(values[p]);
        }
    }
    Bootstrap bootstrap(1);
    const auto plans = frontier(costs, effects, 3, schema::Good::more, bootstrap);
    CHECK(plans[0].chance + plans[1].chance == Approx(1).margin(1e-9));
    CHECK(std::max(plans[0].chance, plans[1].chance) < 0.999);
    CHECK(plans[2].chance == Approx(1)); // though luck in common is seven times what it does
}
