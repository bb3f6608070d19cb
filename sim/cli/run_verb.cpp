#include "sim/cli/attribution.h"
#include "sim/cli/claim.h"
#include "sim/cli/comparison.h"
#include "sim/cli/costs.h"
#include "sim/cli/verbs.h"
#include "sim/run/attribution.h"
#include "sim/run/budgets.h"
#include "sim/run/cost_effectiveness.h"
#include "sim/run/derived.h"
#include "sim/run/memory.h"
#include "sim/run/precision.h"

#include "sim/store/format.h"
#include "sim/store/result_reader.h"
#include "sim/store/result_writer.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <thread>

namespace sim::cli {

namespace {

std::atomic<bool> stop_asked{false};

void ask_to_stop(int)
{
    stop_asked = true;
}

std::string headlines_text(const std::vector<Headline>& headlines)
{
    auto out = nlohmann::json::array();
    for (const auto& h : headlines)
        out.push_back({{"label", h.label},
                       {"unit", h.unit},
                       {"group", h.group},
                       {"variable", h.variable},
                       {"labels", h.labels},
                       {"month", h.month},
                       {"scale", h.scale},
                       {"decimals", h.decimals},
                       {"sum", h.sum_over_months}});
    return out.dump();
}

store::Header header_of(const run::Plan& plan, const RunOptions& options, int threads)
{
    const auto& scenario = plan.scenario();
    store::Header header;
    header.arms = plan.arm_names;
    header.replicates = plan.replicates();
    header.months = plan.months();
    header.start_year = scenario.start.value().year();
    header.start_month = scenario.start.value().of_year();
    header.text_attributes = {
        {"title", scenario.title.en.value()},
        {"title_zh", scenario.title.zh.value()},
        {"qiao_format", std::to_string(store::format_version)},
        {"model", plan.model->name()},
        {"program", "qiao " + version_text()},
        {"created", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)))},
        {"command_line", options.command_line},
        {"baseline", plan.arm_names[plan.baseline]},
        {"headlines", headlines_text(plan.headlines)},
        {"claim", claim_attribute(scenario, plan.layout)},
        {"attribution", scenario.attribution.players.entries().empty()
                            ? ""
                            : scenario.attribution.figure.value() + " of " + joined(scenario.attribution.of.values())},
        {"budget", scenario.compare.budget.value()},
        {"Conventions", "CF-1.8"},
    };
    header.number_attributes = {{"seed", long{scenario.seed}},
                                {"replicates", long{scenario.replicates}},
                                {"months", long{scenario.months}},
                                {"threads", threads}};
    header.scenario_files = plan.source.files;
    for (const auto& arm : plan.arms)
        header.effective_scenarios.push_back(scenario::to_yaml(arm->scenario().effective()));
    return header;
}

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
        const auto enough = run::enough_replicates(plan, execution);
        if (!options.quiet)
            std::cerr << fmt::format(
                "precision: {} replicates give an interval of ± {:.4g}; ± {:.4g} was asked for{}\n", enough.replicates,
                enough.half_width, double{precision.half_width},
                enough.missing > 0 ? fmt::format(" (missing in {} pairs)", enough.missing) : "");
        run::Request request = options.request;
        request.replicates = enough.replicates;
        plan = run::make_plan(models, request);
    }
    for (const auto& arm : run::equalise_budgets(plan, execution))
        if (!options.quiet && arm.has_levers)
            std::cerr << fmt::format("budgets: {} × {:.3f} spends {:.0f} yuan of {:.0f}\n", arm.arm, arm.factor,
                                     arm.spent, arm.target);
}

} // namespace

int run_scenario(const Models& models, const RunOptions& options)
{
    namespace fs = std::filesystem;
    run::Plan plan = run::make_plan(models, options.request);
    const std::string out =
        options.out.empty() ? fs::path(options.request.scenario).stem().string() + ".h5" : options.out;
    std::error_code ignored;
    if (fs::is_directory(out, ignored)) throw InputError(out + ": is a folder; choose the name of a file with --out");
    if (fs::exists(out, ignored) && !options.force)
        throw InputError(out +
                         ": there is a result already; choose another name with --out, or replace it with --force");

    const int threads = options.threads > 0 ? options.threads : static_cast<int>(std::thread::hardware_concurrency());
    run::announce_memory(plan, threads, options.quiet);
    stop_asked = false;
    std::signal(SIGINT, ask_to_stop);
    std::signal(SIGTERM, ask_to_stop);
    const run::Execution execution{threads, options.quiet, &stop_asked};
    // A place that cannot be written to is a fault of the command line, found before anything is simulated.
    const auto open_result = [&] {
        try {
            return std::make_unique<store::ResultWriter>(out, plan.layout, header_of(plan, options, threads));
        } catch (const RunError& error) {
            throw InputError(std::string(error.what()) + "; choose another place with --out");
        }
    };
    if (leaves_open(plan)) {
        const std::string tried = open_result()->working_path();
        fs::remove(tried);
        prepare(plan, models, options, execution);
    }
    const auto writer = open_result();
    const run::Outcome outcome =
        run::execute(plan, execution, [&](store::Slab slab) { writer->submit(std::move(slab)); });
    if (outcome.finished_cases < outcome.cases) {
        if (outcome.regions > 0)
            std::cerr << "qiao: interrupted after " << outcome.finished_regions << " of " << outcome.regions
                      << " districts; each stands in /districts of " << writer->working_path()
                      << " as far as it came, sums over all of them end with the month that all have lived through\n";
        else
            std::cerr << "qiao: interrupted after " << outcome.finished_cases << " of " << outcome.cases
                      << " runs; what was done stands in " << writer->working_path() << "\n";
        return 1;
    }
    writer->finish([&](const store::ReadBack& read) {
        const auto replicates = static_cast<std::size_t>(plan.replicates());
        const auto seed = static_cast<std::uint32_t>(long{plan.scenario().seed});
        auto derived =
            run::derive_effects(plan.layout, read, plan.arms.size(), replicates, plan.baseline, seed, threads);
        for (auto& costs : run::derive_costs(plan, read)) derived.push_back(std::move(costs));
        for (auto& spending : run::derive_spending(plan, read)) derived.push_back(std::move(spending));
        for (auto& shares : run::attribute(plan, execution)) derived.push_back(std::move(shares));
        return derived;
    });
    if (!options.quiet) {
        const store::ResultReader result(out);
        std::cout << comparison_table(result) << costs_text(result) << attribution_text(result) << claim_text(result)
                  << "\nWritten to " << out << "; see it again with: qiao show " << out << "\n";
    }
    return 0;
}

void check_scenario(const Models& models, const run::Request& request)
{
    const run::Plan plan = run::make_plan(models, request);
    std::cout << request.scenario << ": nothing is wrong. " << plan.arm_names.size() << " arms ("
              << joined(plan.arm_names) << ") × " << plan.replicates() << " replicates × " << plan.months()
              << " months from " << plan.scenario().start.value().text() << ", seed " << long{plan.scenario().seed}
              << ".\n";
}

} // namespace sim::cli
