#include "models/exchange/exchange.h"
#include "sim/experiment/figure.h"
#include "sim/experiment/questions.h"
#include "sim/run/run.h"
#include "tests/sim/scenario/files.h"

#include <catch2/catch.hpp>

#include <utility>

namespace {

/// The months and groups that worlds were asked for.
using Asked = std::vector<std::pair<int, std::size_t>>;

/// A world that notes what it is asked to record.
class AskedWorld final : public sim::World {
  public:
    AskedWorld(std::size_t groups, Asked& asked) : groups_(groups), asked_(asked) {}

    std::size_t districts() const override { return 1; }
    void month(std::size_t, sim::Clock, const sim::AfterEach*) override {}
    void exchange(sim::Clock) override {}
    void record(sim::Recording& recording, sim::Clock clock) const override
    {
        for (std::size_t g = 0; g < groups_; ++g) {
            if (!recording.due(g)) continue;
            asked_.emplace_back(clock.step, g);
            recording.cells(g, 0)[0] = clock.step;
        }
    }

  private:
    std::size_t groups_;
    Asked& asked_;
};

/// An arm of another model whose worlds are such.
class AskedArm final : public sim::Arm {
  public:
    AskedArm(std::unique_ptr<sim::Arm> arm, const sim::schema::Layout& layout, Asked& asked)
        : arm_(std::move(arm)), layout_(layout), asked_(asked)
    {
    }

    const sim::schema::Scenario& scenario() const override { return arm_->scenario(); }
    sim::schema::Layout layout() const override { return layout_; }
    std::vector<sim::Headline> headlines() const override { return {}; }
    std::string founding_key() const override { return ""; }
    std::unique_ptr<sim::World> found(sim::Randomness, std::size_t) const override { return world(); }
    std::unique_ptr<sim::World> begin(const sim::World&) const override { return world(); }

  private:
    std::unique_ptr<sim::World> world() const { return std::make_unique<AskedWorld>(layout_.groups.size(), asked_); }

    std::unique_ptr<sim::Arm> arm_;
    sim::schema::Layout layout_;
    Asked& asked_;
};

/// A plan of two years with a group of every month, and one of the ends of years.
sim::run::Plan plan_that_notes(Asked& asked)
{
    const Files files;
    sim::run::Request request;
    request.scenario = files.write("a.yaml", "model: exchange\nmonths: 24\nreplicates: 1\n");
    auto plan = sim::experiment::make_plan({&exchange::model()}, request);
    plan.layout.groups.push_back({"yearly", "", {11, 23}, {}, {{"gini", "1", "", {}}}});
    plan.arms.front() = std::make_unique<AskedArm>(std::move(plan.arms.front()), plan.layout, asked);
    return plan;
}

std::vector<std::vector<double>> tried(const sim::run::Plan& plan, const sim::experiment::Figure& figure)
{
    return sim::experiment::try_out(
        plan, figure, 0, 1, [&](int) { return std::vector<const sim::Arm*>{plan.arms.front().get()}; },
        {1, true, nullptr}, "worlds");
}

} // namespace

TEST_CASE("a world that answers one figure is asked for nothing but its group, in its months")
{
    Asked asked;
    const auto plan = plan_that_notes(asked);
    CHECK(tried(plan, {1, 0, 0, 23, 23, 1}) == std::vector<std::vector<double>>{{23}});
    CHECK(asked == Asked{{23, 1}});
    asked.clear();
    CHECK(tried(plan, {0, 0, 0, 2, 4, 10}) == std::vector<std::vector<double>>{{90}});
    CHECK(asked == Asked{{2, 0}, {3, 0}, {4, 0}});
}
