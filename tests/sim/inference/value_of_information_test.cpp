#include "sim/inference/value_of_information.h"

#include "sim/random/key.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <numbers>

using namespace sim;
using namespace sim::inference;

namespace {

constexpr Process points_drawn{"value of information test"};
constexpr Process luck_of_worlds{"value of information test, luck"};

/// E max(0, N(m, s²)) − max(0, m): what knowing a normal difference of two plans is worth.
double closed_form(double m, double s)
{
    const double z = std::abs(m) / s;
    const double density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
    return s * density - std::abs(m) * std::erfc(z / std::numbers::sqrt2) / 2;
}

/// A sweep whose plans' net benefits are functions of standard normal factors, with luck in each world.
struct Sweep {
    std::vector<double> factors, benefits;
    std::vector<std::size_t> levels;
    std::size_t replicates, plans;

    using Plan = std::function<double(std::span<const double>)>;
    Sweep(std::size_t count, std::size_t factor_count, const std::vector<Plan>& all, std::size_t replicates_,
          double luck, double shared, std::uint32_t seed)
        : levels(factor_count, 0), replicates(replicates_), plans(all.size())
    {
        for (std::uint32_t i = 0; i < count; ++i) {
            Stream draw({seed, 0}, points_drawn, {i, 0}, 0);
            for (std::size_t f = 0; f < factor_count; ++f) factors.push_back(static_cast<double>(draw.normal()));
            const auto here = std::span(factors).last(factor_count);
            for (std::uint32_t r = 0; r < replicates; ++r) {
                Stream own({seed, r}, luck_of_worlds, {i, 1}, 0), world({seed, r}, luck_of_worlds, {0, 2}, 0);
                for (const Plan& plan : all)
                    benefits.push_back(plan(here) + luck * static_cast<double>(own.normal()) +
                                       shared * static_cast<double>(world.normal()));
            }
        }
    }
    PlanValues values() const { return {benefits, replicates, plans}; }
    PartialInformation knowing(const std::vector<std::size_t>& group) const
    {
        return partial_information(values(), {factors, levels}, group, {}, 1);
    }
};

double nothing(std::span<const double>)
{
    return 0;
}

/// Two plans: nothing, and one whose worth is linear in three factors; a fourth does nothing.
std::vector<Sweep::Plan> linear(double m)
{
    return {nothing, [m](std::span<const double> x) { return m + 3 * x[0] + 2 * x[1] + x[2]; }};
}

} // namespace

TEST_CASE("what knowing all is worth agrees with the closed form for a normal difference, luck or no luck")
{
    for (const double m : {0.0, 2.0, -5.0})
        for (const double luck : {0.0, 2.0, 6.0}) {
            const Sweep sweep(3000, 4, linear(m), 4, luck, 0, 1);
            const auto known = perfect_information(sweep.values(), 1);
            const double truth = closed_form(m, std::sqrt(14.0));
            INFO("m " << m << " luck " << luck << ": " << known.worth.value << " ± " << known.worth.error << ", "
                      << known.at_least << " to " << known.at_most << "; truth " << truth);
            CHECK(std::abs(known.worth.value - truth) < 3 * known.worth.error);
            CHECK(known.worth.error < (luck < 6 ? 0.07 : 0.11));
            CHECK(known.at_least < truth + 3 * known.worth.error);
            CHECK(known.at_most > truth - 3 * known.worth.error);
            if (luck == 6) CHECK(known.at_most > truth + 4 * known.worth.error); // luck taken for knowledge
        }
}

TEST_CASE("what knowing some factors is worth agrees with the closed form, alone and together")
{
    for (const double m : {0.0, 2.0}) {
        const Sweep sweep(1500, 4, linear(m), 4, 4, 0, 2);
        const std::vector<std::pair<std::vector<std::size_t>, double>> groups = {
            {{0}, 9}, {{1}, 4}, {{2}, 1}, {{0, 1}, 13}, {{0, 2}, 10}, {{0, 1, 2, 3}, 14}};
        for (const auto& [group, variance_known] : groups) {
            const auto known = sweep.knowing(group);
            const double truth = closed_form(m, std::sqrt(variance_known));
            INFO("m " << m << ": " << known.worth.value << " ± " << known.worth.error << "; truth " << truth);
            CHECK(std::abs(known.worth.value - truth) < 3 * known.worth.error);
            CHECK(known.worth.error < 0.15);
        }
        // The plans' differences vary by 14 over factors and by 2·16/4 by luck.
        CHECK(sweep.knowing({0}).explained == Approx(9.0 / 22).margin(0.05));
    }
}

