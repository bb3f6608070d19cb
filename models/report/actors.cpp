#include "models/report/sections.h"

#include <cmath>

namespace report {

namespace {

constexpr std::size_t stages = 5; ///< of an association, none to self-sustaining

/// Share of villages whose association is at each stage, mean over replicates: [arm][stage][month].
Json stage_shares(const Recorded& result)
{
    const auto stage = result.read("associations", "stage"); // arm, replicate, month, village
    Json out = Json::array();
    for (std::size_t a = 0; a < result.arms().size(); ++a) {
        const auto of_arm = stage.at("arm", a);
        Json by_stage = Json::array();
        for (std::size_t s = 0; s < stages; ++s) {
            auto is = of_arm;
            for (double& v : is.values)
                if (!std::isnan(v)) v = v == static_cast<double>(s) ? 1.0 : 0.0;
            by_stage.push_back(nested(is.mean("village").mean("replicate")));
        }
        out.push_back(by_stage);
    }
    return out;
}

Json associations(const Recorded& result)
{
    if (!result.has("associations", "stage")) return nullptr;
    const auto over_villages = [&](const char* variable, bool sum, double scale) {
        const auto all = result.read("associations", variable);
        return spread((sum ? all.sum("village") : all.mean("village")).times(scale)); // [arm][month]
    };
    return {{"stages", stage_shares(result)},
            {"members", over_villages("members", true, 1)},
            {"maturity", over_villages("maturity", false, 1)},
            {"fund", over_villages("fund", true, 0.01)}};
}

Json platform(const Recorded& result)
{
    if (!result.has("platform", "kept_by")) return nullptr;
    const auto kept_by = result.read("platform", "kept_by");
    Json keepers = Json::array(); // [keeper][arm][month]
    for (const double keeper : {0.0, 1.0, 2.0, 3.0}) {
        auto is = kept_by;
        for (double& v : is.values)
            if (!std::isnan(v)) v = v == keeper ? 1.0 : 0.0;
        keepers.push_back(nested(is.mean("replicate")));
    }
    return {{"kept_by", keepers},
            {"retained", spread(result.read("platform", "retained"))},
            {"retained_care", spread(result.read("platform", "retained_care"))}};
}

/// Only agencies that have hours in an arm; where an agency stands by, it has nothing to tell.
Json agencies(const Recorded& result)
{
    if (!result.has("agencies", "score")) return nullptr;
    const auto hours = result.read("agencies", "hours").sum("month").mean("replicate"); // arm, agency
    const auto& names = hours.axis("agency")->labels;
    Json out = Json::array();
    for (std::size_t a = 0; a < result.arms().size(); ++a)
        for (std::size_t g = 0; g < names.size(); ++g) {
            const auto monthly = [&](const char* variable) {
                return result.read("agencies", variable).at("arm", a).at("agency", g); // replicate, month
            };
            if (!(hours.values[a * names.size() + g] > 0)) continue;
            Json one{{"arm", a}, {"agency", names[g]}, {"hours", rounded(hours.values[a * names.size() + g])}};
            for (const char* use : {"survey_hours_used", "linking_hours_used", "casework_hours_used",
                                    "organising_hours_used", "volunteer_hours"})
                one[use] = rounded(monthly(use).sum("month").mean("replicate").values[0]);
            auto score = monthly("score");
            for (double& v : score.values)
                if (v < 0) v = std::nan(""); // before the first inspection
            one["score"] = spread(score);
            one["competence"] = spread(monthly("competence"));
            one["withheld"] = nested(monthly("withheld").mean("replicate"));
            one["diverts"] = rounded(monthly("diverts").last("month").mean("replicate").values[0]);
            out.push_back(one);
        }
    return out;
}

Json organisations(const Recorded& result)
{
    if (!result.has("organisations", "helped")) return nullptr;
    const auto helped = result.read("organisations", "helped");
    Json out{{"names", helped.axis("organisation")->labels}, {"kinds", Json::array()}};
    for (const auto& name : helped.axis("organisation")->labels)
        out["kinds"].push_back(text_at(result.effective(0), "suppliers." + name + ".kind"));
    out["helped"] = nested(helped.sum("month").mean("replicate")); // [arm][organisation]
    const auto last = [&](const char* variable) { return result.read("organisations", variable).last("month"); };
    for (const char* variable : {"joined", "staff"}) out[variable] = nested(last(variable).mean("replicate"));
    // Means are over the worlds in which a supplier takes part or is graded; files before version 4 say 0 elsewhere.
    auto effort = last("effort"), grade = last("grade"), graded = grade;
    const auto joined = last("joined");
    for (std::size_t i = 0; i < grade.values.size(); ++i) {
        const bool known = grade.values[i] > 0, unfinished = std::isnan(joined.values[i]);
        if (!known) grade.values[i] = std::nan("");
        graded.values[i] = unfinished ? std::nan("") : known ? 1.0 : 0.0;
        if (!(joined.values[i] > 0)) effort.values[i] = std::nan("");
    }
    out["effort"] = nested(effort.mean("replicate"));
    out["grade"] = nested(grade.mean("replicate"));
    out["graded"] = nested(graded.mean("replicate")); // share of worlds
    // Pairs are kept up by a project, and are told as it ends.
    const auto pairs = result.read("organisations", "pairs");
    const auto end = static_cast<std::size_t>(result.last_project_end()), months = pairs.extent("month");
    out["pairs"] = nested(pairs.at("month", end > 0 && end <= months ? end - 1 : months - 1).mean("replicate"));
    return out;
}

/// By village at the end: [arm][village].
Json villages(const Recorded& result)
{
    if (!result.has("villages", "headcount_ratio")) return nullptr;
    const auto households = result.read("villages", "households").last("month").mean("arm").mean("replicate");
    const auto told = [&](const char* group, const char* variable) {
        auto all = result.read(group, variable).last("month").mean("replicate");
        for (std::size_t i = 0; i < all.values.size(); ++i)
            if (households.values[i % households.values.size()] < smallest_cell) all.values[i] = std::nan("");
        return nested(all);
    };
    Json out{{"names", households.axis("village")->labels},
             {"households", nested(households)},
             {"headcount_ratio", told("villages", "headcount_ratio")},
             {"income", told("villages", "income")}};
    if (result.has("associations", "stage"))
        for (const char* variable : {"stage", "members"}) out[variable] = told("associations", variable);
    return out;
}

} // namespace

Json actors_section(const Recorded& result)
{
    return {{"associations", associations(result)},
            {"platform", platform(result)},
            {"agencies", agencies(result)},
            {"organisations", organisations(result)},
            {"villages", villages(result)}};
}

} // namespace report
