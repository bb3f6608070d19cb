#include "sim/cli/sweep_text.h"

#include "sim/cli/labelled.h"
#include "sim/cli/numbers.h"
#include "sim/inference/sensitivity.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sim::cli {

namespace {

using Json = nlohmann::json;

/// The factors on which most hangs, by an index that can be believed: those told from nothing.
std::string leading_factors(const store::ResultReader& result, const std::string& arm, const std::string& figure)
{
    const Labelled values(result, "sweep_sensitivity", "value");
    const auto factors = result.labels("sweep_sensitivity", "factor");
    constexpr std::size_t least_points = 100; // with fewer, the intervals of indices are not to be believed
    if (result.labels("sweep", "point").size() < least_points)
        return "too few points (below 100) to tell factors apart";
    const bool effects = values.has(2, "mu_star");
    const double predicted = Labelled(result, "sweep_sensitivity", "predicted").at({arm, figure});
    const std::string index = effects ? "mu_star" : predicted < inference::least_predicted ? "first" : "total";
    std::vector<inference::Estimate> estimates;
    for (const auto& factor : factors) {
        const auto of = [&](const char* label) { return values.at({arm, figure, index, factor, label}); };
        estimates.push_back({of("value"), of("low"), of("high")});
    }
    std::string out;
    constexpr std::size_t most = 6;
    std::size_t told = 0;
    for (const auto i : inference::told_from_nothing(estimates, effects)) {
        if (told++ == most) break;
        const auto& [value, low, high] = estimates[i];
        out += (out.empty() ? "" : "; ") + factors[i] + " ";
        out += effects ? shown(value) + " " + interval(low, high)
                       : fmt::format("{:.0f} % [{:.0f}, {:.0f}]", std::min(100.0, 100 * value),
                                     100 * std::max(0.0, low), std::min(100.0, 100 * high));
    }
    return out.empty() ? fmt::format("no single one of the {} factors can be told from chance", factors.size()) : out;
}

std::string of_figure(const store::ResultReader& result, const std::string& figure, bool in_full)
{
    const Labelled level(result, "sweep_verdicts", "level"), effect(result, "sweep_verdicts", "effect"),
        chance(result, "sweep_verdicts", "chance"), share(result, "sweep_shares", "share");
    const std::string baseline = result.attribute("baseline");
    const auto figures = result.labels("sweep_verdicts", "figure");
    const auto units = result.text("sweep_verdicts", "unit");
    const auto place = static_cast<std::size_t>(std::find(figures.begin(), figures.end(), figure) - figures.begin());
    const std::string unit = place < units.size() ? units[place] : "";
    std::string out = "\n" + figure + (unit.empty() ? "" : ", " + unit) + "\n";
    for (const auto& arm : result.labels("sweep_verdicts", "arm")) {
        const bool is_baseline = arm == baseline;
        // What the baseline does not know has no effect: the arm's own figure is told then.
        const bool is_level = is_baseline || std::isnan(effect.at({arm, figure, "mean"}));
        const auto& told = is_level ? level : effect;
        const auto of = [&](const char* label) { return told.at({arm, figure, label}); };
        out += fmt::format("  {:<40} {:>9} {:<20} {:>9} {}\n", is_level ? arm : arm + " less " + baseline,
                           shown((of("luck_low") + of("luck_high")) / 2, !is_level),
                           interval(of("luck_low"), of("luck_high"), !is_level), shown(of("mean"), !is_level),
                           interval(of("assumptions_low"), of("assumptions_high"), !is_level));
        if (!in_full) continue;
        const auto of_chance = [&](const char* label) { return chance.at({arm, figure, label}); };
        std::string verdict;
        if (!is_baseline && of_chance("turns") == of_chance("turns"))
            verdict += fmt::format("the other sign at {:.0f} % of points, ", 100 * of_chance("turns"));
        if (of_chance("best") == of_chance("best"))
            verdict += fmt::format(
                "best of all at {:.0f} % of points [{:.0f}, {:.0f}], lost against the best {} on average, {} at most, ",
                100 * of_chance("best"), 100 * of_chance("best_low"), 100 * of_chance("best_high"),
                shown(of_chance("regret_mean")), shown(of_chance("regret_most")));
        const auto of_share = [&](const char* source) { return 100 * share.at({arm, figure, source, "value"}); };
        if (const double luck = of_share("luck"); luck == luck)
            verdict += fmt::format("of the spread {:.0f} % is assumptions, {:.0f} % luck, {:.0f} % worlds in which "
                                   "other assumptions matter, ",
                                   of_share("assumptions"), luck, of_share("interaction"));
        if (!verdict.empty()) out += "    " + verdict.substr(0, verdict.size() - 2) + "\n";
        out += "    of what assumptions make of it: " + leading_factors(result, arm, figure) + "\n";
    }
    return out;
}

/// Where the effect goes the other way.
std::string turns_text(const store::ResultReader& result, const std::string& figure)
{
    const Labelled box(result, "sweep_turns", "box"), quality(result, "sweep_turns", "quality");
    std::string out;
    for (const auto& arm : result.labels("sweep_turns", "arm")) {
        const auto of = [&](const char* label) { return quality.at({arm, label}); };
        if (!(of("points_of_interest") > 0) || !(of("restricted") > 0)) continue;
        std::string sides;
        for (const auto& factor : result.labels("sweep_turns", "factor")) {
            const double low = box.at({arm, factor, "low"}), high = box.at({arm, factor, "high"});
            if (low != low && high != high) continue;
            sides += sides.empty() ? "" : ", ";
            if (low != low)
                sides += factor + " below " + shown(high);
            else if (high != high)
                sides += factor + " above " + shown(low);
            else
                sides += factor + " from " + shown(low) + " to " + shown(high);
        }
        out += fmt::format("  {}: where {} (these points hold {:.0f} % of all that turn, {:.0f} % of them turn)\n", arm,
                           sides, 100 * of("coverage"), 100 * of("density"));
    }
    return out.empty() ? "" : "\nWhere " + figure + " goes the other way, or less far than would matter:\n" + out;
}

std::string information_text(const store::ResultReader& result)
{
    if (!result.has("sweep_information", "worth")) return "";
    const Labelled worth(result, "sweep_information", "worth");
    const auto subjects = result.labels("sweep_information", "subject");
    std::vector<std::pair<double, std::string>> ranked;
    for (const auto& subject : subjects)
        if (worth.at({subject, "low"}) > 0) ranked.emplace_back(worth.at({subject, "value"}), subject);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    const auto line = [&](const std::string& subject) {
        return fmt::format("  {:<50} {:>10.0f} yuan [{:.0f}, {:.0f}]\n", subject, worth.at({subject, "value"}),
                           worth.at({subject, "low"}), worth.at({subject, "high"}));
    };
    std::string out = "\nWhat it is worth to know more before deciding:\n" + line("everything");
    constexpr std::size_t most = 12;
    std::size_t told = 0;
    for (const auto& [value, subject] : ranked)
        if (subject != "everything" && told++ < most) out += line(subject);
    if (told == 0) out += "  no single group or factor can be told from chance\n";
    return out;
}

/// How the claim stands, by luck alone and with the assumptions.
std::string claim_in_sweep(const store::ResultReader& result)
{
    const std::string attribute = result.attribute("claim");
    if (attribute.empty()) return "";
    const Json claim = Json::parse(attribute);
    const std::string arm = claim["arm"], figure = result.attribute("sweep_told");
    const bool more = claim["more"];
    const double matters = claim["matters"];
    const Labelled effect(result, "sweep_verdicts", "effect");
    if (!effect.has(0, arm)) return "";
    const double against = Labelled(result, "sweep_turns", "quality").at({arm, "points_of_interest"});
    const auto verdict = [&](const char* low_label, const char* high_label) {
        const double a = effect.at({arm, figure, low_label}), b = effect.at({arm, figure, high_label});
        const double low = more ? a : -b, high = more ? b : -a;
        return low > matters ? "supported" : high < matters ? "not supported" : "undecided";
    };
    return fmt::format(
        "\nClaim: {}\n       as written (luck alone): {}; with the assumptions: {}; at {:.0f} % of points the "
        "effect is as it says{}\n",
        claim["en"].get<std::string>(), verdict("luck_low", "luck_high"),
        verdict("assumptions_low", "assumptions_high"), 100 * (1 - against),
        matters > 0 ? fmt::format(" by more than {:.4g}", matters) : "");
}

} // namespace

std::string sweep_text(const store::ResultReader& result)
{
    if (!result.has("sweep_verdicts", "effect")) return "";
    const auto figures = result.labels("sweep", "figure");
    std::string out =
        fmt::format("{} factors, {} points, {} worlds at each; {} worlds of the scenario as written.\n"
                    "Of each arm: as written, with the 95 % interval of luck alone; then the mean over the points, "
                    "with the interval of "
                    "assumptions and luck together\n(the middle 95 % of points, and what so few worlds leave open).\n",
                    result.labels("sweep_factors", "factor").size(), result.labels("sweep", "point").size(),
                    result.attribute("replicates"), result.labels("sweep_as_written", "world").size());
    if (result.attribute("replicates") == "1")
        out += "One world at each point: what is luck and what assumptions cannot be told apart.\n";
    // The first figures in full, the others in two lines an arm.
    constexpr std::size_t in_full = 3;
    for (std::size_t f = 0; f < figures.size(); ++f) out += of_figure(result, figures[f], f < in_full);
    return out + claim_in_sweep(result) + turns_text(result, result.attribute("sweep_told")) + information_text(result);
}

} // namespace sim::cli
