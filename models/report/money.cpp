#include "models/report/sections.h"

#include <cmath>

namespace report {

namespace {

/// Yuan over the whole run, mean over replicates: [arm][payer or purpose][kind].
Json costs_by(const Recorded& result, const char* variable)
{
    return nested(result.read("costs", variable).sum("month").mean("replicate").times(0.01));
}

/// The outcomes that money is held against, as the series tell them: where, how much one unit of the series counts, and
/// whether months are summed.
struct Outcome {
    const char *label, *variable, *group;
    double scale;
    bool sum;
};
constexpr Outcome outcomes[] = {
    {"sustained exit of a project household", "sustained_exits", Recorded::project, 1, false},
    {"sustained exit", "sustained_exits", "all households", 1, false},
    {"poor person-year averted", "poor_persons", "all households", -1.0 / 12, true},
    {"yuan of poverty gap closed", "gap_cost", "all households", -1.0 / 12, true}};

/// At most so many points of a cloud are drawn for an arm.
constexpr std::size_t most_points = 200;

/// Pairs of cost and effect against the baseline, one a replicate: [arm][point][2].
Json cloud(const Recorded& result, const Labelled& cost, const Outcome& outcome)
{
    auto effect = result.read("series", outcome.variable).at("group", outcome.group);
    effect = (outcome.sum ? effect.sum("month") : effect.last("month")).times(outcome.scale);
    const std::size_t replicates = result.replicates(), first = result.baseline() * replicates;
    Json arms = Json::array();
    for (std::size_t a = 0; a < result.arms().size(); ++a) {
        Json points = Json::array();
        for (std::size_t r = 0; a != result.baseline() && r < std::min(replicates, most_points); ++r) {
            const double x = effect.values[a * replicates + r] - effect.values[first + r];
            const double y = cost.values[a * replicates + r] - cost.values[first + r];
            if (!std::isnan(x) && !std::isnan(y)) points.push_back({rounded(x), rounded(y)});
        }
        arms.push_back(points);
    }
    return arms;
}

Json effectiveness(const Recorded& result, const Labelled& cost)
{
    if (!result.has("cost_effectiveness", "difference")) return nullptr;
    const auto difference = result.read("cost_effectiveness", "difference"); // arm, outcome, figure
    const auto acceptability = result.read("cost_effectiveness", "acceptability");
    const auto& names = difference.axis("figure")->labels;
    Json out = Json::array();
    for (const auto& label : difference.axis("outcome")->labels) {
        if (result.project_withheld() && label.ends_with("of a project household")) continue;
        const auto told = difference.at("outcome", label);
        Json arms = Json::array();
        for (std::size_t a = 0; a < result.arms().size(); ++a) {
            Json one;
            for (const auto& name : names) one[name] = rounded(told.at("arm", a).at("figure", name).values[0]);
            arms.push_back(one);
        }
        Json entry{{"outcome", label}, {"arms", arms}, {"acceptability", nested(acceptability.at("outcome", label))}};
        for (const auto& outcome : outcomes)
            if (label == outcome.label) entry["cloud"] = cloud(result, cost, outcome);
        out.push_back(entry);
    }
    Json willingness = Json::array();
    for (const auto& text : acceptability.axis("willingness")->labels) willingness.push_back(std::stod(text));
    return {{"willingness", willingness}, {"outcomes", out}};
}

Json social_return(const Recorded& result)
{
    if (!result.has("social_return", "value")) return nullptr;
    const auto value = result.read("social_return", "value"); // arm, bound, figure
    Json out;
    for (const auto& bound : value.axis("bound")->labels)
        out[bound] = {{"ratio", nested(value.at("bound", bound).at("figure", "ratio"))},
                      {"cost", nested(value.at("bound", bound).at("figure", "cost"))}};
    return out;
}

} // namespace

Json money_section(const Recorded& result)
{
    if (!result.has("costs", "by_payer")) return nullptr;
    const auto by_payer = result.read("costs", "by_payer"), by_modality = result.read("costs", "by_modality");
    Json totals, extra;
    for (const char* name : {"programme", "total", "with_time"}) {
        const auto all = result.read("costs", name).sum("month").times(0.01);
        totals[name] = spread(all);
        extra[name] = paired_with_baseline(result, all);
    }
    const bool spent = result.has("spending", "spent");
    return {{"payers", by_payer.axis("payer")->labels},
            {"purposes", by_modality.axis("modality")->labels},
            {"kinds", by_payer.axis("kind")->labels},
            {"by_payer", costs_by(result, "by_payer")},
            {"by_purpose", costs_by(result, "by_modality")},
            {"totals", totals},
            {"extra", extra},
            {"spent", spent ? nested(result.read("spending", "spent")) : Json()},
            {"miss", spent ? nested(result.read("spending", "miss")) : Json()},
            {"effectiveness", effectiveness(result, result.read("costs", "total").sum("month").times(0.01))},
            {"social_return", social_return(result)}};
}

} // namespace report
