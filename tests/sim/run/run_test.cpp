#include "models/exchange/exchange.h"
#include "sim/run/run.h"
#include "sim/run/watched_world.h"
#include "tests/sim/scenario/files.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <mutex>

using sim::run::Plan;

namespace {

Plan plan_of(const std::string& yaml, std::vector<std::string> arms = {})
{
    const Files files;
    sim::run::Request request;
    request.scenario = files.write("a.yaml", "model: exchange\n" + yaml);
    request.arms = std::move(arms);
    return sim::run::read_plan({&exchange::model()}, request);
}

std::string faults_of(const std::string& yaml, std::vector<std::string> arms = {})
{
    try {
        plan_of(yaml, std::move(arms));
    } catch (const sim::InputError& error) {
        return error.what();
    }
    return "";
}

/// All values that a plan records: [arm, replicate, variable] → the months' values.
using Values = std::map<std::tuple<int, int, std::size_t>, std::vector<double>>;

Values values_of(const Plan& plan, int threads, std::atomic<bool>* stop = nullptr)
{
    Values values;
    std::mutex writing;
    sim::run::execute(plan, {threads, true, stop}, [&](sim::store::Slab slab) {
        const std::lock_guard lock(writing);
        for (std::size_t v = 0; v < slab.parts[0].values.size(); ++v) {
            auto& all = values[{slab.arm, slab.replicate, v}];
            const auto& part = slab.parts[0].values[v];
            REQUIRE(all.size() == slab.parts[0].first);
            all.insert(all.end(), part.begin(), part.end());
        }
    });
    return values;
}

const std::string three_districts = "agents: 200\ndistricts: 3\ngiving: {travel: 0.2}\nmonths: 30\nreplicates: 8\n"
                                    "arms:\n  poor: {wealth: 5}\n  rich: {}\n  still: {mechanisms: {giving: off}}\n";

} // namespace

TEST_CASE("any number of threads gives the same bits")
{
    const Plan plan = plan_of(three_districts);
    const auto one = values_of(plan, 1);
    REQUIRE(one.size() == 3 * 8 * 3);
    CHECK(values_of(plan, 2) == one);
    CHECK(values_of(plan, 7) == one);
}

TEST_CASE("a world that is looked at from inside lives as the run's does")
{
    const Plan plan = plan_of(three_districts, {"rich"});
    const Values recorded = values_of(plan, 2);
    constexpr std::size_t without_wealth = 1; // its place among what the model records
    sim::run::WatchedWorld world(plan, {0, 3, 0});
    std::vector<std::string> acted;
    while (!world.over()) {
        const auto month = static_cast<std::size_t>(world.clock().step);
        world.month([&](const sim::run::Acted& now) { acted.emplace_back(now.mechanism.description.name); });
        std::size_t without = 0, all = 0;
        for (std::size_t d = 0; d < 3; ++d) {
            const auto state = world.state(d);
            const sim::Rows& agents = *state.front();
            REQUIRE(agents.column(1).name == "wealth");
            all += agents.rows();
            for (std::size_t i = 0; i < agents.rows(); ++i) without += agents.number(1, i) == 0;
        }
        CHECK(static_cast<double>(without) / static_cast<double>(all) == recorded.at({0, 3, without_wealth}).at(month));
    }
    CHECK(acted == std::vector<std::string>(3 * 30, "giving"));
}

TEST_CASE("more replicates leave the first ones as they were")
{
    const auto few = values_of(plan_of(three_districts), 2);
    const auto more = values_of(plan_of(three_districts + "# more\n"), 2);
    const auto grown =
        values_of(plan_of("replicates: 12\n" + three_districts.substr(0, three_districts.find("replicates")) +
                          three_districts.substr(three_districts.find("arms"))),
                  2);
    CHECK(more == few);
    REQUIRE(grown.size() == 3 * 12 * 3);
    for (const auto& [key, months] : few) CHECK(grown.at(key) == months);
}

TEST_CASE("leaving out an arm changes nothing in the others")
{
    const auto all = values_of(plan_of(three_districts), 2);
    const auto one = values_of(plan_of(three_districts, {"rich"}), 2);
    REQUIRE(one.size() == 8 * 3);
    for (const auto& [key, months] : one) CHECK(all.at({1, std::get<1>(key), std::get<2>(key)}) == months);
}

TEST_CASE("wealth is conserved in every month although some of it travels by letter")
{
    const auto values = values_of(plan_of(three_districts), 2);
    for (const auto& [key, months] : values)
        if (std::get<2>(key) == 2) {
            const double expected = 600.0 * (std::get<0>(key) == 0 ? 5 : 100);
            REQUIRE(months.size() == 30);
            for (const double total : months) CHECK(total == expected);
        }
}

