/// What a sweep says of worlds whose figure is a formula, so that the right answer is known.
#include "sim/experiment/sweep_answers.h"

#include "sim/experiment/choose.h"
#include "sim/experiment/questions.h"
#include "tests/sim/experiment/exchange_with.h"
#include "tests/sim/scenario/files.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <mutex>
#include <optional>

using namespace sim;
using namespace sim::experiment;

namespace {

/// The luck of a random world: about normal, mean 0, variance 1, the same in all arms.
double luck_of(Randomness randomness)
{
    Stream draw(randomness, Process{"luck"}, {0, 0}, 0);
    double sum = 0;
    for (int i = 0; i < 12; ++i) sum += static_cast<double>(draw()) / 4294967296.0;
    return sum - 6;
}

/// A world of which only one figure is known: what a formula makes of its parameters and its luck.
class FormulaWorld final : public World {
  public:
    FormulaWorld(double figure, std::size_t width) : figure_(figure), width_(width) {}
    std::size_t districts() const override { return 0; }
    void month(std::size_t, Clock, const AfterEach*) override {}
    void exchange(Clock) override {}
    void record(Recording& recording, Clock) const override
    {
        for (std::size_t v = 0; v < width_; ++v) recording.cells(0, v)[0] = figure_;
    }
    Randomness randomness{};

  private:
    double figure_;
    std::size_t width_;
};

/// The exchange model's scenarios: the arm in which nobody gives is worth nothing but luck, the other wealth less 50,
/// twice the share that travels, and half of its luck once more.
class FormulaArm final : public Arm {
  public:
    explicit FormulaArm(std::unique_ptr<Arm> arm) : arm_(std::move(arm)) {}
    const schema::Scenario& scenario() const override { return arm_->scenario(); }
    schema::Layout layout() const override
    {
        auto out = arm_->layout();
        for (auto& variable : out.groups[0].variables) variable.good = schema::Good::more;
        return out;
    }
    std::vector<Headline> headlines() const override { return {}; }
    std::string founding_key() const override { return "formula"; }
    std::unique_ptr<World> found(Randomness randomness, std::size_t) const override
    {
        auto out = std::make_unique<FormulaWorld>(0, 0);
        out->randomness = randomness;
        return out;
    }
    std::unique_ptr<World> begin(const World& founded) const override
    {
        const auto tree = scenario().effective();
        const auto number = [&](const schema::Node* node) { return std::stod(node->scalar); };
        const bool gives = tree.find("mechanisms")->find("giving")->scalar == "on";
        const double luck = luck_of(dynamic_cast<const FormulaWorld&>(founded).randomness);
        const double effect =
            number(tree.find("wealth")) - 50 + 20 * number(tree.find("giving")->find("travel")) + 5 * luck;
        return std::make_unique<FormulaWorld>(10 * luck + (gives ? effect : 0), layout().groups[0].variables.size());
    }

  private:
    std::unique_ptr<Arm> arm_;
};

constexpr run::Execution quiet{2, true, nullptr};

run::Plan formula_plan(const std::string& yaml)
{
    static const ExchangeWith<FormulaArm> model;
    const Files files;
    run::Request request;
    request.scenario = files.write("a.yaml", "model: exchange\nmonths: 1\n"
                                             "arms: {still: {mechanisms: {giving: off}}, lively: {}}\n"
                                             "compare: {baseline: still}\n" +
                                                 yaml);
    return make_plan({&model}, request);
}

/// A finished sweep of that model.
struct Told {
    run::Plan plan;
    SweepPlan sweep;
    std::vector<store::Derived> groups;

    explicit Told(const std::string& yaml) : plan(formula_plan(yaml)), sweep(plan_sweep(plan, quiet))
    {
        std::vector<double> values(plan.arms.size() * sweep.replicates * sweep.points * sweep.figures.size());
        std::mutex writing;
        const auto outcome = run_sweep(plan, sweep, quiet, [&](store::Slab slab) {
            const std::lock_guard lock(writing);
            for (const auto& part : slab.parts)
                for (std::size_t f = 0; f < sweep.figures.size(); ++f)
                    values[((static_cast<std::size_t>(slab.arm) * sweep.replicates +
                             static_cast<std::size_t>(slab.replicate)) *
                                sweep.points +
                            part.first) *
                               sweep.figures.size() +
                           f] = part.values[0][f];
        });
        groups = sweep_answers(
            plan, sweep, outcome, [&](std::size_t, std::size_t) { return values; }, quiet);
    }

