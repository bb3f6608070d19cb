#include "models/report/sections.h"

#include <algorithm>
#include <cmath>

namespace report {

namespace {

/// Calls `told(label, cells)` for each place on the axes beyond arm and replicate: a few axes, told by their labels.
template <class Told>
void each_place(const Labelled& all, const std::string& label, Told told)
{
    for (const auto& axis : all.axes) {
        if (axis.name == "arm" || axis.name == "replicate") continue;
        for (const auto& place : axis.labels)
            each_place(all.at(axis.name, place), label + (label.empty() ? "" : ", ") + place, told);
        return;
    }
    told(label, all);
}

/// A row for each variable and place of a group: its unit and meaning, and its spread by arm at the end.
Json rows_of(const Recorded& result, const std::string& group)
{
    Json rows = Json::array();
    for (const auto& variable : result.file().variables(group)) {
        auto all = result.read(group, variable);
        if (all.axes.empty() || all.axes[0].name != "arm") continue;
        if (all.axis("month")) all = all.last("month");
        if (const auto* figures = all.axis("figure"))
            all = all.at("figure",
                         std::find(figures->labels.begin(), figures->labels.end(), "mean") == figures->labels.end()
                             ? figures->labels.front()
                             : "mean");
        // What is told of each household or village stands in the file; a page has no room for it.
        const auto too_long = [](const Axis& axis) {
            return axis.name != "arm" && axis.name != "replicate" && axis.labels.size() > 30;
        };
        if (std::any_of(all.axes.begin(), all.axes.end(), too_long)) continue;
        each_place(all, "", [&](const std::string& place, const Labelled& cells) {
            Json row{{"variable", variable}, {"place", place}, {"unit", all.unit}, {"meaning", all.meaning}};
            row["spread"] = cells.axis("replicate") ? spread(cells) : Json{{"median", nested(cells)}};
            rows.push_back(row);
        });
    }
    return rows;
}

/// Measures of poverty and inequality of the project's people at the end.
Json poverty(const Recorded& result)
{
    Json rows = Json::array();
    if (!result.has("poverty", "headcount_ratio")) return rows;
    for (const auto& variable : result.file().variables("poverty")) {
        const auto all = result.read("poverty", variable).last("month");
        for (const char* who : {Recorded::project, "all households"})
            rows.push_back({{"variable", variable},
                            {"place", who},
                            {"unit", all.unit},
                            {"meaning", all.meaning},
                            {"spread", spread(all.at("who", who))}});
    }
    return rows;
}

/// Which mechanism or actor brings how much of an effect, where the scenario asked: the arm that was divided.
Json attribution(const Recorded& result)
{
    if (!result.has("attribution", "shapley")) return nullptr;
    const auto shares = result.read("attribution", "shapley"); // arm, player, figure
    const auto means = shares.at("figure", "mean");
    const auto& players = shares.axis("player")->labels;
    for (std::size_t a = 0; a < result.arms().size(); ++a) {
        if (players.empty() || std::isnan(means.at("arm", a).values[0])) continue;
        Json rows = Json::array();
        for (const auto& player : players) {
            const auto told = shares.at("arm", a).at("player", player);
            const auto figure = [&](const char* name) { return rounded(told.at("figure", name).values[0]); };
            rows.push_back(
                {{"player", player}, {"mean", figure("mean")}, {"low", figure("t_low")}, {"high", figure("t_high")}});
        }
        return {{"arm", a}, {"figure", result.attribute("attribution")}, {"rows", rows}};
    }
    return nullptr;
}

} // namespace

Json measures_section(const Recorded& result)
{
    Json out{{"poverty", poverty(result)}};
    const auto groups = result.file().groups();
    for (const char* group : {"targeting", "dynamics", "vulnerability", "networks"})
        out[group] = std::find(groups.begin(), groups.end(), group) == groups.end() ? Json() : rows_of(result, group);
    out["attribution"] = attribution(result);
    return out;
}

} // namespace report
