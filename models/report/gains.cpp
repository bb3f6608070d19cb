#include "models/report/sections.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace report {

namespace {

/// A variable whose last axis is `figure`, in the last month: one object of figures for each place before.
Json figures(const Labelled& all)
{
    const auto& names = all.axes.back().labels;
    Json out = Json::array();
    for (std::size_t row = 0; row * names.size() < all.values.size(); ++row) {
        Json one;
        for (std::size_t f = 0; f < names.size(); ++f) one[names[f]] = rounded(all.values[row * names.size() + f]);
        out.push_back(one);
    }
    return out;
}

/// Winners and losers by arm. Mean gain and loss of fewer households than may be told apart are left out.
Json winners(const Recorded& result, double households)
{
    if (!result.has("winners_household", "income_12")) return nullptr;
    Json out;
    for (const char* name : {"income_12", "consumption_12"}) {
        Json arms = figures(result.read("winners_household", name).last("month"));
        for (auto& arm : arms)
            for (const auto& [share, mean] : {std::pair{"winners", "mean_gain"}, {"losers", "mean_loss"}})
                if (arm[share].is_number() && arm[share].get<double>() * households < smallest_cell)
                    arm[mean] = nullptr;
        out[name] = arms;
    }
    return out;
}

Json deciles(const Recorded& result, double households)
{
    if (!result.has("deciles_household", "income_12")) return nullptr;
    const auto all = result.read("deciles_household", "income_12").last("month"); // arm, decile, figure
    if (households / static_cast<double>(all.extent("decile")) < smallest_cell) return {{"suppressed", true}};
    Json arms = Json::array();
    for (std::size_t a = 0; a < result.arms().size(); ++a) arms.push_back(figures(all.at("arm", a)));
    return {{"suppressed", false}, {"arms", arms}};
}

/// What the project's households are divided by, and may be put together of again: of "project, cause illness" the
/// cause.
std::string divided_by(const std::string& who)
{
    for (const char* by : {"cause", "head", "labour"})
        if (who.find(by) != std::string::npos) return by;
    return who;
}

/// Which of some groups that make up a whole may be told: none that is too small, and no other by which the small ones
/// together could be told from the whole.
std::vector<bool> tellable(const std::vector<double>& sizes)
{
    std::vector<bool> out(sizes.size(), true);
    std::vector<std::size_t> rising(sizes.size());
    std::iota(rising.begin(), rising.end(), std::size_t{0});
    std::stable_sort(rising.begin(), rising.end(), [&](auto a, auto b) { return sizes[a] < sizes[b]; });
    double hidden = 0;
    for (const auto i : rising) {
        if (!(sizes[i] < smallest_cell) && !(hidden > 0 && hidden < smallest_cell)) break;
        out[i] = false;
        hidden += sizes[i];
    }
    return out;
}

/// Effects on a measure of each group of people, for groups that a policy does not itself move people between.
Json by_who(const Recorded& result)
{
    if (!result.has("poverty", "headcount_ratio") || result.project_withheld()) return nullptr;
    const auto people = result.read("poverty", "people").last("month");
    const auto persons = result.read("series", "persons").at("group", Recorded::project).last("month");
    const auto households = result.read("series", "households").at("group", Recorded::project).last("month");
    const auto in_baseline = [&](const Labelled& all) { return all.at("arm", result.baseline()).mean("replicate"); };
    const double size = in_baseline(persons).values[0] / in_baseline(households).values[0];
    const auto mean_people = in_baseline(people);
    const auto& who = people.axis("who")->labels;
    std::map<std::string, std::vector<std::size_t>> divisions;
    for (std::size_t w = 0; w < who.size(); ++w)
        if (who[w].starts_with("project") && !who[w].ends_with("the register"))
            divisions[divided_by(who[w])].push_back(w);
    std::vector<bool> told(who.size());
    for (const auto& [by, groups] : divisions) {
        std::vector<double> sizes;
        for (const auto w : groups) sizes.push_back(mean_people.values[w] / size); // households; the file counts people
        const auto may = tellable(sizes);
        for (std::size_t g = 0; g < groups.size(); ++g) told[groups[g]] = may[g];
    }
    Json out = Json::array();
    for (std::size_t w = 0; w < who.size(); ++w) {
        if (!who[w].starts_with("project") || who[w].ends_with("the register")) continue;
        Json one{{"who", who[w]}, {"suppressed", !told[w]}};
        if (told[w]) {
            one["households"] = std::round(mean_people.values[w] / size);
            for (const char* measure : {"headcount_ratio", "mean"}) {
                const auto values = result.read("poverty", measure).last("month").at("who", w);
                one[measure] = {{"spread", spread(values)}, {"effect", paired_with_baseline(result, values)}};
            }
        }
        out.push_back(one);
    }
    return out;
}

} // namespace

Json gains_section(const Recorded& result)
{
    if (!result.has("series", "households")) return nullptr;
    const auto count = result.read("series", "households").at("group", Recorded::project).at("month", 0);
    const double households = count.at("arm", result.baseline()).mean("replicate").values[0];
    const Json won = winners(result, households);
    return {
        {"households", rounded(households)},
        {"month", won.is_null() ? static_cast<int>(result.months()) - 1 : result.months_of("winners_household").back()},
        {"winners", won},
        {"deciles", deciles(result, households)},
        {"who", by_who(result)}};
}

} // namespace report
