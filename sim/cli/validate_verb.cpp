#include "sim/cli/facts.h"
#include "sim/cli/scenario_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace sim::cli {

namespace {

namespace fs = std::filesystem;

std::string note_of(const std::string& place, const std::vector<FactOf>& facts)
{
    const auto count = [&](Standing standing) {
        return std::count_if(facts.begin(), facts.end(), [&](const auto& f) { return f.fact.standing == standing; });
    };
    const auto predictions = std::count_if(facts.begin(), facts.end(), [](const auto& f) { return f.fact.prediction; });
    const std::string set_aside =
        predictions == 0 ? ""
                         : fmt::format("{} are predictions: they were set aside while parameters were chosen by "
                                       "others. ",
                                       predictions);
    const auto fitted = std::count_if(facts.begin(), facts.end(), [](const auto& f) { return !f.fact.fitted.empty(); });
    return fmt::format(
               "Of {} facts the model is outside {}, undecided in {}, at the edge of {} and inside {}. To {} of them "
               "parameters were fitted: where such a fact holds, that tests nothing. ",
               facts.size(), count(Standing::outside), count(Standing::undecided), count(Standing::at_the_edge),
               count(Standing::inside), fitted) +
           set_aside +
           "The model's figure is a mean over random worlds with its 95 % interval: outside when no part of it lies in "
           "the target, inside when all of it does, at the edge when it reaches over an end. Marks: verified, read in "
           "its source or computed from its data; derived, arithmetic from such figures; commonly quoted, not "
           "verified. " +
           fmt::format("{} (`{}`). Made by qiao {} with `qiao validate {} --markdown`.",
                       fs::is_directory(place) ? "Each scenario runs by itself" : "The scenario runs by itself",
                       alone("run", place), version_text(), place);
}

} // namespace

int validate(const Models& models, const FolderOptions& options)
{
    const auto scenarios = scenarios_at(options.place);
    check_all(models, scenarios, options.request, [](const run::Plan& plan) {
        return plan.scenario().facts.size() > 0 ? ""
                                                : "facts: is missing; facts that its run is held against, see README";
    });
    const ScratchFolder scratch;
    std::vector<FactOf> facts;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const std::string name = fs::path(scenarios[i]).filename().string();
        if (!options.quiet) std::cerr << fmt::format("{} of {}: {}\n", i + 1, scenarios.size(), name);
        RunOptions run;
        run.request = options.request;
        run.request.scenario = scenarios[i];
        run.out = scratch.file("result.h5");
        run.threads = options.threads;
        run.quiet = true;
        run.kept = false;
        run.existing = store::ResultPlace::Existing::replaced;
        if (const int code = run_scenario(models, run); code != 0) return code;
        for (auto& fact : facts_of(store::ResultReader(run.out))) facts.push_back({name, std::move(fact)});
    }
    const std::string place = without_slash(options.place);
    std::cout << sheets_as(facts_sheets("What is known, and what the model says", note_of(place, facts), facts),
                           options.format);
    return 0;
}

} // namespace sim::cli
