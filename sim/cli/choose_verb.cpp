#include "sim/cli/numbers.h"
#include "sim/cli/sheet.h"
#include "sim/cli/stop_signals.h"
#include "sim/cli/verbs.h"
#include "sim/experiment/choose.h"
#include "sim/experiment/questions.h"
#include "sim/run/machine.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace sim::cli {

namespace {

Sheet sheet_of(const experiment::Chosen& chosen, double sure)
{
    const auto& best = chosen.plans[chosen.best];
    const bool all_the_same = std::all_of(chosen.plans.begin(), chosen.plans.end(), [](const auto& plan) {
        return plan.behind_low == 0 && plan.behind_high == 0;
    });
    Sheet out{
        all_the_same ? "the plans came out the same in every world, by " + chosen.figure
        : chosen.decided
            ? fmt::format("{} is the best plan by {}, or not worse than it by {} {}: with a probability of {:g} %",
                          best.name, chosen.figure, shown(chosen.indifference), chosen.unit, 100 * sure)
            : fmt::format("undecided: {} is ahead by {}, but the random worlds that are allowed did not suffice",
                          best.name, chosen.figure),
        {"plan", chosen.figure + ", " + chosen.unit, "worlds", "behind the best", "95 % of that"},
        {}};
    if (!chosen.effect.empty()) {
        for (const std::string& head :
             {std::string("cost above the cheapest, yuan"), chosen.effect, std::string("on the frontier")})
            out.heads.push_back(head);
    }
    // What a plan costs the whole town is large and much the same; what it costs more is what is decided.
    double cheapest = best.between.cost;
    for (const auto& plan : chosen.plans) cheapest = std::min(cheapest, plan.between.cost);
    for (std::size_t i = 0; i < chosen.plans.size(); ++i) {
        const auto& plan = chosen.plans[i];
        auto& row = out.rows.emplace_back();
        row = {plan.name, shown(plan.mean), std::to_string(plan.worlds)};
        if (i == chosen.best) {
            row.insert(row.end(), {"", ""});
        } else {
            row.push_back(shown(plan.behind));
            row.push_back(interval(plan.behind_low, plan.behind_high));
        }
        if (chosen.effect.empty()) continue;
        row.push_back(shown(plan.between.cost - cheapest));
        row.push_back(shown(plan.between.effect));
        row.push_back(fmt::format("{} ({:.0f} %)", plan.between.on_frontier ? "yes" : "no", 100 * plan.between.chance));
    }
    return out;
}

} // namespace

int choose_plan(const Models& models, const ChooseOptions& options)
{
    run::Plan plan = experiment::make_plan(models, options.request);
    const double sure = plan.scenario().choose.sure;
    const StopSignals signals;
    const run::Execution execution{options.threads > 0 ? options.threads : run::processors_given(), options.quiet,
                                   &signals.asked()};
    if (!options.quiet)
        for (const auto& notice : plan.notices) std::cerr << "note: " << notice << "\n";
    const auto chosen = experiment::choose(std::move(plan), execution);
    if (signals.asked()) {
        std::cerr << fmt::format("qiao: interrupted by {}; nothing is decided\n", signals.name());
        return signals.exit_code();
    }
    std::cout << sheets_as({sheet_of(chosen, sure)}, options.format);
    return 0;
}

} // namespace sim::cli
