#include "models/report/sections.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace report {

namespace {

/// Yuan over the whole run, mean over replicates: [arm][payer or purpose][kind].
Json costs_by(const Recorded& result, const char* variable)
{
    return nested(result.read("costs", variable).sum("month").mean("replicate").times(0.01));
}

/// At most so many points of a cloud are drawn for an arm.
constexpr std::size_t most_points = 200;

/// Pairs of cost and effect against the baseline, one a replicate: [arm][point][2].
Json cloud(const Recorded& result, const Labelled& cost, const Labelled& effect)
{
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

/// What each outcome that costs are held against asks for, by its label; none before format version 5.
std::map<std::string, Labelled> outcomes(const Recorded& result)
{
    std::map<std::string, Labelled> out;
    if (const auto written = result.attribute("outcomes"); !written.empty())
        for (const auto& outcome : Json::parse(written)) out[outcome["label"]] = headline_values(result, outcome);
    return out;
}

bool nothing_told(const Labelled& all)
{
    return std::all_of(all.values.begin(), all.values.end(), [](double v) { return std::isnan(v); });
}

Json effectiveness(const Recorded& result, const Labelled& cost)
{
    if (!result.has("cost_effectiveness", "difference")) return nullptr;
    const auto difference = result.read("cost_effectiveness", "difference"); // arm, outcome, figure
    const auto acceptability = result.read("cost_effectiveness", "acceptability");
    const auto& names = difference.axis("figure")->labels;
    const auto effects = outcomes(result);
    Json out = Json::array();
    for (const auto& label : difference.axis("outcome")->labels) {
        // About whom an outcome is, is what it is read off; where the file does not say that, it may be the project's.
        const auto effect = effects.find(label);
        if (effect == effects.end() ? result.project_withheld() : nothing_told(effect->second)) continue;
        const auto told = difference.at("outcome", label);
        Json arms = Json::array();
        for (std::size_t a = 0; a < result.arms().size(); ++a) {
            Json one;
            for (const auto& name : names) one[name] = rounded(told.at("arm", a).at("figure", name).values[0]);
            arms.push_back(one);
        }
        Json entry{{"outcome", label}, {"arms", arms}, {"acceptability", nested(acceptability.at("outcome", label))}};
        if (effect != effects.end()) entry["cloud"] = cloud(result, cost, effect->second);
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
