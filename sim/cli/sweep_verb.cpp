#include "sim/cli/header.h"
#include "sim/cli/stop_signals.h"
#include "sim/cli/sweep_text.h"
#include "sim/cli/verbs.h"
#include "sim/experiment/questions.h"
#include "sim/experiment/sweep.h"
#include "sim/experiment/sweep_answers.h"
#include "sim/run/machine.h"
#include "sim/store/result_reader.h"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>

namespace sim::cli {

namespace {

/// What a run's header says, of a sweep.
store::Header header_of_sweep(const run::Plan& plan, const experiment::SweepPlan& sweep,
                              const std::string& command_line, int threads)
{
    store::Header header = header_of(plan, command_line, threads);
    header.replicates = static_cast<int>(sweep.replicates);
    for (auto& [name, number] : header.number_attributes) {
        if (name == "replicates") number = header.replicates;
        if (name == "points") number = static_cast<std::int64_t>(sweep.points);
    }
    for (auto& [name, text] : header.text_attributes)
        if (name == "sweep_told") text = sweep.figures.at(experiment::told_figure(plan, sweep).figure).name;
    header.known.push_back(experiment::sweep_factors(sweep));
    return header;
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
    namespace fs = std::filesystem;
    run::Plan plan = experiment::make_plan(models, options.request);
    const std::string out =
        options.out.empty() ? fs::path(options.request.scenario).stem().string() + "-sweep.h5" : options.out;
    using Existing = store::ResultPlace::Existing;
    const auto place =
        at_place([&] { return store::ResultPlace(out, options.force ? Existing::replaced : Existing::refused); });
    if (!place.notice().empty()) std::cerr << "qiao: " << place.notice() << "\n";
    const int threads = options.threads > 0 ? options.threads : run::processors_given();
    const StopSignals signals;
    const run::Execution execution{threads, options.quiet, &signals.asked()};
    const auto sweep = experiment::plan_sweep(plan, execution);
    if (!options.quiet) {
        for (const auto& notice : plan.notices) std::cerr << "note: " << notice << "\n";
        for (const auto& notice : sweep.factors.notices) std::cerr << "note: " << notice << "\n";
        std::cerr << fmt::format("{} factors, {} points × {} arms × {} replicates = {} worlds of {} months\n",
                                 sweep.factors.all.size(), sweep.points, plan.arm_names.size(), sweep.replicates,
                                 sweep.points * plan.arm_names.size() * sweep.replicates, plan.months());
    }
    auto writer = at_place([&] {
        return std::make_unique<store::ResultWriter>(place, experiment::sweep_layout(sweep),
                                                     header_of_sweep(plan, sweep, options.command_line, threads));
    });
    const auto outcome =
        experiment::run_sweep(plan, sweep, execution, [&](store::Slab slab) { writer->submit(std::move(slab)); });
    tell_failures(outcome, sweep.points);
    if (signals.asked() && outcome.finished_worlds == 0) {
        const std::string nothing_in_it = writer->working_path();
        writer.reset();
        fs::remove(nothing_in_it);
        std::cerr << "qiao: interrupted by " << signals.name() << " before a world was done; there is no result\n";
        return signals.exit_code();
    }
    if (signals.asked()) {
        std::cerr << fmt::format("qiao: interrupted by {} after {} of {} worlds; what was done stands in {}\n",
                                 signals.name(), outcome.finished_worlds, outcome.worlds, writer->working_path());
        return signals.exit_code();
    }
    writer->finish(
        [&](const store::ReadBack& read) { return experiment::sweep_answers(plan, sweep, outcome, read, execution); });
    if (!options.quiet)
        std::cout << sweep_text(store::ResultReader(place.path())) << "\nWritten to " << out
                  << "; see it again with: qiao show " << out << "\n";
    return outcome.failures.empty() ? 0 : 1;
}

} // namespace sim::cli
