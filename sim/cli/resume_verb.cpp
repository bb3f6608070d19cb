#include "sim/cli/destination.h"
#include "sim/cli/header.h"
#include "sim/cli/verbs.h"
#include "sim/experiment/questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <set>

namespace sim::cli {

namespace {

/// What a result was made of, with the place of the fault where that cannot be read.
run::Request request_at(const std::string& path, const store::ResultReader& result)
{
    try {
        return request_of(result);
    } catch (const InputError& error) {
        throw InputError(path + ": " + error.what());
    }
}

/// Runs or sweeps what a result was made of.
int go_on(const Models& models, const RunOptions& options, const Destination& destination, bool sweeps)
{
    run::Plan plan = plan_together([&] { return experiment::make_plan(models, options.request); });
    return sweeps ? sweep_at(options, std::move(plan), destination)
                  : run_at(models, options, std::move(plan), destination);
}

/// The parts that are not among some of a job array, by their numbers; empty where they are not of one.
std::vector<std::string> missing_parts(const std::vector<std::string>& paths)
{
    std::set<int> given, sizes;
    for (const auto& path : paths) {
        const Part part = part_of(store::ResultReader(path));
        given.insert(part.number);
        sizes.insert(part.of);
    }
    std::vector<std::string> out;
    if (sizes.size() != 1) return out;
    for (int number = 1; number <= *sizes.begin(); ++number)
        if (!given.contains(number)) out.push_back(std::to_string(number));
    return out;
}

} // namespace

int resume_result(const Models& models, const ResumeOptions& options)
{
    RunOptions run;
    run.out = options.result;
    run.threads = options.threads;
    run.quiet = options.quiet;
    run.existing = store::ResultPlace::Existing::continued;
    const Destination destination = destination_of(run, "");
    if (destination.sources.empty()) throw InputError(options.result + ": there is no result to go on with");
    bool sweeps = false;
    {
        const std::string& source = destination.sources.front();
        const store::ResultReader result(source);
        run.request = request_at(source, result);
        run.part = part_of(result);
        run.command_line = result.attribute("command_line");
        sweeps = is_of_sweep(result);
    }
    if (options.points && !sweeps) throw InputError(options.result + ": --points: is no result of a sweep");
    const std::string group = sweeps ? "sweep." : "";
    if (options.replicates) run.request.settings.push_back(fmt::format("{}replicates={}", group, *options.replicates));
    if (options.points) run.request.settings.push_back(fmt::format("sweep.points={}", *options.points));
    if (options.replicates || options.points) run.command_line = command_line_of(sweeps ? "sweep" : "run", run.request);
    return go_on(models, run, destination, sweeps);
}

int merge_results(const Models& models, const MergeOptions& options)
{
    using Existing = store::ResultPlace::Existing;
    RunOptions run;
    run.out = options.out;
    run.threads = options.threads;
    run.quiet = options.quiet;
    run.existing = options.force ? Existing::replaced : Existing::refused;
    bool sweeps = false;
    {
        const store::ResultReader first(options.parts.front());
        run.request = request_at(options.parts.front(), first);
        sweeps = is_of_sweep(first);
        run.command_line = command_line_of(sweeps ? "sweep" : "run", run.request);
    }
    for (const auto& part : options.parts)
        if (is_of_sweep(store::ResultReader(part)) != sweeps)
            throw InputError(part + ": cannot be merged with " + options.parts.front() +
                             ": one is of a sweep, and the other of a run");
    Destination destination = destination_of(run, "");
    destination.sources = options.parts;
    destination.nothing_else = true;
    if (const auto missing = missing_parts(options.parts); !missing.empty())
        std::cerr << "note: parts that are not given: " << joined(missing) << "\n";
    return go_on(models, run, destination, sweeps);
}

int rerun_world(const Models& models, const RerunOptions& options)
{
    using Existing = store::ResultPlace::Existing;
    RunOptions run;
    run.threads = options.threads;
    run.quiet = options.quiet;
    run.existing = options.force ? Existing::replaced : Existing::refused;
    run.out = options.out;
    run.command_line = options.command_line;
    const store::ResultReader result(options.result);
    if (is_of_sweep(result))
        throw InputError(options.result + ": is of a sweep, whose worlds are kept as figures; run the scenario with "
                                          "the values of the point instead");
    run.request = request_at(options.result, result);
    const auto arms = result.labels("progress", "arm"), replicates = result.labels("progress", "replicate");
    if (std::find(arms.begin(), arms.end(), options.arm) == arms.end())
        throw InputError("--arm: there is no arm '" + options.arm + "'; " + suggestion(options.arm, arms));
    if (std::find(replicates.begin(), replicates.end(), std::to_string(options.replicate)) == replicates.end())
        throw InputError(fmt::format("--replicate: there is no replicate {}; they are {} to {}", options.replicate,
                                     replicates.front(), replicates.back()));
    run.request.arms = {options.arm};
    for (const auto& setting : options.settings) {
        if (!setting.starts_with("record."))
            throw InputError("--set: '" + setting +
                             "' would make another world; rerun takes settings of `record` alone");
        run.request.settings.push_back(setting);
    }
    run::Plan plan = experiment::make_plan(models, run.request);
    take_found(plan, result);
    check_program(options.result, result);
    plan.first_replicate = static_cast<int>(options.replicate);
    plan.some_replicates = 1;
    return run_at(models, run, std::move(plan), destination_of(run, ""));
}

} // namespace sim::cli