TEST_CASE("random exchange makes wealth as unequal as the exponential distribution")
{
    // Drăgulescu & Yakovenko (2000): the Gini coefficient of an exponential distribution is one half.
    const auto values = values_of(plan_of("agents: 2000\nwealth: 10\nmonths: 600\nreplicates: 1\n"), 1);
    const auto& gini = values.at({0, 0, 0});
    CHECK(gini.front() < 0.1);
    // With wealth in whole stakes the distribution is geometric: (1 + 10) / (1 + 2 · 10).
    CHECK(gini.back() == Approx(11.0 / 21).margin(0.03));
    const auto still = values_of(plan_of("months: 5\nreplicates: 1\nmechanisms: {giving: off}\n"), 1);
    CHECK(still.at({0, 0, 0}).back() == 0.0);
}

TEST_CASE("a run that is asked to stop ends after the month under way and says so")
{
    const Plan plan = plan_of(three_districts);
    std::atomic<bool> at_once{true};
    long months = 0;
    const auto outcome =
        sim::run::execute(plan, {2, true, &at_once}, [&](sim::store::Slab slab) { months += slab.months_done; });
    CHECK(outcome.cases == 24);
    CHECK(outcome.finished_cases == 0);
    CHECK(months == 0);

    std::atomic<bool> later{false};
    const auto half = sim::run::execute(plan, {1, true, &later}, [&](sim::store::Slab) { later = true; });
    CHECK(half.finished_cases == 0);
}

TEST_CASE("worlds that are finished already are left out, and counted, the others are what they are alone")
{
    const Plan plan = plan_of(three_districts);
    const auto whole = values_of(plan, 2);
    sim::store::Finished finished(3, 8);
    finished.add(0, 1);
    finished.add(2, 1);
    finished.add(2, 5);
    Values values;
    std::mutex writing;
    const auto outcome = sim::run::execute(
        plan, {2, true, nullptr},
        [&](sim::store::Slab slab) {
            const std::lock_guard lock(writing);
            auto& months = values[{slab.arm, slab.replicate, 0}];
            months.insert(months.end(), slab.parts[0].values[0].begin(), slab.parts[0].values[0].end());
        },
        finished);
    CHECK(outcome.finished_cases == 24);
    CHECK(values.size() == 21);
    CHECK_FALSE(values.contains({2, 5, 0}));
    for (const auto& [world, months] : values) CHECK(months == whole.at(world));
}

TEST_CASE("an error in one run ends the whole and reaches the caller")
{
    const Plan plan = plan_of(three_districts);
    CHECK_THROWS_WITH(
        sim::run::execute(plan, {2, true, nullptr}, [](sim::store::Slab) { throw sim::RunError("the disk is full"); }),
        "the disk is full");
}

TEST_CASE("a plan that cannot be compared or does not exist is refused with all its faults")
{
    CHECK(faults_of("months: 0\nagents: x\n").find("months: '0' is out of range") != std::string::npos);
    CHECK(faults_of("months: 0\nagents: x\n").find("agents: 'x' is not a whole number") != std::string::npos);
    CHECK(faults_of("arms: {a: {}, b: {months: 7}}\n").find("arms.b.months: differs from arm a") != std::string::npos);
    CHECK(faults_of("arms: {a: {}, b: {seed: 7}}\n").find("arms.b.seed: differs from arm a") != std::string::npos);
    CHECK(faults_of("arms: {a: {}}\n", {"c"}).find("there is no arm 'c'; arms of the scenario: a") !=
          std::string::npos);
    CHECK(faults_of("compare: {baseline: z}\narms: {a: {}}\n").find("compare.baseline: there is no arm 'z'") !=
          std::string::npos);
    CHECK(faults_of("model: chess\n").find("is written twice") != std::string::npos);
}

TEST_CASE("a fault that stands in all arms is shown once")
{
    const auto faults = faults_of("agnets: 3\narms: {a: {}, b: {}, c: {}}\n");
    CHECK(std::count(faults.begin(), faults.end(), '\n') == 0);
    CHECK(faults.find("agnets: unknown key; did you mean 'agents'?") != std::string::npos);
}

TEST_CASE("the baseline is the arm that is named, otherwise the first")
{
    CHECK(plan_of("arms: {a: {}, b: {}}\n").baseline == 0);
    CHECK(plan_of("compare: {baseline: b}\narms: {a: {}, b: {}}\n").baseline == 1);
    CHECK(plan_of("compare: {baseline: b}\narms: {a: {}, b: {}}\n", {"a"}).baseline == 0);
}

TEST_CASE("of two arms the one that is not the baseline is held against it, in whatever order: of more it is named")
{
    using sim::run::held_arm;
    CHECK(held_arm({"a", "b"}, "a", "") == "b");
    CHECK(held_arm({"b", "a"}, "a", "") == "b");
    CHECK(held_arm({"a", "b", "c"}, "a", "").empty());
    CHECK(held_arm({"b", "c"}, "a", "").empty()); // the baseline is not run
    CHECK(held_arm({"a"}, "a", "") == "a");
    CHECK(held_arm({"a", "b", "c"}, "a", "c") == "c");
}
