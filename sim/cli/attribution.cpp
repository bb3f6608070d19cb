#include "sim/cli/attribution.h"

#include "sim/cli/figures.h"

#include <fmt/format.h>

#include <cmath>

namespace sim::cli {

std::string attribution_text(const store::ResultReader& result)
{
    if (!result.has("attribution", "shapley")) return "";
    const auto arms = result.labels("attribution", "arm"), players = result.labels("attribution", "player");
    const Figures shapley(result, "attribution", "shapley"), without(result, "attribution", "leave_one_out"),
        alone(result, "attribution", "alone"), together(result, "attribution", "together");
    const auto cell = [](const Figures& figures, std::size_t row) {
        if (std::isnan(figures.at(row, "t_low"))) return fmt::format("{:+.4g} (no interval)", figures.at(row, "mean"));
        return fmt::format("{:+.4g} [{:+.4g}, {:+.4g}]", figures.at(row, "mean"), figures.at(row, "t_low"),
                           figures.at(row, "t_high"));
    };
    std::string out;
    for (std::size_t a = 0; a < arms.size(); ++a) {
        if (std::isnan(together.at(a, "mean"))) continue;
        out +=
            fmt::format("\nWho did it, in {}: {}\n  {:<28}{:<36}{:<36}{}\n", arms[a], result.attribute("attribution"),
                        "", "share of the effect (Shapley)", "lost when it alone is out", "gained by it alone");
        for (std::size_t p = 0; p < players.size(); ++p) {
            const std::size_t row = a * players.size() + p;
            out += fmt::format("  {:<28}{:<36}{:<36}{}\n", players[p], cell(shapley, row), cell(without, row),
                               cell(alone, row));
        }
        out += fmt::format("  {:<28}{}\n", "all together", cell(together, a));
    }
    return out;
}

} // namespace sim::cli
