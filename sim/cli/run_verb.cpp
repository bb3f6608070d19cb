#include "sim/cli/attribution.h"
#include "sim/cli/claim.h"
#include "sim/cli/comparison.h"
#include "sim/cli/costs.h"
#include "sim/cli/destination.h"
#include "sim/cli/facts.h"
#include "sim/cli/header.h"
#include "sim/cli/lines_of_arms.h"
#include "sim/cli/stop_signals.h"
#include "sim/cli/verbs.h"
#include "sim/experiment/attribution.h"
#include "sim/experiment/budgets.h"
#include "sim/experiment/choose.h"
#include "sim/experiment/cost_effectiveness.h"
#include "sim/experiment/derived.h"
#include "sim/experiment/precision.h"
#include "sim/experiment/questions.h"
#include "sim/experiment/sweep.h"
#include "sim/run/memory.h"
#include "sim/run/team.h"

#include "sim/store/format.h"
#include "sim/store/result_place.h"
#include "sim/store/result_reader.h"
#include "sim/store/result_writer.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <map>

namespace sim::cli {

namespace {

/// A signal asked to stop while effects were reckoned.
struct Stopped {};

/// Whether the scenario leaves something open until some worlds were tried.
bool leaves_open(const run::Plan& plan)
{
    return plan.scenario().precision.half_width > 0 || !plan.scenario().compare.budget.value().empty();
}

/// Tries them: budgets, and the number of replicates.
void prepare(run::Plan& plan, const Models& models, const RunOptions& options, const run::Execution& execution)
{
    const auto& precision = plan.scenario().precision;
    if (precision.half_width > 0) {
        const auto enough = experiment::enough_replicates(plan, execution);
        if (!execution.quiet)
            std::cerr << fmt::format(
                "precision: {} replicates give an interval of ± {:.4g}; ± {:.4g} was asked for{}\n", enough.replicates,
                enough.half_width, double{precision.half_width},
                enough.missing > 0 ? fmt::format(" (missing in {} pairs)", enough.missing) : "");
        run::Request request = options.request;
        request.replicates = enough.replicates;
        plan = experiment::make_plan(models, request);
    }
    for (const auto& arm : experiment::equalise_budgets(plan, execution))
        if (!execution.quiet && arm.has_budget_parameters)
            std::cerr << fmt::format("budgets: {} × {:.3f} spends {:.0f} yuan of {:.0f}\n", arm.arm, arm.factor,
                                     arm.spent, arm.target);
}

/// How far a run came that did not come to its end.
std::string how_far(const run::Outcome& outcome, const std::string& file)
{
    if (outcome.regions > 0)
        return fmt::format("after {} of {} districts; each stands in /districts of {} as far as it came, sums over all "
                           "of them end with the month that all have lived through",
                           outcome.finished_regions, outcome.regions, file);
    return fmt::format("after {} of {} runs; what was done stands in {}", outcome.finished_cases, outcome.cases, file);
}

/// Simulates what is not finished, and writes the result with all that follows from it where it is `whole`. Returns "",
/// or how far it came when it was stopped. Throws RunError. `writer`: on the leader of a team alone, as what it
/// returns.
std::string run_to_file(const run::Plan& plan, const run::Execution& execution, store::ResultWriter* writer,
                        const store::Finished& finished, bool whole)
{
    const auto& team = run::Team::here();
    const run::Outcome outcome = run::execute(
        plan, execution, [&](store::Slab slab) { writer->submit(std::move(slab)); }, finished);
    if (team.from_leader(outcome.finished_cases < outcome.cases))
        return writer ? how_far(outcome, writer->working_path()) : "";
    const auto shares = whole ? experiment::attribute(plan, execution) : std::vector<store::Derived>();
    if (!writer) return "";
    if (!whole) return writer->finish(), "";
    try {
        if (execution.stopped()) throw Stopped();
        writer->finish([&](const store::ReadBack& read_file) {
            const store::ReadBack read = [&](std::size_t group, std::size_t variable) {
                if (execution.stopped()) throw Stopped();
                return read_file(group, variable);
            };
            const auto replicates = static_cast<std::size_t>(plan.replicates());
            const auto seed = static_cast<std::uint32_t>(long{plan.scenario().seed});
            auto derived = experiment::derive_effects(plan.layout, read, plan.arms.size(), replicates, plan.baseline,
                                                      seed, execution.threads);
            for (auto& costs : experiment::derive_costs(plan, read)) derived.push_back(std::move(costs));
            for (auto& spending : experiment::derive_spending(plan, read)) derived.push_back(std::move(spending));
            derived.insert(derived.end(), shares.begin(), shares.end());
            return derived;
        });
    } catch (const Stopped&) {
        return fmt::format("after all {} runs, before what follows from them was reckoned; they stand in {}",
                           outcome.cases, writer->working_path());
    }
    return "";
}

/// Finds out whether a result can be written there, before worlds are tried for minutes.
void try_place(const store::ResultPlace& place, const schema::Layout& layout, const store::Header& header)
{
    const std::string tried = store::ResultWriter(place, layout, header).working_path();
    std::filesystem::remove(tried);
}

/// The number of replicates that a result is made of, or is a part of.
long replicates_of(const store::ResultReader& result)
{
    Faults faults;
    const auto effective = scenario::from_yaml(result.text("scenario", "effective").at(0), "effective", faults);
    const schema::Node* replicates = effective.find("replicates");
    return std::strtol(replicates ? replicates->scalar.c_str() : "1", nullptr, 10);
}

void take_part(run::Plan& plan, const Part& part)
{
    const auto [first, count] = part.range(static_cast<std::size_t>(plan.replicates()));
    if (count == 0)
        throw InputError(fmt::format("--part: there are {} replicates, and {} parts; no more parts than replicates",
                                     plan.replicates(), part.of));
    plan.first_replicate = static_cast<int>(first);
    plan.some_replicates = static_cast<int>(count);
}

/// Says what came of it, where a whole result or a part now stands.
int tell_result(const RunOptions& options, const store::ResultPlace& place)
{
    if (options.quiet) return 0;
    const store::ResultReader result(place.path());
    if (options.part.of > 1) return std::cout << part_written_to(place, options.part), 0;
    std::cout << comparison_table(result) << costs_text(result) << attribution_text(result) << claim_text(result)
              << facts_text(result) << written_to(place);
    return 0;
}

} // namespace

int run_scenario(const Models& models, const RunOptions& options)
{
    run::Plan plan = plan_together([&] { return experiment::make_plan(models, options.request); });
    const Destination destination = destination_of(options, "");
    if (destination.sources.empty() || !leaves_open(plan)) return run_at(models, options, std::move(plan), destination);
    // What was left open was found when the result was begun.
    RunOptions found = options;
    found.request.replicates = replicates_of(store::ResultReader(destination.sources.front()));
    return run_at(models, found, plan_together([&] { return experiment::make_plan(models, found.request); }),
                  destination);
}

int run_at(const Models& models, const RunOptions& options, run::Plan plan, const Destination& destination)
{
    auto& team = run::Team::here();
    const int threads = threads_of(options);
    const bool quiet = options.quiet || !team.leads();
    if (!quiet) {
        LinesOfArms reading(language()), notices(language());
        for (std::size_t a = 0; a < plan.arms.size(); ++a) {
            reading.add(plan.arm_names[a], plan.arms[a]->reading(false));
            notices.add(plan.arm_names[a], plan.arms[a]->notices());
        }
        if (!team.told().empty()) std::cerr << "note: " << team.told() << "\n";
        for (const auto& line : reading.lines()) std::cerr << line << "\n";
        for (const auto& notice : plan.notices) std::cerr << "note: " << notice << "\n";
        for (const auto& notice : notices.lines()) std::cerr << "note: " << notice << "\n";
    }
    team.agree([&] { run::announce_memory(plan, threads, quiet); });
    const StopSignals signals;
    const run::Execution execution{threads, quiet, &signals.asked()};
    const auto header = [&] {
        auto out = header_of(plan, options.command_line, threads);
        for (auto& [name, text] : out.text_attributes)
            if (name == "part") text = options.part.text();
        return out;
    };
    team.agree([&] {
        if (!destination.sources.empty())
            take_found(plan, store::ResultReader(destination.sources.front()));
        else if (leaves_open(plan) && team.leads())
            at_place([&] { try_place(*destination.place, plan.layout, header()); });
    });
    if (destination.sources.empty() && leaves_open(plan)) {
        prepare(plan, models, options, execution);
        if (execution.stopped()) {
            if (team.leads())
                std::cerr << "qiao: interrupted by " << signals.name()
                          << " while worlds were tried; there is no result\n";
            return 128 + signals.signal();
        }
    }
    team.agree([&] {
        if (options.part.of > 1) take_part(plan, options.part);
    });
    try {
        const Opened begun = open_together(destination, header(), plan.layout);
        if (!begun.is_there) {
            if (destination.nothing_else && !begun.finished.all())
                return tell_missing(begun.finished, *destination.place, "runs");
            const std::string far =
                run_to_file(plan, execution, begun.writer.get(), begun.finished, options.part.of == 1);
            if (!far.empty()) return tell_interrupted(signals, far, *destination.place, options.kept);
        }
    } catch (const RunError& error) {
        if (signals.signal() != SIGXFSZ) throw;
        std::cerr << "qiao: " << error.what() << "\n"; // the signal is how the system says that a file is too large
        return signals.exit_code();
    }
    return team.leads() ? tell_result(options, *destination.place) : 0;
}

namespace {

/// Checks what is asked of all arms together, and tells what a sweep would run.
std::string check_whole(const Models& models, const run::Request& request)
{
    run::Plan plan = experiment::make_plan(models, request);
    if (plan.source.base.find("choose")) {
        run::Plan with_plans = experiment::make_plan(models, request);
        experiment::check_plans(with_plans);
    }
    if (!plan.source.base.find("sweep")) return "";
    const auto sweep = experiment::plan_sweep(plan, {0, true, nullptr});
    std::string out = fmt::format("qiao sweep: {} factors, {} points × {} arms × {} worlds.\n",
                                  sweep.factors.all.size(), sweep.points, plan.arm_names.size(), sweep.replicates);
    for (const auto& notice : sweep.factors.notices) out += "note: " + notice + "\n";
    return out;
}

} // namespace

void check_scenario(const Models& models, const run::Request& request)
{
    LinesOfArms outline(language()), reading(language()), notices(language());
    const run::Plan plan = experiment::look_through(models, request, [&](const std::string& name, const Arm& arm) {
        outline.add(name, arm.outline());
        reading.add(name, arm.reading(true));
        notices.add(name, arm.notices());
    });
    const bool whole = plan.source.base.find("sweep") || plan.source.base.find("choose");
    const std::string of_all = whole ? check_whole(models, request) : "";
    std::cout << request.scenario << ": nothing is wrong. "
              << fmt::format("{} {} ({}) × {} {} × {} months from {}, seed {}.\n", plan.arm_names.size(),
                             plan.arm_names.size() == 1 ? "arm" : "arms", few(plan.arm_names), plan.replicates(),
                             plan.replicates() == 1 ? "replicate" : "replicates", plan.months(),
                             plan.scenario().start.value().text(), long{plan.scenario().seed});
    std::cout << of_all;
    for (const auto& line : outline.lines()) std::cout << line << "\n";
    for (const auto& line : reading.lines()) std::cout << line << "\n";
    for (const auto& notice : plan.notices) std::cout << "note: " << notice << "\n";
    for (const auto& notice : notices.lines()) std::cout << "note: " << notice << "\n";
}

} // namespace sim::cli
