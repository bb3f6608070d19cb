#include "sim/cli/claim_in_sweep.h"

#include "sim/cli/labelled.h"
#include "sim/cli/numbers.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace sim::cli {

namespace {

using Json = nlohmann::json;

/// The names of a factor's levels, by what it could be; none of a number.
std::vector<std::string> levels_of(const std::string& plausible)
{
    const std::string begin = "{levels: [", between = ", ";
    std::vector<std::string> out;
    if (!plausible.starts_with(begin)) return out;
    const std::size_t end = plausible.rfind(']');
    for (std::size_t from = begin.size(); from <= end;) {
        const std::size_t stop = std::min(plausible.find(between, from), end);
        out.push_back(plausible.substr(from, stop - from));
        from = stop + between.size();
    }
    return out;
}

std::string side_text(const std::string& factor, double low, double high, const std::vector<std::string>& levels)
{
    if (!levels.empty()) {
        const auto first = static_cast<std::size_t>(low), last = static_cast<std::size_t>(high);
        std::string names;
        for (std::size_t i = first; i <= last && i < levels.size(); ++i) names += (i > first ? " or " : "") + levels[i];
        return factor + " is " + names;
    }
    if (std::isnan(low)) return factor + " below " + shown(high);
    if (std::isnan(high)) return factor + " above " + shown(low);
    return factor + " from " + shown(low) + " to " + shown(high);
}

} // namespace

std::optional<TurningBox> turning_box(const store::ResultReader& sweep, const std::string& arm)
{
    const Labelled box(sweep, "sweep_turns", "box"), quality(sweep, "sweep_turns", "quality");
    const auto of = [&](const char* label) { return quality.at({arm, label}); };
    if (!(of("restricted") > 0)) return {};
    TurningBox out{of("where_it_stands") > 0, of("coverage"), of("density"), "", {}};
    const auto factors = sweep.labels("sweep_turns", "factor");
    const auto plausible = sweep.text("sweep_factors", "plausible");
    for (std::size_t f = 0; f < factors.size(); ++f) {
        const double low = box.at({arm, factors[f], "low"}), high = box.at({arm, factors[f], "high"});
        if (std::isnan(low) && std::isnan(high)) continue;
        out.sides += (out.sides.empty() ? "" : ", ") + side_text(factors[f], low, high, levels_of(plausible.at(f)));
        out.factors.insert(factors[f]);
    }
    return out;
}

std::string ClaimInSweep::where() const
{
    if (!box) return "";
    return fmt::format("It stands {} where {}: these points hold {:.0f} % of those at which it {}, and {:.0f} % of "
                       "them are such.",
                       box->where_it_stands ? "only" : "except", box->sides, 100 * box->coverage,
                       box->where_it_stands ? "stands" : "does not", 100 * box->density);
}

std::string ClaimInSweep::depends_on() const
{
    std::string out;
    for (const auto& factor : leading)
        out += (out.empty() ? "" : "; ") + factor.text() + (factor.slope > 0 ? ", higher with it" : ", lower with it");
    return out;
}

std::optional<ClaimInSweep> claim_in_sweep(const store::ResultReader& sweep)
{
    const std::string attribute = sweep.attribute("claim");
    if (attribute.empty()) return {};
    const Json claim = Json::parse(attribute);
    const std::string arm = claim["arm"], figure = sweep.attribute("sweep_told");
    const bool more = claim["more"];
    const Labelled effect(sweep, "sweep_verdicts", "effect");
    if (!effect.has(0, arm)) return {};
    ClaimInSweep out{claim["en"],
                     claim["zh"],
                     "",
                     claim["matters"],
                     {},
                     {},
                     0,
                     turning_box(sweep, arm),
                     leading_factors(sweep, arm, figure)};
    const auto figures = sweep.labels("sweep_verdicts", "figure");
    const auto place = static_cast<std::size_t>(std::find(figures.begin(), figures.end(), figure) - figures.begin());
    out.unit = sweep.text("sweep_verdicts", "unit").at(place);
    const auto told = [&](double mean, const char* low_label, const char* high_label) {
        const double a = effect.at({arm, figure, low_label}), b = effect.at({arm, figure, high_label});
        const double low = more ? a : -b, high = more ? b : -a;
        return ClaimInSweep::Told{mean, a, b,
                                  low > out.matters    ? "supported"
                                  : high < out.matters ? "not supported"
                                                       : "undecided"};
    };
    const double luck_low = effect.at({arm, figure, "luck_low"}), luck_high = effect.at({arm, figure, "luck_high"});
    out.by_luck = told((luck_low + luck_high) / 2, "luck_low", "luck_high");
    out.over_assumptions = told(effect.at({arm, figure, "mean"}), "assumptions_low", "assumptions_high");
    out.stands = 1 - Labelled(sweep, "sweep_turns", "quality").at({arm, "turned"});
    return out;
}

} // namespace sim::cli
