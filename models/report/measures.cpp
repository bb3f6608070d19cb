#include "models/report/sections.h"

#include <algorithm>
#include <cmath>

namespace report {

namespace {

/// Whose measures are told: other groups of people may be small.
constexpr const char* told_of[] = {Recorded::project, "all households"};
bool is_told(const std::string& who)
{
    return std::find(std::begin(told_of), std::end(told_of), who) != std::end(told_of);
}

/// Calls `told(labels, cells)` for each place on the axes beyond arm and replicate: a few axes, told by their labels.
template <class Told>
void each_place(const Labelled& all, const std::vector<std::string>& labels, Told told)
{
    for (const auto& axis : all.axes) {
        if (axis.name == "arm" || axis.name == "replicate") continue;
        for (const auto& place : axis.labels) {
            if (axis.name == "who" && !is_told(place)) continue;
            auto longer = labels;
            longer.push_back(place);
            each_place(all.at(axis.name, place), longer, told);
        }
        return;
    }
    told(labels, all);
}

/// A row for each variable and place of a group: its unit and meaning, and its spread by arm in one of its months.
Json rows_of(const Recorded& result, const std::string& group, std::size_t month)
{
    Json rows = Json::array();
    for (const auto& variable : result.variables(group)) {
        auto all = result.read(group, variable).at("month", month);
        for (const char* axis : {"who", "benefit"})
            if (all.axis(axis)) all = all.only(axis, result.told_labels(group, axis));
        each_place(all, {}, [&](const std::vector<std::string>& place, const Labelled& cells) {
            rows.push_back({{"variable", variable},
                            {"place", place},
                            {"unit", all.unit},
                            {"meaning", all.meaning},
                            {"spread", spread(cells)}});
        });
    }
    return rows;
}

/// Whom help reached is told while it was given: the first of the months recorded after which no project goes on.
std::size_t end_of_help(const Recorded& result, const std::vector<int>& months)
{
    const int end = result.last_project_end();
    const auto after =
        std::find_if(months.begin(), months.end(), [&](int month) { return end > 0 && month + 1 >= end; });
    return static_cast<std::size_t>((after == months.end() ? after - 1 : after) - months.begin());
}

/// What a player is called in Chinese where it is a mechanism that is switched off; else "".
std::string chinese_player(const Recorded& result, const std::string& player,
                           const std::vector<sim::PhaseDescription>& phases)
{
    const std::string setting = text_at(result.effective(0), "attribution.players." + player);
    for (const auto& phase : phases)
        for (const auto& mechanism : phase.mechanisms)
            if (setting.starts_with("mechanisms." + std::string(mechanism.name) + "=") &&
                setting.find(';') == std::string::npos)
                return std::string(mechanism.chinese);
    return "";
}

/// Which mechanism or actor brings how much of an effect, where the scenario asked: the arm that was divided.
Json attribution(const Recorded& result, const std::vector<sim::PhaseDescription>& phases)
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
            rows.push_back({{"player", player},
                            {"zh", chinese_player(result, player, phases)},
                            {"mean", figure("mean")},
                            {"low", figure("t_low")},
                            {"high", figure("t_high")}});
        }
        return {{"arm", a}, {"figure", result.attribute("attribution")}, {"rows", rows}};
    }
    return nullptr;
}

} // namespace

Json names_section(const Recorded& result, const sim::schema::Layout& layout)
{
    Json out;
    for (const auto& group : layout.groups)
        for (const auto& variable : group.variables) {
            const auto name = result.chinese(group.name, variable.name); // older files do not name all that they hold
            out[group.name + "/" + variable.name] = name.empty() ? variable.chinese : name;
        }
    return out;
}

Json measures_section(const Recorded& result, const std::vector<sim::PhaseDescription>& phases)
{
    Json out;
    for (const char* group : {"poverty", "multidimensional", "dynamics", "vulnerability", "targeting", "networks"}) {
        out[group] = Json();
        if (result.variables(group).empty()) continue;
        const auto months = result.months_of(group);
        const bool help = group == std::string("targeting");
        const std::size_t month = help ? end_of_help(result, months) : months.size() - 1;
        out[group] = rows_of(result, group, month);
        if (help) out["targeting_month"] = months[month];
    }
    out["attribution"] = attribution(result, phases);
    return out;
}

} // namespace report
