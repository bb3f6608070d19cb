#include "sim/experiment/questions.h"

#include "models/exchange/exchange.h"
#include "tests/sim/scenario/files.h"

#include <catch2/catch.hpp>

namespace {

/// The model as one whose scenarios once called some keys otherwise.
class RenamedExchange final : public sim::Model {
  public:
    std::string name() const override { return model_.name(); }
    std::string meaning() const override { return model_.meaning(); }
    std::vector<sim::PhaseDescription> phases() const override { return model_.phases(); }
    std::unique_ptr<sim::schema::Scenario> parameters() const override { return model_.parameters(); }
    sim::schema::Renames renames() const override
    {
        return {{"people", "agents"}, {"mechanisms.gifts", "mechanisms.giving"}};
    }
    std::unique_ptr<sim::Arm> read(const sim::schema::Node& scenario, sim::schema::Reading& reading) const override
    {
        return model_.read(scenario, reading);
    }

  private:
    const sim::Model& model_ = exchange::model();
};

} // namespace

TEST_CASE("a scenario with old keys runs as one with the names of today does, and each key is told once with its lines")
{
    const RenamedExchange model;
    const Files files;
    sim::run::Request request;
    request.scenario = files.write("old.yaml", "model: exchange\npeople: 30\nmonths: 2\ncompare: {baseline: on}\n"
                                               "arms:\n  on: {mechanisms: {gifts: on}}\n"
                                               "  off: {mechanisms: {gifts: off}}\n");
    const sim::run::Plan plan = sim::experiment::make_plan({&model}, request);
    CHECK(plan.notices == std::vector<std::string>{
                              request.scenario + ":2: people: is now called agents; read as that",
                              request.scenario + ":6: mechanisms.gifts: is now called mechanisms.giving (on 2 lines: "
                                                 "6, 7); read as that"});
    request.scenario =
        files.write("new.yaml", "model: exchange\nagents: 30\nmonths: 2\ncompare: {baseline: on}\n"
                                "arms:\n  on: {mechanisms: {giving: on}}\n  off: {mechanisms: {giving: off}}\n");
    const auto of_today = sim::experiment::make_plan({&model}, request);
    CHECK(of_today.notices.empty());
    for (std::size_t arm = 0; arm < 2; ++arm)
        CHECK(plan.arms[arm]->scenario().effective().flat_text() ==
              of_today.arms[arm]->scenario().effective().flat_text());

    request.scenario = files.path("old.yaml");
    request.settings = {"mechanisms.gifts=maybe"};
    CHECK_THROWS_WITH(
        sim::experiment::make_plan({&model}, request),
        Catch::Contains("--set: mechanisms.giving (written mechanisms.gifts): 'maybe' is not one of its levels"));
    request.settings = {"mechanisms.giftss=on"};
    CHECK_THROWS_WITH(sim::experiment::make_plan({&model}, request),
                      Catch::Contains("--set: mechanisms.giftss: there is no such mechanism; did you mean 'gifts'? it "
                                      "is now called mechanisms.giving"));
    request.settings = {"attribution={figure: series/gini, players: {it: mechanisms.gifts=maybe}}"};
    CHECK_THROWS_WITH(
        sim::experiment::make_plan({&model}, request),
        Catch::Contains("mechanisms.giving (written mechanisms.gifts): 'maybe' is not one of its levels"));
}