TEST_CASE("intervals hold the truth as often as they say, and zero where a factor does nothing")
{
    constexpr int repetitions = 60;
    for (const double shared : {0.0, 2.0}) { // luck that all points share, in each plan its own

        int in_all = 0, in_first = 0, in_third = 0, in_nothing = 0, in_pair = 0;
        double third = 0, none = 0;
        for (std::uint32_t seed = 1; seed <= repetitions; ++seed) {
            const Sweep sweep(300, 4, linear(1), 4, 3, shared, seed);
            const auto holds = [](const Worth& worth, double truth) {
                return worth.low <= truth + 1e-12 && truth <= worth.high ? 1 : 0;
            };
            in_all += holds(perfect_information(sweep.values(), seed).worth, closed_form(1, std::sqrt(14.0)));
            in_first += holds(sweep.knowing({0}).worth, closed_form(1, 3));
            in_pair += holds(sweep.knowing({0, 1}).worth, closed_form(1, std::sqrt(13.0)));
            const auto of_third = sweep.knowing({2}).worth, of_nothing = sweep.knowing({3}).worth;
            in_third += holds(of_third, closed_form(1, 1));
            in_nothing += of_nothing.low == 0 ? 1 : 0;
            third += of_third.value / repetitions;
            none += of_nothing.value / repetitions;
        }
        INFO("shared " << shared << ": all " << in_all << ", first " << in_first << ", third " << in_third << ", pair "
                       << in_pair << ", nothing " << in_nothing << "; third " << third << ", nothing " << none);
        CHECK(in_all >= 53);
        CHECK(in_first >= 53);
        CHECK(in_third >= 53);
        CHECK(in_pair >= 53);
        CHECK(in_nothing >= 57);
        CHECK(third == Approx(closed_form(1, 1)).margin(0.03));
        CHECK(none < 0.02);
    }
}

TEST_CASE("a nonlinear case agrees with brute force, a world within a world")
{
    // Three plans; the second pays where the first factor is far from its middle, the third by a product.
    const std::vector<Sweep::Plan> plans = {
        nothing, [](std::span<const double> x) { return x[0] * x[0] - 1.2 + 0.5 * x[2]; },
        [](std::span<const double> x) { return std::exp(0.5 * x[1]) * x[0] - 0.3 + x[2]; }};
    const Sweep sweep(2000, 3, plans, 2, 1, 0, 3);
    const auto by_brute_force = [&](const std::vector<std::size_t>& group) {
        constexpr std::uint32_t outer = 1500, inner = 800;
        double best = 0, overall[3] = {};
        for (std::uint32_t o = 0; o < outer; ++o) {
            Stream outside({9, 0}, points, {o, 5}, 0);
            double known[3], mean[3] = {};
            for (double& k : known) k = static_cast<double>(outside.normal());
            for (std::uint32_t i = 0; i < inner; ++i) {
                Stream inside({9, 1}, points, {i, 6}, 0);
                double x[3];
                for (double& v : x) v = static_cast<double>(inside.normal());
                for (const std::size_t f : group) x[f] = known[f];
                for (std::size_t p = 0; p < 3; ++p) mean[p] += plans[p](x) / inner;
            }
            best += std::max({mean[0], mean[1], mean[2]}) / outer;
            for (std::size_t p = 0; p < 3; ++p) overall[p] += mean[p] / outer;
        }
        return best - std::max({overall[0], overall[1], overall[2]});
    };
    for (const std::vector<std::size_t>& group : {std::vector<std::size_t>{0}, {1}, {2}, {0, 1}, {0, 2}, {0, 1, 2}}) {
        const auto known = sweep.knowing(group);
        const double truth = by_brute_force(group);
        INFO("group of " << group.size() << " from " << group.front() << ": " << known.worth.value << " ± "
                         << known.worth.error << "; brute force " << truth);
        CHECK(std::abs(known.worth.value - truth) < 3 * known.worth.error + 0.03); // the brute force has an error, too
    }
}

TEST_CASE("a long tail and another unit change nothing of what a factor is worth")
{
    Sweep sweep(500, 4, linear(1), 2, 2, 0, 4);
    const double before = sweep.knowing({0}).worth.value;
    for (std::size_t i = 0; i < 500; ++i) sweep.factors[i * 4] = 1e6 * std::exp(2 * sweep.factors[i * 4]);
    CHECK(sweep.knowing({0}).worth.value == Approx(before));
}

