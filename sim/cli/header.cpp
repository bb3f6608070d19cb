#include "sim/cli/header.h"

#include "sim/cli/claim.h"
#include "sim/cli/facts.h"
#include "sim/cli/lines_of_arms.h"
#include "sim/cli/verbs.h"
#include "sim/scenario/read_scenario.h"
#include "sim/store/format.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <ctime>
#include <string_view>

namespace sim::cli {

namespace {

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

/// What `qiao check` tells of the arms; HDF5 has room for 64 kB in an attribute.
std::string outline_text(const run::Plan& plan)
{
    constexpr std::size_t most = 60'000;
    LinesOfArms outline(Language::english), reading(Language::english);
    for (std::size_t a = 0; a < plan.arms.size(); ++a) {
        outline.add(plan.arm_names[a], plan.arms[a]->outline());
        reading.add(plan.arm_names[a], plan.arms[a]->reading(true));
    }
    auto lines = outline.lines();
    for (auto& line : reading.lines()) lines.push_back(std::move(line));
    std::string out;
    for (const auto& line : lines)
        if (out.size() + line.size() < most) out += (out.empty() ? "" : "\n") + line;
    return out;
}

} // namespace

std::string for_a_shell(const std::string& argument)
{
    const auto plain = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) ||
               std::string_view("-_./=:,+@%").find(c) != std::string::npos;
    };
    if (!argument.empty() && std::all_of(argument.begin(), argument.end(), plain)) return argument;
    std::string out = "'";
    for (const char c : argument) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

store::Header header_of(const run::Plan& plan, const std::string& command_line, int threads)
{
    const auto& scenario = plan.scenario();
    store::Header header;
    header.arms = plan.arm_names;
    header.replicates = plan.replicates();
    header.first_replicate = plan.first_replicate;
    header.months = plan.months();
    header.start_year = scenario.start.value().year();
    header.start_month = scenario.start.value().of_year();
    header.text_attributes = {
        {"title", plan.title.en},
        {"title_zh", plan.title.zh},
        {"qiao_format", std::to_string(store::format_version)},
        {"model", plan.model->name()},
        {"program", "qiao " + version_text()},
        {"created", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)))},
        {"command_line", command_line},
        {"baseline", plan.arm_names[plan.baseline]},
        {"headlines", headlines_text(plan.headlines)},
        {"outcomes", headlines_text(plan.costing.outcomes)},
        {"claim", claim_attribute(plan)},
        {"facts", facts_attribute(plan)},
        {"attribution", scenario.attribution.players.entries().empty()
                            ? ""
                            : scenario.attribution.figure.value() + " of " + joined(scenario.attribution.of.values())},
        {"budget", scenario.compare.budget.value()},
        {"sweep_told", ""},
        {"part", ""},
        {"outline", outline_text(plan)},
        {"Conventions", "CF-1.8"},
    };
    header.number_attributes = {{"seed", long{scenario.seed}},
                                {"replicates", plan.replicates()},
                                {"months", long{scenario.months}},
                                {"points", 0},
                                {"threads", threads}};
    header.scenario_files = plan.source.files;
    for (const auto& [en, zh] : plan.arm_titles) {
        header.arm_titles.push_back(en);
        header.arm_titles_zh.push_back(zh);
    }
    header.settings = plan.settings;
    for (const auto& arm : plan.source.arms)
        header.found.push_back(arm.found.is_empty() ? "" : scenario::to_yaml(arm.found));
    for (const auto& [name, digest] : plan.tables->digests()) header.tables.emplace_back(name, digest);
    for (const auto& arm : plan.arms)
        header.effective_scenarios.push_back(scenario::to_yaml(arm->scenario().effective()));
    return header;
}

} // namespace sim::cli
