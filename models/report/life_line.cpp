#include "models/report/sections.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace report {

namespace {

struct Matches {
    std::vector<double> arm, replicate, step, household, modality, organisation, quantity;
};

Matches read_matches(const Recorded& result)
{
    const auto column = [&](const char* name) { return result.column("matches", name); };
    return {column("arm"),      column("replicate"),    column("step"),    column("household"),
            column("modality"), column("organisation"), column("quantity")};
}

/// The arm whose story is compared with the baseline: the last other one.
std::size_t compared_arm(const Recorded& result)
{
    const std::size_t last = result.arms().size() - 1;
    return last > 0 && last == result.baseline() ? last - 1 : last;
}

/// The replicate whose compared arm ends at the median of that arm: no lucky and no unlucky world. Only finished
/// replicates are looked at; their number when there is none.
std::size_t typical_replicate(const Recorded& result, const Labelled& income)
{
    const std::size_t replicates = result.replicates();
    const auto mean = income.mean("household"); // arm, replicate
    std::vector<std::pair<double, std::size_t>> ends;
    for (std::size_t r = 0; r < replicates; ++r)
        if (result.finished(r)) ends.emplace_back(mean.values[compared_arm(result) * replicates + r], r);
    if (ends.empty()) return replicates;
    std::sort(ends.begin(), ends.end());
    return ends[ends.size() / 2].second;
}

/// A household to tell of, and where its gain stands: than how many of how many project households it gained more.
struct Telling {
    std::size_t household, gained_more_than, of;
};

/// Of the households that were helped in most ways, the one nearest to the median gain of all households.
std::optional<Telling> telling_household(const Recorded& result, const Matches& matches, const Labelled& income,
                                         std::size_t replicate)
{
    const std::size_t households = income.extent("household");
    std::vector<std::set<double>> ways(households);
    for (std::size_t i = 0; i < matches.arm.size(); ++i)
        if (matches.replicate[i] == static_cast<double>(replicate) && matches.household[i] >= 1 &&
            matches.household[i] <= static_cast<double>(households))
            ways[static_cast<std::size_t>(matches.household[i]) - 1].insert(100 * matches.arm[i] + matches.modality[i]);
    std::size_t most = 0;
    for (const auto& of : ways) most = std::max(most, of.size());
    if (most == 0) return {};
    std::vector<double> gains, known;
    const auto of = [&](std::size_t arm, std::size_t h) {
        return income.values[(arm * result.replicates() + replicate) * households + h];
    };
    for (std::size_t h = 0; h < households; ++h) {
        gains.push_back(of(compared_arm(result), h) - of(result.baseline(), h));
        if (!std::isnan(gains.back())) known.push_back(gains.back());
    }
    if (known.empty()) return {};
    std::sort(known.begin(), known.end());
    const double median = known[known.size() / 2];
    std::optional<std::size_t> best;
    for (std::size_t h = 0; h < households; ++h) {
        const bool told = ways[h].size() + 1 >= most && !std::isnan(gains[h]);
        if (told && (!best || std::abs(gains[h] - median) < std::abs(gains[*best] - median))) best = h;
    }
    if (!best) return {};
    const auto less = std::lower_bound(known.begin(), known.end(), gains[*best]) - known.begin();
    return Telling{*best, static_cast<std::size_t>(less), known.size()};
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
    const auto telling = telling_household(result, matches, last_income, replicate);
    if (!telling) return nullptr;
    const std::size_t household = telling->household;

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
            {"compared", compared_arm(result)},
            {"gained_more_than", telling->gained_more_than},
            {"of", telling->of},
            {"organisations", result.labels("organisations", "organisation")},
            {"modalities", result.labels("needs", "modality")}};
}

} // namespace report
