#include "sim/experiment/questions.h"

#include "sim/experiment/attribution.h"
#include "sim/experiment/choose.h"
#include "sim/experiment/facts.h"
#include "sim/experiment/figure.h"

#include <algorithm>
#include <array>

namespace sim::experiment {

namespace {

/// Arms can be brought to the spending of one that is run, in a model that knows what it spends.
void check_budget(const run::Plan& plan, Faults& faults)
{
    const std::string& wanted = plan.scenario().compare.budget.value();
    if (wanted.empty()) return;
    const Origin origin = run::written_at(plan, "compare");
    if (std::find(plan.arm_names.begin(), plan.arm_names.end(), wanted) == plan.arm_names.end())
        faults.add(origin, "compare.budget", "there is no arm '" + wanted + "'", "arms: " + joined(plan.arm_names));
    else if (plan.costing.outcomes.empty())
        faults.add(origin, "compare.budget", "the model " + plan.model->name() + " knows no spending", "leave it out");
}

/// A group of the scenario that says something, but not what it takes to be heard, would be passed over in silence.
void check_heard(const run::Plan& plan, Faults& faults)
{
    constexpr std::array<std::array<const char*, 3>, 3> groups{
        {{"claim", "expects", "less or more; nothing where an inherited claim is not to be tested"},
         {"precision", "half_width", "a number; 0 where an inherited precision is not to be asked for"},
         {"attribution", "players", "a map from names to settings; {} for none"}}};
    for (const auto& [group, key, remedy] : groups) {
        const schema::Node* node = plan.source.base.find(group);
        if (node && !node->entries.empty() && !node->find(key))
            faults.add(node->origin, std::string(group) + "." + key, "is missing", remedy);
    }
}

/// A claim must speak of arms and of a figure that are there.
void check_claim(run::Plan& plan, const std::vector<std::string>& every_arm, Faults& faults)
{
    const auto& claim = plan.scenario().claim;
    if (claim.expects.as<schema::Expectation>() == schema::Expectation::nothing) return;
    const Origin origin = run::written_at(plan, "claim");
    const auto check_arm = [&](const char* key, const std::string& arm) {
        if (std::find(every_arm.begin(), every_arm.end(), arm) == every_arm.end())
            faults.add(origin, key, "there is no arm '" + arm + "'", "arms: " + joined(every_arm));
    };
    const std::string& baseline = plan.scenario().compare.baseline.value();
    const std::string held = run::held_arm(every_arm, baseline, claim.arm.value());
    if (held.empty())
        run::add_unnamed_arm(origin, "claim", every_arm, faults);
    else
        check_arm("claim.arm", held);
    plan.claimed = held;
    for (const auto& arm : claim.beside.values()) {
        check_arm("claim.beside", arm);
        if (arm == held)
            faults.add(origin, "claim.beside", "names the claim's own arm", "arms that it is held against");
    }
    if (held == (baseline.empty() ? every_arm.front() : baseline))
        faults.add(origin, "claim.arm", "is the baseline", "an arm that is held against it");
    find_figure(plan, claim, "claim", faults);
}

/// So must the effect that is to be known precisely.
void check_precision(const run::Plan& plan, Faults& faults)
{
    const auto& precision = plan.scenario().precision;
    if (precision.half_width <= 0) return;
    const Origin origin = run::written_at(plan, "precision");
    const std::string arm = run::held_arm(plan, precision.arm.value());
    if (arm.empty())
        run::add_unnamed_arm(origin, "precision", plan.arm_names, faults);
    else if (std::find(plan.arm_names.begin(), plan.arm_names.end(), arm) == plan.arm_names.end())
        faults.add(origin, "precision.arm", "there is no arm '" + arm + "' in this run",
                   "arms: " + joined(plan.arm_names));
    else if (arm == plan.arm_names[plan.baseline])
        faults.add(origin, "precision.arm", "is the baseline of this run", "an arm that is held against it");
    find_figure(plan, precision, "precision", faults);
}

/// What is reckoned of worlds that are lived through for one figure needs them whole.
void check_regions(const run::Plan& plan, Faults& faults)
{
    if (plan.arms.front()->regions() == 1) return;
    const auto& scenario = plan.scenario();
    const std::pair<const char*, bool> asked[] = {{"precision", scenario.precision.half_width > 0},
                                                  {"attribution", !scenario.attribution.players.entries().empty()},
                                                  {"compare.budget", !scenario.compare.budget.value().empty()}};
    for (const auto& [key, given] : asked)
        if (given)
            faults.add({plan.source.files.front().first, 0, 0}, key, "cannot be asked of several districts",
                       "leave it out, or run a single district");
}

void check_questions(run::Plan& plan, const std::vector<std::string>& every_arm, Faults& faults)
{
    check_regions(plan, faults);
    check_budget(plan, faults);
    check_heard(plan, faults);
    check_claim(plan, every_arm, faults);
    check_facts(plan, every_arm, faults);
    check_precision(plan, faults);
    check_attribution(plan, faults);
    check_choose(plan, faults);
}

} // namespace

run::Plan make_plan(const std::vector<const Model*>& models, const run::Request& request)
{
    return run::read_plan(models, request, check_questions);
}

run::Plan look_through(const std::vector<const Model*>& models, const run::Request& request, const run::Look& look)
{
    return run::read_plan(models, request, check_questions, look);
}

} // namespace sim::experiment
