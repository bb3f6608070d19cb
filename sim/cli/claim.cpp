#include "sim/cli/claim.h"

#include "sim/cli/recorded_figure.h"
#include "sim/core/faults.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace sim::cli {

namespace {

using Json = nlohmann::json;

std::string text_of(const Estimate& d, const std::string& unit)
{
    if (!d.known()) return fmt::format("missing in all {} pairs", d.replicates);
    auto out = fmt::format("{:+.4g}", d.mean);
    if (d.has_interval()) out += fmt::format(" [{:+.4g}, {:+.4g}]", d.low, d.high);
    if (!unit.empty() && unit != "1") out += " " + unit;
    return d.missing > 0 ? out + fmt::format(" (missing in {} of {} pairs)", d.missing, d.replicates) : out;
}

std::string verdict(const Estimate& d, double matters, bool more)
{
    if (!d.known()) return fmt::format("undecided in this model: the figure is missing in all {} pairs", d.replicates);
    if (!d.has_interval())
        return d.replicates == 1 ? "undecided in this model: no interval from one replicate"
                                 : fmt::format("undecided in this model: the figure is missing in {} of {} pairs",
                                               d.missing, d.replicates);
    const double low = more ? d.low : -d.high, high = more ? d.high : -d.low;
    return (low > matters    ? "supported"
            : high < matters ? "not supported"
                             : "undecided") +
           std::string(" in this model");
}

/// What was recorded of the claim's figure in one month, which is told with its labels.
struct Told {
    RecordedFigure figure;
    std::string of;
    std::size_t place = 0; ///< among the recorded months
    int month = 0;

    Estimate difference(std::size_t arm, std::size_t other) const
    {
        auto out = figure.of_arm(arm, place);
        const auto less = figure.of_arm(other, place);
        for (std::size_t r = 0; r < out.size(); ++r) out[r] -= less[r];
        return mean_estimate(out);
    }
};

Told told_figure(const store::ResultReader& result, const Json& claim)
{
    const std::vector<std::string> labels = claim["labels"];
    Told out{RecordedFigure(result, claim["group"], claim["variable"], labels), {}};
    if (!labels.empty()) out.of = " of " + joined(labels);
    const std::vector<int> recorded = claim["recorded"]; // months of the run, from 0
    const int wanted = claim["month"];
    const auto found = std::find(recorded.begin(), recorded.end(), wanted - 1);
    out.place = wanted == 0 || found == recorded.end() ? recorded.size() - 1
                                                       : static_cast<std::size_t>(found - recorded.begin());
    out.month = recorded.at(out.place) + 1;
    return out;
}

} // namespace

std::string claim_attribute(const run::Plan& plan)
{
    const auto& claim = plan.scenario().claim;
    const auto& layout = plan.layout;
    if (claim.expects.as<schema::Expectation>() == schema::Expectation::nothing) return "";
    const std::string& figure = claim.figure.value();
    const std::string of = figure.substr(0, figure.find('/'));
    const auto group =
        std::find_if(layout.groups.begin(), layout.groups.end(), [&](const schema::Group& g) { return g.name == of; });
    return Json{{"en", claim.en.value()},
                {"zh", claim.zh.value()},
                {"translation", claim.translation.value()},
                {"arm", plan.claimed},
                {"baseline", plan.scenario().compare.baseline.value()},
                {"beside", claim.beside.values()},
                {"group", of},
                {"variable", figure.substr(figure.find('/') + 1)},
                {"labels", claim.of.values()},
                {"month", long{claim.month}},
                {"recorded", group == layout.groups.end() ? std::vector<int>{} : group->months},
                {"more", claim.expects.as<schema::Expectation>() == schema::Expectation::more},
                {"matters", double{claim.matters}}}
        .dump();
}

std::string claim_text(const store::ResultReader& result)
{
    const std::string attribute = result.attribute("claim");
    if (attribute.empty()) return "";
    const Json claim = Json::parse(attribute);
    const std::string group = claim["group"], variable = claim["variable"],
                      translation = claim.value("translation", "");
    auto out = fmt::format("\nClaim: {}\n       {}\n", claim["en"].get<std::string>(), claim["zh"].get<std::string>());
    if (!translation.empty()) out += fmt::format("       ({})\n", translation);
    if (!result.has("effects_" + group, variable)) return out + "       undecided: the run is not finished\n";
    const auto arms = result.labels("progress", "arm");
    const auto place = [&](const std::string& arm) {
        return static_cast<std::size_t>(std::find(arms.begin(), arms.end(), arm) - arms.begin());
    };
    const std::string arm = claim["arm"], written = claim.value("baseline", "");
    const std::string baseline = written.empty() ? result.attribute("baseline") : written;
    for (const auto& needed : {arm, baseline})
        if (place(needed) == arms.size()) return out + "       undecided: the arm " + needed + " was left out\n";

    const Told told = told_figure(result, claim);
    const auto against = [&](const std::string& other) { return told.difference(place(arm), place(other)); };
    const Estimate effect = against(baseline);
    const double matters = claim["matters"];
    out += fmt::format("       {} less {}, {}{}, month {}: {}\n", arm, baseline, variable, told.of, told.month,
                       text_of(effect, told.figure.unit()));
    out += fmt::format("       {}\n", verdict(effect, matters, claim["more"]));
    if (matters > 0)
        out += fmt::format("       a difference matters from {:.4g}{}\n", matters,
                           told.figure.unit().empty() || told.figure.unit() == "1" ? "" : " " + told.figure.unit());
    for (const std::string& other : claim.value("beside", std::vector<std::string>()))
        if (place(other) < arms.size())
            out += fmt::format("       beside it, {} less {}: {}\n", arm, other,
                               text_of(against(other), told.figure.unit()));
    return out;
}

} // namespace sim::cli
