#include "sim/cli/costs.h"

#include "sim/cli/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sim::cli {

namespace {

std::string money(double yuan)
{
    const int decimals = std::abs(yuan) < 100 ? 2 : 0;
    return fmt::format("{:.{}f}", yuan, decimals);
}

std::string one_outcome(const Figures& figures, std::size_t row)
{
    const double ratio = figures.at(row, "ratio");
    if (std::isnan(figures.at(row, "effect_low"))) return "no interval from one replicate";
    const int decimals = std::abs(figures.at(row, "effect")) < 100 ? 2 : 0;
    const auto effect = fmt::format("{:+.{}f} [{:+.{}f}, {:+.{}f}]", figures.at(row, "effect"), decimals,
                                    figures.at(row, "effect_low"), decimals, figures.at(row, "effect_high"), decimals);
    if (figures.at(row, "effect_low") <= 0 && figures.at(row, "effect_high") >= 0)
        return effect + "; no ratio: it may be more or fewer";
    if (figures.at(row, "effect") < 0) return effect + "; no ratio: there are fewer";
    if (figures.at(row, "cost_high") < 0) return effect + "; no ratio: more, at a lower total cost";
    if (std::isnan(ratio) || figures.at(row, "cost") < 0) return effect + "; no ratio: it may cost less in total";
    return effect + fmt::format(", {} yuan each [{}, {}]", money(ratio), money(figures.at(row, "fieller_low")),
                                money(figures.at(row, "fieller_high")));
}

/// What the arms spent, where they were to spend the same.
std::string spending_text(const store::ResultReader& result)
{
    const std::string followed = result.attribute("budget");
    if (followed.empty() || !result.has("spending", "miss")) return "";
    const auto arms = result.labels("spending", "arm");
    const auto spent = result.read("spending", "spent").values, miss = result.read("spending", "miss").values;
    std::string out = "\nEqual budgets, as " + followed +
                      ": programme cost (transfers, delivery, overhead); the total cost above counts entitlements in "
                      "and need not be equal.\n ";
    for (std::size_t a = 0; a < arms.size(); ++a)
        out +=
            fmt::format("{} {} spent {} yuan ({:+.1f} %)", a > 0 ? ";" : "", arms[a], money(spent[a]), 100 * miss[a]);
    return out + "\n";
}

} // namespace

std::string costs_text(const store::ResultReader& result)
{
    if (!result.has("cost_effectiveness", "difference")) return "";
    const auto arms = result.labels("cost_effectiveness", "arm");
    const auto outcomes = result.labels("cost_effectiveness", "outcome");
    const Figures figures(result, "cost_effectiveness", "difference");
    const Figures returns(result, "social_return", "value");
    const std::size_t bounds = result.labels("social_return", "bound").size(); // low, central, high
    const std::string baseline = result.attribute("baseline");
    std::string out;
    std::size_t width = 0;
    for (const auto& outcome : outcomes) width = std::max(width, outcome.size());
    for (std::size_t a = 0; a < arms.size(); ++a) {
        if (arms[a] == baseline) continue;
        const std::size_t first = a * outcomes.size();
        const bool interval = !std::isnan(figures.at(first, "cost_low"));
        out += fmt::format("\n{} less {} costs {} yuan{} (all payers, entitlements in, unpaid time aside):\n", arms[a],
                           baseline, money(figures.at(first, "cost")),
                           interval ? fmt::format(" [{}, {}]", money(figures.at(first, "cost_low")),
                                                  money(figures.at(first, "cost_high")))
                                    : "");
        for (std::size_t o = 0; o < outcomes.size(); ++o)
            out += fmt::format("  {:<{}}  {}\n", outcomes[o], width, one_outcome(figures, first + o));
        const auto each = [&](std::size_t bound) { return returns.at(bounds * a + bound, "ratio"); };
        if (!std::isnan(each(1)) && returns.at(bounds * a + 1, "cost") > 0)
            out += fmt::format("  {:<{}}  {:.2f} ({:.2f} to {:.2f} by how what has no price is valued)\n",
                               "social return of a yuan", width, each(1), each(0), each(2));
    }
    return out + spending_text(result);
}

} // namespace sim::cli
