#include "sim/cli/attribution.h"
#include "sim/cli/claim.h"
#include "sim/cli/comparison.h"
#include "sim/cli/costs.h"
#include "sim/cli/facts.h"
#include "sim/cli/sweep_sheets.h"
#include "sim/cli/sweep_text.h"
#include "sim/cli/verbs.h"

#include "sim/store/result_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <numeric>
#include <optional>

namespace sim::cli {

namespace {

/// Unmet need by reason: shares of all needs, by arm, over all months and replicates.
void show_needs(const store::ResultReader& result)
{
    if (!result.has("needs", "count")) return;
    const auto needs = result.read("needs", "count"); // arm, replicate, month, group, modality, outcome
    const auto arms = result.labels("needs", "arm");
    const auto modalities = result.labels("needs", "modality");
    const auto outcomes = result.labels("needs", "outcome");
    const auto groups = result.labels("needs", "group");
    const std::size_t cells = groups.size() * modalities.size() * outcomes.size();
    const std::size_t steps = needs.shape[1] * needs.shape[2];
    std::cout << "\nNeeds of " << groups[0] << ", met and unmet by reason, % of household-months with the need:\n";
    for (std::size_t a = 0; a < arms.size(); ++a) {
        std::cout << fmt::format("  {:<24}", arms[a]);
        for (const auto& outcome : outcomes) std::cout << fmt::format("{:>17}", outcome);
        std::cout << "\n";
        for (std::size_t m = 0; m < modalities.size(); ++m) {
            std::vector<double> sums(outcomes.size());
            for (std::size_t s = 0; s < steps; ++s)
                for (std::size_t o = 0; o < outcomes.size(); ++o) {
                    const double value = needs.values[(a * steps + s) * cells + m * outcomes.size() + o];
                    if (value == value) sums[o] += value;
                }
            const double all = std::accumulate(sums.begin(), sums.end(), 0.0);
            std::cout << fmt::format("    {:<22}", modalities[m]);
            for (const double sum : sums) std::cout << fmt::format("{:>17.1f}", all > 0 ? 100 * sum / all : 0.0);
            std::cout << "\n";
        }
    }
}

/// What the arms are called, where the scenario says it.
std::string arm_titles(const store::ResultReader& result)
{
    if (!result.has("scenario", "arm_title")) return "";
    const auto arms = result.labels("scenario", "arm");
    auto titles = result.text("scenario", "arm_title"), titles_zh = result.text("scenario", "arm_title_zh");
    titles.resize(arms.size());
    titles_zh.resize(arms.size());
    std::string out;
    for (std::size_t a = 0; a < arms.size(); ++a)
        if (!titles[a].empty() || !titles_zh[a].empty())
            out += fmt::format("  {}: {}{}{}\n", arms[a], titles[a],
                               titles[a].empty() || titles_zh[a].empty() ? "" : "  ", titles_zh[a]);
    return out.empty() ? "" : "arms\n" + out + "\n";
}

} // namespace

void show_result(const std::string& path, const std::string& sweep_path, const std::string& format)
{
    if (format != "text") {
        std::cout << sheets_as(sweep_sheets(store::ResultReader(path)), format);
        return;
    }
    std::optional<store::ResultReader> sweep;
    if (!sweep_path.empty()) sweep.emplace(sweep_path);
    const store::ResultReader result(path);
    std::cout << result.attribute("title") << "  " << result.attribute("title_zh") << "\n";
    if (!result.complete() && result.has("sweep", "value")) {
        const auto worlds = result.read("sweep", "value");
        const auto figures = static_cast<double>(worlds.shape.back());
        const auto known = std::count_if(worlds.values.begin(), worlds.values.end(), [](double v) { return v == v; });
        std::cout << fmt::format("This sweep is incomplete: {:.0f} of {:.0f} worlds were simulated.\n",
                                 static_cast<double>(known) / figures,
                                 static_cast<double>(worlds.values.size()) / figures);
    } else if (!result.complete()) {
        const auto done = result.read("progress", "months_done");
        const double all = std::stod(result.attribute("months")) * static_cast<double>(done.values.size());
        const double sum = std::accumulate(done.values.begin(), done.values.end(), 0.0);
        std::cout << fmt::format("This result is incomplete: {:.0f} of {:.0f} months were simulated.\n", sum, all);
    }
    std::cout << fmt::format("model {}, {} replicates, {} months, seed {}, baseline {}\n{}, created {}\n\n",
                             result.attribute("model"), result.attribute("replicates"), result.attribute("months"),
                             result.attribute("seed"), result.attribute("baseline"), result.attribute("program"),
                             result.attribute("created"));
    if (result.has("sweep", "value")) {
        std::cout << arm_titles(result) << sweep_text(result);
        std::cout << "\nReproduce with: " << result.attribute("command_line") << "\n";
        return;
    }
    std::cout << arm_titles(result) << comparison_table(result, sweep ? &*sweep : nullptr) << costs_text(result)
              << attribution_text(result) << claim_text(result) << facts_text(result);
    show_needs(result);
    std::cout << "\nGroups:";
    for (const auto& group : result.groups()) std::cout << " " << group;
    std::cout << "\nReproduce with: " << result.attribute("command_line") << "\n";
}

} // namespace sim::cli
