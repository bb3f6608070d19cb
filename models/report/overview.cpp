#include "models/report/sections.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <regex>

namespace report {

namespace {

/// The command with only one arm, into a file of its own.
std::string command_of_arm(const std::string& command, const std::string& arm)
{
    const std::regex own(R"( --(out|arm)[ =]('[^']*'|\S+)| --(force|quiet)\b)");
    const bool plain = std::regex_match(arm, std::regex("[A-Za-z0-9_.-]+"));
    const std::string quote = plain ? "" : "'";
    return std::regex_replace(command, own, "") + " --arm " + quote + arm + quote + " --out " + quote + arm + ".h5" +
           quote;
}

/// A command whose files are named as from the program's own folder, or without a folder.
std::string without_folders(const std::string& command)
{
    const std::string in_repository =
        std::regex_replace(command, std::regex(R"(([ =']|^)/[^ ']*/(scenarios/))"), "$1$2");
    return std::regex_replace(in_repository, std::regex(R"(([ =']|^)/[^ ']*/([^ '/]+))"), "$1$2");
}

/// The difference of two arms, of values [arm × replicate].
Json paired_arms(const Labelled& all, std::size_t arm, std::size_t other)
{
    const std::size_t replicates = all.extent("replicate");
    const auto of = [&](std::size_t a) { return std::span(all.values).subspan(a * replicates, replicates); };
    return paired(of(arm), of(other));
}

/// Poor project households in the first month, as the last project ends and in the last month: means by arm. "month"
/// counts from 0; null where the run ends with the project, or there is none.
Json course(const Recorded& result)
{
    const auto poor = result.read("series", "poor_households").at("group", Recorded::project);
    const auto mean_at = [&](std::size_t month) { return nested(poor.at("month", month).mean("replicate")); };
    const auto end = static_cast<std::size_t>(result.last_project_end()), months = poor.extent("month");
    const bool told = end > 0 && end < months;
    return {{"first", mean_at(0)},
            {"month", told ? Json(end - 1) : Json()},
            {"project_end", told ? mean_at(end - 1) : Json()},
            {"last", mean_at(months - 1)}};
}

/// Mean over replicates of an arm; NaN where nothing is known.
std::vector<double> means(const Labelled& all)
{
    return all.mean("replicate").values;
}

/// Households of all groups in the first month, mean over worlds of the baseline.
Json households_of_all(const Recorded& result)
{
    const auto all = result.read("series", "households").at("group", "all households").at("month", 0);
    return rounded(all.at("arm", result.baseline()).mean("replicate").values[0]);
}

/// What the best arm costs more than each arm; null where costs are not told.
Json cost_of_best(const Recorded& result, const std::vector<std::size_t>& order)
{
    if (order.empty() || !result.has("costs", "total")) return nullptr;
    const auto cost = result.read("costs", "total").sum("month").times(0.01);
    Json out = Json::array();
    for (std::size_t a = 0; a < result.arms().size(); ++a) out.push_back(paired_arms(cost, order[0], a));
    return out;
}

/// The claim that the scenario tests, with its effect where it can be reckoned; null where there is none.
Json claim(const Recorded& result)
{
    const std::string written = result.attribute("claim");
    if (written.empty()) return nullptr;
    Json out = Json::parse(written);
    out["effect"] = Json();
    const auto& arms = result.arms();
    const auto arm = std::find(arms.begin(), arms.end(), out["arm"].get<std::string>());
    if (arm == arms.end() || !result.has(out["group"], out["variable"])) return out;
    Json figure = out;
    figure["month"] = out["month"].get<int>() - 1; // claims count months from 1, 0 is the last
    figure["scale"] = 1.0;
    figure["sum"] = false;
    out["effect"] = paired_with_baseline(result, headline_values(result, figure))[arm - arms.begin()];
    return out;
}

} // namespace

/// As it stands in scenarios of today and of before.
std::string poverty_line(const sim::schema::Node& scenario)
{
    const auto now = text_at(scenario, "welfare.poverty_line");
    return now.empty() ? text_at(scenario, "calendar.poverty_line") : now;
}

Json run_section(const Recorded& result)
{
    const std::string command = without_folders(result.attribute("command_line"));
    Json ends = Json::array();
    for (std::size_t a = 0; a < result.arms().size(); ++a) ends.push_back(result.project_end(a));
    const auto& baseline = result.arms()[result.baseline()];
    return {{"title", {{"en", result.attribute("title")}, {"zh", result.attribute("title_zh")}}},
            {"file", std::filesystem::path(result.path()).filename().string()},
            {"program", result.attribute("program")},
            {"created", result.attribute("created")},
            {"command", command},
            {"baseline_command", command_of_arm(command, baseline)},
            {"seed", result.attribute("seed")},
            {"start", text_at(result.effective(0), "start")},
            {"months", result.months()},
            {"replicates", result.replicates()},
            {"worlds", result.finished_replicates()},
            {"arms", result.arms()},
            {"arm_titles", {{"en", result.arm_titles("en")}, {"zh", result.arm_titles("zh")}}},
            {"baseline", result.baseline()},
            {"budget", result.attribute("budget")},
            {"claim", claim(result)},
            {"project_end", ends},
            {"poverty_line", poverty_line(result.effective(result.baseline()))},
            {"complete", result.complete()},
            {"cases", result.arms().size() * result.replicates()},
            {"cases_finished", result.finished_cases()},
            {"smallest_cell", smallest_cell},
            {"project_withheld", result.project_withheld()}};
}

Json answer_section(const Recorded& result)
{
    if (!result.has("series", "sustained_exits")) return nullptr;
    const auto at_end = [&](const char* variable) {
        return result.read("series", variable).at("group", Recorded::project).last("month");
    };
    // A year has to pass before anybody is out of poverty for a year; before that the poor are counted.
    auto exits = at_end("sustained_exits");
    const bool long_enough = *std::max_element(exits.values.begin(), exits.values.end(), [](double a, double b) {
        return std::isnan(a) || (!std::isnan(b) && a < b);
    }) > 0;
    const auto outcome = long_enough ? exits : at_end("poor_households").times(-1);
    const auto mean = means(outcome);
    std::vector<std::size_t> order;
    for (std::size_t a = 0; a < mean.size(); ++a)
        if (!std::isnan(mean[a])) order.push_back(a);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return mean[a] > mean[b]; });

    Json tied = Json::array(); // arms that do as well as the best in every replicate
    for (const std::size_t a : order) {
        const Json d = paired_arms(outcome, order[0], a);
        if (d["mean"] == 0 && (d["pairs"] == 1 || (d["low"] == 0 && d["high"] == 0))) tied.push_back(a);
    }
    const bool second = order.size() > 1;
    Json headlines = Json::array();
    for (const auto& headline : Json::parse(result.attribute("headlines"))) {
        if (!result.has(headline["group"], headline["variable"])) continue;
        const auto values = headline_values(result, headline);
        if (std::all_of(values.values.begin(), values.values.end(), [](double v) { return std::isnan(v); })) continue;
        headlines.push_back({{"label", headline["label"]},
                             {"unit", headline["unit"]},
                             {"decimals", headline["decimals"]},
                             {"mean", nested(values.mean("replicate"))},
                             {"spread", spread(values)},
                             {"effect", paired_with_baseline(result, values)}});
    }
    Json out{
        {"outcome", long_enough ? "exits" : "poor"},
        {"order", order},
        {"mean", Json::array()},
        {"households", spread(result.read("series", "households").at("group", Recorded::project).at("month", 0))},
        {"everybody", households_of_all(result)},
        {"panel", result.has("households", "members") ? Json(result.labels("households", "household").size()) : Json()},
        {"tied", tied},
        {"course", course(result)},
        {"cost", cost_of_best(result, order)},
        {"best_against_baseline", order.empty() ? Json() : paired_arms(outcome, order[0], result.baseline())},
        {"best_against_second", second ? paired_arms(outcome, order[0], order[1]) : Json()},
        {"headlines", headlines}};
    for (const double m : mean) out["mean"].push_back(rounded(long_enough ? m : -m));
    return out;
}

} // namespace report