TEST_CASE("a switch or a choice that decides gets its due")
{
    Sweep sweep(800, 4, linear(0), 2, 2, 0, 5);
    for (std::size_t i = 0; i < 800; ++i) {
        double& level = sweep.factors[i * 4 + 3];
        level = static_cast<double>(i % 3);
        for (std::size_t r = 0; r < 2; ++r) sweep.benefits[(i * 2 + r) * 2 + 1] += level == 2 ? 8.0 : -4.0;
    }
    sweep.levels[3] = 3;
    const double truth = 8.0 / 3; // chosen where it pays, in one point of three; on average it comes to nothing
    const auto choice = sweep.knowing({3});
    CHECK(std::abs(choice.worth.value - truth) < 3 * choice.worth.error);
    sweep.levels[3] = 0; // the same as a number with few values
    CHECK(sweep.knowing({3}).worth.value == Approx(choice.worth.value));
    CHECK(sweep.knowing({0, 3}).worth.value > choice.worth.value);
}

TEST_CASE("many factors at once are worth about what knowing all is")
{
    const std::size_t many = 12;
    const std::vector<Sweep::Plan> plans = {nothing, [](std::span<const double> x) {
                                                double sum = 1;
                                                for (const double v : x) sum += v;
                                                return sum + x[0] * x[1];
                                            }};
    const Sweep sweep(1000, many, plans, 2, 2, 0, 6);
    std::vector<std::size_t> group;
    for (std::size_t f = 0; f < many; ++f) group.push_back(f);
    const auto some = sweep.knowing(group);
    const auto all = perfect_information(sweep.values(), 1);
    INFO(some.worth.value << " ± " << some.worth.error << ", all " << all.worth.value);
    CHECK(std::abs(some.worth.value - all.worth.value) < 3 * some.worth.error);
}

TEST_CASE("what many small effects are worth together is known, though none of them can be told alone")
{
    constexpr std::size_t many = 60;
    constexpr int repetitions = 8;
    const std::vector<Sweep::Plan> plans = {nothing, [](std::span<const double> x) {
                                                double sum = 0;
                                                for (std::size_t f = 0; f < many; ++f) sum += x[f];
                                                return sum;
                                            }};
    std::vector<std::size_t> all, half, others;
    for (std::size_t f = 0; f < many; ++f) {
        all.push_back(f);
        if (f % 2 == 0) half.push_back(f);
        others.push_back(many + f);
    }
    const std::pair<const std::vector<std::size_t>*, double> groups[] = {
        {&all, many}, {&half, many / 2.0}, {&others, 0}};
    for (const auto& [group, variance_known] : groups) {
        const double truth = closed_form(0, std::sqrt(variance_known) + 1e-9);
        double mean = 0;
        int held = 0;
        for (std::uint32_t seed = 1; seed <= repetitions; ++seed) {
            const auto known = Sweep(400, 2 * many, plans, 2, 10, 0, seed).knowing(*group).worth;
            mean += known.value / repetitions;
            held += known.low <= truth && truth <= known.high ? 1 : 0;
        }
        INFO(group->size() << " of variance " << variance_known << ": " << mean << ", truth " << truth << ", held "
                           << held);
        CHECK(mean == Approx(truth).margin(0.15 * closed_form(0, std::sqrt(many))));
        CHECK(held >= repetitions - 2);
    }
}

TEST_CASE("plans that do not differ, factors that do not vary and failed points are worth nothing and harm nothing")
{
    Sweep sweep(60, 2, {nothing, nothing, nothing}, 2, 0, 3, 7);
    CHECK(sweep.knowing({0, 1}).worth.value == Approx(0).margin(1e-9));
    CHECK(perfect_information(sweep.values(), 1).worth.value == Approx(0).margin(1e-9));
    Sweep other(200, 4, linear(0), 2, 1, 0, 8);
    for (std::size_t i = 0; i < 200; ++i) other.factors[i * 4 + 3] = 5;
    CHECK(other.knowing({3}).worth.value == Approx(0).margin(1e-9));
    CHECK(other.knowing({}).worth.value == Approx(0).margin(1e-9));
    CHECK(other.knowing({0, 3}).worth.value == Approx(other.knowing({0}).worth.value).margin(0.05));
    const double before = other.knowing({0}).worth.value;
    for (std::size_t k = 0; k < 4; ++k) other.benefits[20 + k] = std::nan("");
    CHECK(other.knowing({0}).worth.value == Approx(before).margin(0.05));
    CHECK(perfect_information({other.benefits, 4, 1}, 1).worth.value == Approx(0).margin(1e-9)); // one plan
    const auto single = perfect_information({std::span(other.benefits).first(20), 1, 2}, 1);
    CHECK(std::isnan(single.worth.value)); // one world a point: luck and knowledge cannot be told apart
    CHECK(single.at_most > 0);
    CHECK_THROWS(
        partial_information(other.values(), {other.factors, other.levels}, std::vector<std::size_t>{4}, {}, 1));
    CHECK_THROWS(partial_information({}, {other.factors, other.levels}, {}, {}, 1));
}