    /// A cell by the labels of all its axes, the arm first.
    double at(const std::string& group, const std::string& variable, const std::vector<std::string>& labels) const
    {
        for (const auto& derived : groups)
            for (std::size_t v = 0; derived.group.name == group && v < derived.group.variables.size(); ++v) {
                if (derived.group.variables[v].name != variable) continue;
                std::size_t cell = 0, d = 0;
                if (derived.group.by_arm) cell = place(plan.arm_names, labels[d++]);
                for (const auto& axis : derived.group.variables[v].dimensions) {
                    const auto& known = derived.group.dimension(axis)->labels;
                    cell = cell * known.size() + place(known, labels[d++]);
                }
                return derived.values[v][cell];
            }
        throw std::logic_error("no " + group + "/" + variable);
    }
    static std::size_t place(const std::vector<std::string>& labels, const std::string& label)
    {
        return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
    }
};

const std::string figure = "series/gini";
const std::string factors =
    "factors: {wealth: [20, 100], giving.travel: [0, 1], agents: [10, 1000]}, keep: [series/gini]";

} // namespace

TEST_CASE("a sweep tells luck from assumptions, and both apart from what they do together")
{
    // The effect is wealth (80²/12) and travel (20²/12), and luck of variance 25, whatever the point.
    const Told told("sweep: {" + factors + ", points: 400, replicates: 12}\n");
    const double assumptions = (80.0 * 80 + 20 * 20) / 12, all = assumptions + 25;
    const auto share = [&](const char* source) {
        return told.at("sweep_shares", "share", {"lively", figure, source, "value"});
    };
    CHECK(share("assumptions") == Approx(assumptions / all).margin(0.06));
    CHECK(share("luck") == Approx(25 / all).margin(0.06));
    CHECK(share("interaction") == Approx(0).margin(0.01));
    CHECK(share("assumptions") + share("luck") + share("interaction") == Approx(1));
    // Of the baseline, which is luck alone, nothing is assumptions.
    CHECK(told.at("sweep_shares", "share", {"still", figure, "luck", "value"}) == Approx(1).margin(0.01));
}

TEST_CASE("what the answer hangs on gets its due, and a parameter that does nothing has nought inside its interval")
{
    for (const char* design :
         {"lhs, points: 500", "sobol, points: 512", "saltelli, points: 256", "random, points: 600"}) {
        const Told told("sweep: {" + factors + ", replicates: 4, design: " + design + "}\n");
        const auto first = [&](const char* factor, const char* label) {
            return told.at("sweep_sensitivity", "value", {"lively", figure, "first", factor, label});
        };
        INFO(design);
        CHECK(first("wealth", "value") == Approx(80.0 * 80 / (80 * 80 + 20 * 20)).margin(0.08));
        CHECK(first("giving.travel", "value") == Approx(20.0 * 20 / (80 * 80 + 20 * 20)).margin(0.06));
        CHECK(first("agents", "low") <= 0.001);
        CHECK(first("agents", "high") >= 0);
    }
    const Told morris("sweep: {" + factors + ", replicates: 2, design: morris, points: 10}\n");
    const auto effect = [&](const char* index, const char* factor) {
        return morris.at("sweep_sensitivity", "value", {"lively", figure, index, factor, "value"});
    };
    CHECK(effect("mu_star", "wealth") == Approx(80).margin(2)); // whole numbers are rounded
    CHECK(effect("mu_star", "giving.travel") == Approx(20));
    CHECK(effect("sigma", "giving.travel") == Approx(0).margin(1e-6));
    CHECK(effect("mu_star", "agents") == Approx(0).margin(1e-9));
}

