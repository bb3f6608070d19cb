#include "sim/cli/destination.h"
#include "sim/cli/header.h"
#include "sim/cli/sweep_text.h"
#include "sim/cli/verbs.h"
#include "sim/experiment/questions.h"
#include "sim/experiment/sweep.h"
#include "sim/experiment/sweep_answers.h"
#include "sim/run/team.h"
#include "sim/store/result_reader.h"

#include <fmt/format.h>

#include <filesystem>

#include <iostream>

namespace sim::cli {

namespace {

/// What a run's header says, of a sweep.
store::Header header_of_sweep(const run::Plan& plan, const experiment::SweepPlan& sweep, const RunOptions& options,
                              int threads)
{
    store::Header header = header_of(plan, options.command_line, threads);
    header.replicates = static_cast<int>(sweep.replicates);
    for (auto& [name, number] : header.number_attributes) {
        if (name == "replicates") number = header.replicates;
        if (name == "points") number = static_cast<std::int64_t>(sweep.points);
    }
    for (auto& [name, text] : header.text_attributes) {
        if (name == "part") text = options.part.text();
        if (name == "sweep_told") text = sweep.figures.at(experiment::told_figure(plan, sweep).figure).name;
    }
    header.known.push_back(experiment::sweep_factors(sweep));
    return header;
}

void take_part(experiment::SweepPlan& sweep, const Part& part)
{
    const auto [first, count] = part.range(sweep.points);
    if (count == 0)
        throw InputError(
            fmt::format("--part: there are {} points, and {} parts; no more parts than points", sweep.points, part.of));
    sweep.first_point = first;
    sweep.points = count;
    sweep.foundings.erase(sweep.foundings.begin(), sweep.foundings.begin() + static_cast<std::ptrdiff_t>(first));
    sweep.foundings.resize(count);
}

void tell_failures(const experiment::SweepOutcome& outcome, std::size_t points)
{
    if (outcome.failures.empty()) return;
    std::cerr << fmt::format("qiao: {} of {} points failed; they are missing in the result:\n", outcome.failures.size(),
                             points);
    constexpr std::size_t most = 10;
    std::size_t told = 0;
    for (const auto& [point, problem] : outcome.failures) {
        if (told++ == most) {
            std::cerr << fmt::format("  and {} more\n", outcome.failures.size() - most);
            break;
        }
        std::cerr << fmt::format("  point {}: {}\n", point, printable(problem));
    }
}

} // namespace

int sweep_scenario(const Models& models, const RunOptions& options)
{
    auto plan = plan_together([&] { return experiment::make_plan(models, options.request); });
    return sweep_at(options, std::move(plan), destination_of(options, "-sweep"));
}

int sweep_at(const RunOptions& options, run::Plan plan, const Destination& destination)
{
    auto& team = run::Team::here();
    const int threads = threads_of(options);
    const bool quiet = options.quiet || !team.leads();
    const StopSignals signals;
    const run::Execution execution{threads, quiet, &signals.asked()};
    experiment::SweepPlan sweep;
    team.agree([&] {
        sweep = experiment::plan_sweep(plan, execution);
        if (options.part.of > 1) take_part(sweep, options.part);
    });
    if (!quiet) {
        if (!team.told().empty()) std::cerr << "note: " << team.told() << "\n";
        for (const auto& notice : plan.notices) std::cerr << "note: " << notice << "\n";
        for (const auto& notice : sweep.factors.notices) std::cerr << "note: " << notice << "\n";
        std::cerr << fmt::format("{} factors, {} points × {} arms × {} replicates = {} worlds of {} months\n",
                                 sweep.factors.all.size(), sweep.points, plan.arm_names.size(), sweep.replicates,
                                 sweep.points * plan.arm_names.size() * sweep.replicates, plan.months());
    }
    Opened begun =
        open_together(destination, header_of_sweep(plan, sweep, options, threads), experiment::sweep_layout(sweep));
    bool failed = false;
    if (!begun.is_there) {
        auto* writer = begun.writer.get();
        if (destination.nothing_else && !begun.finished.all())
            return tell_missing(begun.finished, *destination.place, "worlds");
        const auto outcome = experiment::run_sweep(
            plan, sweep, execution, [&](store::Slab slab) { writer->submit(std::move(slab)); }, begun.finished);
        if (!writer) return 0;
        tell_failures(outcome, sweep.points);
        failed = !outcome.failures.empty();
        if (execution.stopped() && outcome.finished_worlds == 0 && destination.sources.empty()) {
            const std::string nothing_in_it = writer->working_path();
            begun.writer.reset();
            std::filesystem::remove(nothing_in_it);
            std::cerr << "qiao: interrupted by " << signals.name() << " before a world was done; there is no result\n";
            return signals.exit_code();
        }
        if (execution.stopped())
            return tell_interrupted(signals,
                                    fmt::format("after {} of {} worlds; what was done stands in {}",
                                                outcome.finished_worlds, outcome.worlds, writer->working_path()),
                                    *destination.place, options.kept);
        if (options.part.of > 1)
            writer->finish();
        else
            writer->finish([&](const store::ReadBack& read) {
                return experiment::sweep_answers(plan, sweep, outcome, read, execution);
            });
    }
    if (!quiet) {
        const store::ResultReader result(destination.place->path());
        std::cout << (options.part.of > 1 ? part_written_to(*destination.place, options.part)
                                          : sweep_text(result) + written_to(*destination.place));
    }
    return failed ? 1 : 0;
}

} // namespace sim::cli
