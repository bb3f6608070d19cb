#include "models/report/sections.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace report {

namespace {

struct Matches {
    std::vector<double> arm, replicate, step, household, modality, organisation, quantity;
};

Matches read_matches(const Recorded& result)
{
    const auto column = [&](const char* name) { return result.file().read("matches", name).values; };
    return {column("arm"),      column("replicate"),    column("step"),    column("household"),
            column("modality"), column("organisation"), column("quantity")};
}

/// The replicate whose last arm ends at the median of that arm: no lucky and no unlucky world. Only replicates
/// that are finished in all arms are looked at; their number when there is none.
std::size_t typical_replicate(const Recorded& result, const Labelled& income)
{
    const std::size_t replicates = result.replicates(), arms = result.arms().size();
    const auto mean = income.mean("household"); // arm, replicate
    std::vector<std::pair<double, std::size_t>> ends;
    for (std::size_t r = 0; r < replicates; ++r) {
        bool everywhere = true;
        for (std::size_t a = 0; a < arms; ++a) everywhere = everywhere && result.finished(a, r);
        if (everywhere) ends.emplace_back(mean.values[(arms - 1) * replicates + r], r);
    }
    if (ends.empty()) return replicates;
    std::sort(ends.begin(), ends.end());
    return ends[ends.size() / 2].second;
}

/// A household that was helped in more ways than most, and gained as the median of those did.
std::size_t telling_household(const Recorded& result, const Matches& matches, const Labelled& income,
                              std::size_t replicate)
{
    const std::size_t arms = result.arms().size(), households = income.extent("household");
    std::vector<std::set<double>> ways(households);
    for (std::size_t i = 0; i < matches.arm.size(); ++i)
        if (matches.replicate[i] == static_cast<double>(replicate) && matches.household[i] >= 1 &&
            matches.household[i] <= static_cast<double>(households))
            ways[static_cast<std::size_t>(matches.household[i]) - 1].insert(100 * matches.arm[i] + matches.modality[i]);
    std::size_t most = 0;
    for (const auto& of : ways) most = std::max(most, of.size());
    std::vector<std::pair<double, std::size_t>> gains;
    const auto of = [&](std::size_t arm, std::size_t h) {
        return income.values[(arm * result.replicates() + replicate) * households + h];
    };
    for (std::size_t h = 0; h < households; ++h) {
        const double gain = of(arms - 1, h) - of(result.baseline(), h);
        if (ways[h].size() + 1 >= most && !std::isnan(gain)) gains.emplace_back(gain, h);
    }
    if (gains.empty()) return households;
    std::sort(gains.begin(), gains.end());
    return gains[gains.size() / 2].second;
}

} // namespace

Json life_line_section(const Recorded& result)
{
    if (!result.has("households", "income_12") || !result.has("matches", "household")) return nullptr;
    const auto panel = [&](const char* variable) { return result.read("households", variable); };
    const auto income = panel("income_12"), members = panel("members");
    auto debt = panel("debt");
    if (debt.unit == "fen") debt = debt.times(0.01); // before format version 3
    const auto last_income = income.last("month");
    const std::size_t replicate = typical_replicate(result, last_income);
    if (replicate == result.replicates()) return nullptr;
    const Matches matches = read_matches(result);
    const std::size_t household = telling_household(result, matches, last_income, replicate);
    if (household == last_income.extent("household")) return nullptr;

    Json arms = Json::array();
    for (std::size_t a = 0; a < result.arms().size(); ++a) {
        const auto of = [&](const Labelled& all) {
            return all.at("arm", a).at("replicate", replicate).at("household", household); // month
        };
        auto a_head = of(income);
        const auto people = of(members);
        for (std::size_t m = 0; m < a_head.values.size(); ++m) a_head.values[m] /= people.values[m];
        Json one{{"income", nested(a_head)}, {"events", Json::array()}};
        for (const char* variable : {"registered", "satisfaction", "dibao"})
            one[variable] = nested(of(panel(variable)));
        one["debt"] = nested(of(debt));
        for (std::size_t i = 0; i < matches.arm.size(); ++i)
            if (matches.arm[i] == static_cast<double>(a) && matches.replicate[i] == static_cast<double>(replicate) &&
                matches.household[i] == static_cast<double>(household + 1))
                one["events"].push_back({{"month", rounded(matches.step[i])},
                                         {"modality", rounded(matches.modality[i])},
                                         {"organisation", rounded(matches.organisation[i])},
                                         {"quantity", rounded(matches.quantity[i])}});
        arms.push_back(one);
    }
    return {{"months", result.months_of("households")},
            {"arms", arms},
            {"organisations", result.file().labels("organisations", "organisation")},
            {"modalities", result.file().labels("needs", "modality")}};
}

} // namespace report
