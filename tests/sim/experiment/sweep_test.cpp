/// Sweeps: what is varied, where points lie, and that a point's worlds are those of a scenario with its values.
#include "sim/experiment/sweep.h"

#include "models/exchange/exchange.h"
#include "sim/experiment/questions.h"
#include "tests/sim/experiment/exchange_with.h"
#include "tests/sim/scenario/files.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <mutex>

using namespace sim;
using namespace sim::experiment;

namespace {

constexpr run::Execution alone{1, true, nullptr};

/// A scenario of the smallest model that sweeps.
struct Swept {
    Files files;
    run::Plan plan;
    SweepPlan sweep;

    explicit Swept(const std::string& yaml, const std::string& table = "", const Model& model = exchange::model())
    {
        files.write("points.csv", table);
        run::Request request;
        request.scenario = files.write("a.yaml", "model: exchange\nagents: 50\nmonths: 3\n" + yaml);
        plan = make_plan({&model}, request);
        sweep = plan_sweep(plan, alone);
    }

    /// [arm, replicate, point] → figures.
    using Values = std::map<std::tuple<int, int, std::size_t>, std::vector<double>>;
    Values values(int threads = 1, SweepOutcome* outcome = nullptr, const store::Finished& finished = {}) const
    {
        Values out;
        std::mutex writing;
        const auto told = run_sweep(
            plan, sweep, {threads, true, nullptr},
            [&](store::Slab slab) {
                const std::lock_guard lock(writing);
                for (const auto& part : slab.parts) out[{slab.arm, slab.replicate, part.first}] = part.values.at(0);
            },
            finished);
        if (outcome) *outcome = told;
        return out;
    }
};

std::string faults_of(const std::string& yaml, const std::string& table = "")
{
    try {
        const Swept swept(yaml, table);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

const std::string two_arms = "arms: {still: {mechanisms: {giving: off}}, lively: {}}\ncompare: {baseline: still}\n";
const std::string keep = "keep: [series/gini]";

} // namespace

TEST_CASE("a point's worlds are those of a scenario that writes its values")
{
    const Swept swept(two_arms +
                      "sweep: {factors: {wealth: {levels: [4, 9]}, agents: {levels: [30, 60]}}, design: grid, "
                      "replicates: 2, " +
                      keep + "}\n");
    REQUIRE(swept.sweep.points == 4);
    const auto values = swept.values();
    CHECK(values.size() == 2 * 2 * 4);
    for (std::size_t p = 0; p < 4; ++p) {
        const Swept written(two_arms + "wealth: " + swept.sweep.text_at(p, 0) +
                            "\nsweep: {factors: {agents: {levels: [" + swept.sweep.text_at(p, 1) + ", " +
                            swept.sweep.text_at(p, 1) + "]}}, design: list, replicates: 2, " + keep + "}\n");
        const auto same = written.values();
        for (int a = 0; a < 2; ++a)
            for (int r = 0; r < 2; ++r) CHECK(values.at({a, r, p}) == same.at({a, r, 0}));
    }
}

TEST_CASE("a sweep's numbers do not depend on the number of threads, and more points leave those there are")
{
    const std::string factors =
        two_arms + "sweep: {factors: {wealth: [2, 20], agents: [20, 80]}, design: sobol, replicates: 3, " + keep;
    const Swept few(factors + ", points: 6}\n"), many(factors + ", points: 10}\n");
    const auto one = few.values(1), seven = few.values(7), more = many.values(2);
    CHECK(one == seven);
    for (const auto& [place, value] : one) CHECK(more.at(place) == value);
}

TEST_CASE("what an arm says itself is not varied in it, and that is told")
{
    const Swept swept(
        "arms: {poor: {wealth: 3}, other: {}}\ncompare: {baseline: poor}\n"
        "sweep: {factors: {wealth: {levels: [3, 30]}}, design: grid, replicates: 1, keep: [series/gini]}\n");
    REQUIRE(swept.sweep.factors.notices.size() == 1);
    CHECK(swept.sweep.factors.notices[0].find("arm poor says wealth itself") != std::string::npos);
    const auto values = swept.values();
    CHECK(values.at({0, 0, 0}) == values.at({0, 0, 1}));
    CHECK(values.at({1, 0, 0}) != values.at({1, 0, 1}));
}

TEST_CASE("factors that move together lie at the same share of what they could be")
{
    const Swept swept(
        "sweep: {factors: {wealth: [2, 20], agents: {triangular: [20, 40, 80]}, giving.travel: [0, 0.5]}, together: "
        "[[wealth, agents]], points: 20, " +
        keep + "}\n");
    const auto& sweep = swept.sweep;
    CHECK(sweep.factors.columns == 2);
    CHECK(sweep.shares_of(0) == sweep.shares_of(1));
    CHECK(sweep.shares_of(0) != sweep.shares_of(2));
    for (std::size_t p = 0; p < sweep.points; ++p)
        CHECK(sweep.number_at(p, 0) == std::floor(2 + 18 * sweep.shares_of(0)[p] + 0.5));
}

TEST_CASE("levers make an arm of each combination, in the place of every arm but the baseline")
{
    const Swept swept(
        "arms: {still: {mechanisms: {giving: off}}, lively: {}, poor: {wealth: 3}}\ncompare: {baseline: still}\n"
        "sweep: {factors: {giving.stake: [1, 3]}, levers: {wealth: {levels: [3, 9]}, giving.travel: {levels: [0, "
        "0.5]}}, points: 5, " +
        keep + "}\n");
    CHECK(swept.plan.arm_names ==
          std::vector<std::string>{"still", "lively wealth=3 travel=0", "lively wealth=9 travel=0",
                                   "lively wealth=3 travel=0.5", "lively wealth=9 travel=0.5", "poor wealth=3 travel=0",
                                   "poor wealth=9 travel=0", "poor wealth=3 travel=0.5", "poor wealth=9 travel=0.5"});
    CHECK(swept.plan.baseline == 0);
    const auto values = swept.values();
    // A lever wins over what the arm writes.
    CHECK(values.at({1, 0, 2}) == values.at({5, 0, 2}));
    CHECK(values.at({1, 0, 2}) != values.at({2, 0, 2}));
}

TEST_CASE("points can be the rows of one's own table")
{
    const Swept swept("sweep: {table: points.csv, replicates: 1, " + keep + "}\n",
                      "wealth,mechanisms.giving\n4,on\n9,off\n4,on\n");
    CHECK(swept.sweep.points == 3);
    CHECK(swept.sweep.text_at(1, 0) == "9");
    CHECK(swept.sweep.text_at(1, 1) == "off");
    CHECK(swept.sweep.shares_of(0) == std::vector<double>{1.0 / 3, 5.0 / 6, 1.0 / 3});
    const auto values = swept.values();
    CHECK(values.at({0, 0, 0}) == values.at({0, 0, 2}));
    CHECK(values.at({0, 0, 0}) != values.at({0, 0, 1}));
}

TEST_CASE("what cannot be swept is told with its line before anything is run, all at once")
{
    const std::string faults = faults_of("sweep:\n"
                                         "  factors:\n"
                                         "    welth: [1, 2]\n"
                                         "    wealth: [5, 2]\n"
                                         "    months: [5, 20]\n"
                                         "    giving.travel: {beta: {0.9: 0.1}}\n"
                                         "    mechanisms.giving: [0, 1]\n"
                                         "    agents: {gamma: [1, 2]}\n"
                                         "  levers: {districts: {levels: 5}}\n"
                                         "  together: [[wealth, nothing]]\n"
                                         "  keep: [series/ginni]\n"
                                         "  worth: {happiness: 5}\n");
    for (const char* told :
         {"a.yaml:6: sweep.factors.welth: there is no parameter 'welth'; did you mean 'wealth'?",
          "a.yaml:7: sweep.factors.wealth: is no distribution; the first number is to be below the second",
          "a.yaml:8: sweep.factors.months: is shared by all worlds of a sweep",
          "a.yaml:9: sweep.factors.giving.travel: does not name two quantiles",
          "a.yaml:10: sweep.factors.mechanisms.giving: is a choice, which has levels only",
          "a.yaml:11: sweep.factors.agents: there is no distribution 'gamma'",
          "a.yaml:12: sweep.levers.districts: is no list of values",
          "a.yaml:14: sweep.keep: there is no figure 'series/ginni'; did you mean 'series/gini'?",
          "a.yaml:15: sweep.worth.happiness: is no outcome of the model exchange"})
        CHECK_THAT(faults, Catch::Contains(told));
    CHECK_THAT(faults_of("sweep: {factors: {wealth: {levels: [3, none]}}, design: grid}\n"),
               Catch::Contains("wealth: 'none' is not a"));
    CHECK_THAT(faults_of("sweep: {factors: {wealth: [-5, 5]}}\n"), Catch::Contains("reaches beyond what is allowed"));
    CHECK_THAT(faults_of("sweep: {factors: {wealth: [1, 5]}, design: grid}\n"),
               Catch::Contains("wealth has no levels"));
    CHECK_THAT(faults_of("sweep: {table: points.csv}\n", "wealth\n4\nfour\n"),
               Catch::Contains("points.csv:3: wealth: 'four' is not a"));
    CHECK_THAT(faults_of("sweep: {factors: {wealth: [1, 5]}, points: 10000000, design: saltelli}\n"),
               Catch::Contains("makes 3e+07 points with 1 factors"));
    CHECK_THAT(faults_of("sweep: {factors: {wealth: [1, 5]}, together: [[wealth, nothing]]}\n"),
               Catch::Contains("a.yaml:4: sweep.together: 'nothing' is no factor"));
    CHECK_THAT(faults_of("sweep: {factors: {}}\n"), Catch::Contains("sweep"));
    CHECK_THAT(faults_of("sweep: {factors: {wealth: {levels: [3]}}}\n"), Catch::Contains("has one level only"));
    CHECK_THAT(faults_of("sweep: {factors: {wealth: {levels: [3, 5, 3.0]}}}\n"),
               Catch::Contains("has the level 3.0 twice"));
    CHECK(faults_of("sweep: {factors: {wealth: {levels: [3, 5, 3]}}, design: list}\n").empty());
    const std::string beside = faults_of("sweep: {table: points.csv, design: sobol, points: 9}\n", "wealth\n4\n5\n");
    CHECK_THAT(beside, Catch::Contains("sweep.design: stands beside a table"));
    CHECK_THAT(beside, Catch::Contains("sweep.points: stands beside a table"));
    CHECK_THAT(faults_of("sweep: {assumptions: none}\n"), Catch::Contains("varies nothing"));
    CHECK_THAT(faults_of("sweep: {assumptions: [none, all]}\n"), Catch::Contains("says none and something beside it"));
}

namespace {

/// The exchange model, where agents who own nine cannot be founded.
class BrittleArm final : public Arm {
  public:
    explicit BrittleArm(std::unique_ptr<Arm> arm) : arm_(std::move(arm)) {}
    const schema::Scenario& scenario() const override { return arm_->scenario(); }
    schema::Layout layout() const override { return arm_->layout(); }
    std::vector<Headline> headlines() const override { return arm_->headlines(); }
    std::string founding_key() const override { return arm_->founding_key(); }
    std::unique_ptr<World> found(Randomness randomness, std::size_t region) const override
    {
        if (scenario().effective().find("wealth")->scalar == "9") throw RunError("nine is too many");
        return arm_->found(randomness, region);
    }
    std::unique_ptr<World> begin(const World& founded) const override { return arm_->begin(founded); }

  private:
    std::unique_ptr<Arm> arm_;
};

} // namespace

TEST_CASE("a point that fails is told and missing, and the others stand")
{
    const ExchangeWith<BrittleArm> brittle;
    const std::string sweep =
        "sweep: {factors: {wealth: {levels: [4, 9, 12]}}, design: grid, replicates: 2, " + keep + "}\n";
    SweepOutcome outcome;
    const auto values = Swept(sweep, "", brittle).values(2, &outcome);
    CHECK(outcome.worlds == 6);
    CHECK(outcome.finished_worlds == 4);
    CHECK(outcome.failures == std::map<std::size_t, std::string>{{1, "nine is too many"}});
    const auto without_failure = Swept(sweep).values();
    for (const auto& [place, value] : values) {
        if (std::get<2>(place) == 1)
            CHECK(std::isnan(value[0]));
        else
            CHECK(value == without_failure.at(place));
    }
}

TEST_CASE("worlds of a sweep that are finished already are left out, and the others are what they were")
{
    const Swept swept("sweep: {factors: {wealth: {levels: [4, 7, 12]}}, design: grid, replicates: 2, " + keep + "}\n");
    const auto whole = swept.values();
    store::Finished finished(1, 2, 3);
    finished.add(0, 0, 1);
    finished.add(0, 1, 1);
    finished.add(0, 1, 2);
    SweepOutcome outcome;
    const auto values = swept.values(2, &outcome, finished);
    CHECK(outcome.finished_worlds == outcome.worlds);
    CHECK(values.size() == 3);
    for (const auto& [world, figures] : values) {
        CHECK_FALSE(finished.has(0, static_cast<std::size_t>(std::get<1>(world)), std::get<2>(world)));
        CHECK(figures == whole.at(world));
    }
}