TEST_CASE("a verdict knows both intervals, how often it turns, and where")
{
    const Told told("wealth: 70\nsweep: {" + factors + ", points: 800, replicates: 6, as_written: 200}\n");
    const auto effect = [&](const char* label) {
        return told.at("sweep_verdicts", "effect", {"lively", figure, label});
    };
    CHECK(effect("mean") == Approx(20).margin(4));
    // As written wealth is 70 and nobody travels: 20, and the luck of 200 worlds.
    CHECK((effect("luck_low") + effect("luck_high")) / 2 == Approx(20).margin(1));
    CHECK(effect("luck_high") - effect("luck_low") == Approx(2 * 1.97 * 5 / std::sqrt(200.0)).margin(0.2));
    CHECK(effect("assumptions_low") == Approx(-24).margin(5));
    CHECK(effect("assumptions_high") == Approx(64).margin(5));
    CHECK(effect("both_low") < effect("assumptions_low"));
    // Below nought where wealth is below 50 less 20 times travel: a quarter of the square, about.
    const double turns = told.at("sweep_verdicts", "chance", {"lively", figure, "turns"});
    CHECK(turns == Approx(0.25).margin(0.05));
    CHECK(told.at("sweep_verdicts", "chance", {"lively", figure, "best"}) == Approx(1 - turns).margin(0.02));
    CHECK(told.at("sweep_verdicts", "chance", {"lively", figure, "regret_mean"}) == Approx(turns * 15).margin(2));
    CHECK(told.at("sweep_turns", "quality", {"lively", "restricted"}) >= 1);
    CHECK(told.at("sweep_turns", "quality", {"lively", "turned"}) == Approx(turns).margin(0.02));
    CHECK(told.at("sweep_turns", "box", {"lively", "wealth", "high"}) == Approx(43).margin(7));
    CHECK(std::isnan(told.at("sweep_turns", "box", {"lively", "wealth", "low"})));
    CHECK(std::isnan(told.at("sweep_turns", "box", {"lively", "agents", "high"})));
}

TEST_CASE("the best plan is chosen with few worlds where plans differ much, and what is equal is told as such")
{
    const std::string plans =
        "choose: {figure: series/gini, plans: {poor: {wealth: 40}, middle: {wealth: 60}, rich: {wealth: 90}}, "
        "indifference: 5}\n";
    const auto chosen = choose(formula_plan(plans), quiet);
    CHECK(chosen.decided);
    REQUIRE(chosen.plans.size() == 3);
    CHECK(chosen.plans[chosen.best].name == "rich");
    CHECK(chosen.plans[0].worlds <= 25);
    CHECK(chosen.plans[0].behind == Approx(50)); // in the same worlds luck is the same
    CHECK(chosen.plans[0].behind_high - chosen.plans[0].behind_low == Approx(0).margin(1e-9));
    const auto worst = choose(formula_plan(plans.substr(0, plans.rfind('}')) + ", better: less}\n"), quiet);
    CHECK(worst.plans[worst.best].name == "poor");
}

TEST_CASE("what cannot be chosen among is told with its line")
{
    const auto faults = [](const std::string& yaml) -> std::string {
        try {
            choose(formula_plan(yaml), quiet);
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    };
    CHECK_THAT(faults("choose: {figure: series/gini, plans: {a: {wealth: 3}}}\n"), Catch::Contains("names one plan"));
    CHECK_THAT(faults("choose: {plans: {a: {wealth: 3}, b: {wealth: 4}}}\n"),
               Catch::Contains("a.yaml:5: choose.figure: is missing"));
    CHECK_THAT(faults("choose: {figure: series/gini, plans: {a: {wealth: 3}, b: {welth: 4}}}\n"),
               Catch::Contains("choose.plans.b.welth: unknown key"));
    CHECK_THAT(faults("choose: {figure: series/gini, worth: {joy: 3}, plans: {a: {wealth: 3}, b: {wealth: 4}}}\n"),
               Catch::Contains("one of both"));
    CHECK_THAT(faults("wealth: 3\n"), Catch::Contains("choose: is missing"));
}
