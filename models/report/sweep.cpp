#include "models/report/swept.h"

#include "models/report/sections.h"
#include "sim/core/faults.h"
#include "sim/inference/sensitivity.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace report {

namespace {

/// Factors that are told of one arm and figure.
constexpr std::size_t most_leading = 10;
/// Subjects whose knowledge is worth something that are told.
constexpr std::size_t most_subjects = 12;

/// The values along the last axis by its labels.
Json by_label(const Labelled& line)
{
    Json out;
    for (std::size_t i = 0; i < line.values.size(); ++i) out[line.axes.back().labels[i]] = rounded(line.values[i]);
    return out;
}

/// What is told of one figure, by arm of the result. `verdicts`: level, effect and chance.
Json of_figure(const Recorded& result, const Swept& sweep,
               const std::vector<std::pair<const char*, Labelled>>& verdicts, const Labelled& share_of,
               const std::string& figure)
{
    Json out{{"label", figure},          {"unit", sweep.unit_of(figure)}, {"level", Json::array()},
             {"effect", Json::array()},  {"chance", Json::array()},       {"shares", Json::array()},
             {"leading", Json::array()}, {"index", Json::array()}};
    for (const auto& arm : result.arms()) {
        for (const auto& [variable, values] : verdicts)
            out[variable].push_back(by_label(values.at("arm", arm).at("figure", figure)));
        const auto share = share_of.at("arm", arm).at("figure", figure);
        Json shares;
        for (const auto& source : share.axis("source")->labels) shares[source] = by_label(share.at("source", source));
        out["shares"].push_back(shares);
        Json leading = Json::array();
        const auto found = sweep.leading(arm, figure);
        for (std::size_t i = 0; i < std::min(most_leading, found.size()); ++i)
            leading.push_back({{"factor", found[i].factor},
                               {"value", rounded(found[i].value)},
                               {"low", rounded(found[i].low)},
                               {"high", rounded(found[i].high)}});
        out["leading"].push_back(leading);
        out["index"].push_back(sweep.ranking(arm, figure));
    }
    return out;
}

/// Where the told figure's effect goes the other way: boxes that are told from chance, and how often it turns at all.
Json turns(const Recorded& result, const Swept& sweep)
{
    Json out = Json::array();
    const auto box = sweep.read("sweep_turns", "box"), quality = sweep.read("sweep_turns", "quality");
    for (std::size_t a = 0; a < result.arms().size(); ++a) {
        if (a == result.baseline()) continue;
        Json one = by_label(quality.at("arm", result.arms()[a]));
        one["arm"] = a;
        one["sides"] = Json::array();
        if (one["restricted"] > 0)
            for (const auto& factor : box.axis("factor")->labels) {
                const auto side = by_label(box.at("arm", result.arms()[a]).at("factor", factor));
                if (side["low"].is_null() && side["high"].is_null()) continue;
                one["sides"].push_back({{"factor", factor}, {"low", side["low"]}, {"high", side["high"]}});
            }
        out.push_back(one);
    }
    return out;
}

/// What knowing more is worth, in yuan, and in outcomes for a programme: everything, and what is told from nothing,
/// most first.
Json information(const Swept& sweep)
{
    if (!sweep.has("sweep_information", "worth") || !sweep.all_told()) return nullptr;
    const auto worth = sweep.read("sweep_information", "worth"),
               programme = sweep.read("sweep_information", "programme_worth"),
               outcomes = sweep.read("sweep_information", "outcomes");
    const auto subjects = worth.axis("subject")->labels;
    std::vector<sim::inference::Estimate> worths;
    for (const auto& subject : subjects) {
        const auto ends = worth.at("subject", subject).values;
        worths.push_back({ends.at(0), ends.at(1), ends.at(2)});
    }
    const auto told_of = [&](const std::string& subject) {
        Json one = by_label(worth.at("subject", subject));
        one["programme"] = by_label(programme.at("subject", subject))["value"];
        one["outcomes"] = by_label(outcomes.at("subject", subject).at("estimate", "value"));
        return one;
    };
    const Json everything = told_of("everything");
    std::vector<Json> told;
    for (const auto i : sim::inference::told_from_nothing(worths, false)) {
        if (subjects[i] == "everything") continue;
        told.push_back(told_of(subjects[i]));
        told.back()["subject"] = subjects[i];
    }
    const std::size_t all = told.size();
    told.resize(std::min(all, most_subjects));
    return {{"everything", everything}, {"subjects", told}, {"subjects_in_all", all}};
}

/// What the factors that are named mean and could be.
Json named_factors(const Swept& sweep, const Json& section)
{
    std::set<std::string> named;
    for (const auto& figure : section["figures"])
        for (const auto& arm : figure["leading"])
            for (const auto& one : arm) named.insert(one["factor"]);
    for (const auto& turn : section["turns"])
        for (const auto& side : turn["sides"]) named.insert(side["factor"]);
    if (!section["information"].is_null())
        for (const auto& one : section["information"]["subjects"]) named.insert(one["subject"]);
    Json out = Json::object();
    const auto factors = sweep.factors(), units = sweep.of_factors("unit"), meanings = sweep.of_factors("meaning"),
               plausible = sweep.of_factors("plausible"), standings = sweep.of_factors("standing"),
               groups = sweep.of_factors("group_zh");
    for (std::size_t f = 0; f < factors.size(); ++f)
        if (named.contains(factors[f]))
            out[factors[f]] = {{"unit", units[f]},
                               {"meaning", meanings[f]},
                               {"plausible", plausible[f]},
                               {"standing", standings[f]},
                               {"group_zh", groups[f]}};
    return out;
}

} // namespace

Json sweep_section(const Recorded& result, const std::string& path)
{
    const Swept sweep(path, result);
    std::vector<std::pair<const char*, Labelled>> verdicts;
    for (const char* variable : {"level", "effect", "chance"})
        verdicts.emplace_back(variable, sweep.read("sweep_verdicts", variable));
    const auto shares = sweep.read("sweep_shares", "share");
    Json figures = Json::array();
    for (const auto& figure : sweep.figures()) figures.push_back(of_figure(result, sweep, verdicts, shares, figure));
    const std::string told = sweep.attribute("sweep_told");
    const auto tellable = sweep.figures();
    const bool may_tell = std::find(tellable.begin(), tellable.end(), told) != tellable.end();
    const bool of_claim =
        may_tell && !sweep.attribute("claim").empty() && sweep.attribute("claim") == result.attribute("claim");
    Json differing = Json::array();
    for (const auto& [key, ours, theirs] : sweep.differing())
        differing.push_back({{"path", key}, {"result", ours}, {"sweep", theirs}});
    Json out{{"file", std::filesystem::path(path).filename().string()},
             {"points", sweep.points()},
             {"failed_points", sweep.failed_points()},
             {"replicates", sweep.attribute("replicates")},
             {"worlds_as_written", sweep.worlds_as_written()},
             {"factors_in_all", sweep.factors().size()},
             {"figures", figures},
             {"told", may_tell ? Json(told) : Json()},
             {"claimed", of_claim ? told : ""},
             {"turns", may_tell ? turns(result, sweep) : Json::array()},
             {"information", information(sweep)},
             {"differing", differing}};
    out["factors"] = named_factors(sweep, out);
    return out;
}

} // namespace report
