#include "sim/cli/claim.h"

#include "sim/core/faults.h"
#include "sim/run/statistics.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sim::cli {

namespace {

using Json = nlohmann::json;

std::size_t place_of(const store::ResultReader& result, const std::string& group, const std::string& axis,
                     const std::string& label)
{
    const auto labels = result.labels(group, axis);
    const auto found = std::find(labels.begin(), labels.end(), label);
    if (found == labels.end()) throw InputError("the result has no '" + label + "' in " + group + "/" + axis);
    return static_cast<std::size_t>(found - labels.begin());
}

/// Mean of paired differences with its 95 % interval by Student's t.
struct Difference {
    double mean = run::nan, low = run::nan, high = run::nan;
    std::size_t pairs = 0, missing = 0;
};

Difference difference(const std::vector<double>& arm, const std::vector<double>& other)
{
    std::vector<double> known;
    for (std::size_t r = 0; r < arm.size(); ++r)
        if (const double d = arm[r] - other[r]; !std::isnan(d)) known.push_back(d);
    Difference out;
    out.pairs = arm.size();
    out.missing = arm.size() - known.size();
    if (known.empty()) return out;
    out.mean = run::mean_of(known);
    const double half =
        run::student(known.size()).at_975 * std::sqrt(run::variance(known) / static_cast<double>(known.size()));
    out.low = out.mean - half;
    out.high = out.mean + half;
    return out;
}

std::string text_of(const Difference& d, const std::string& unit)
{
    if (d.missing == d.pairs) return fmt::format("missing in all {} pairs", d.pairs);
    auto out = fmt::format("{:+.4g}", d.mean);
    if (!std::isnan(d.low)) out += fmt::format(" [{:+.4g}, {:+.4g}]", d.low, d.high);
    if (!unit.empty() && unit != "1") out += " " + unit;
    return d.missing > 0 ? out + fmt::format(" (missing in {} of {} pairs)", d.missing, d.pairs) : out;
}

std::string verdict(const Difference& d, double matters, bool more)
{
    if (d.missing == d.pairs)
        return fmt::format("undecided in this model: the figure is missing in all {} pairs", d.pairs);
    if (std::isnan(d.low))
        return d.pairs == 1 ? "undecided in this model: no interval from one replicate"
                            : fmt::format("undecided in this model: the figure is missing in {} of {} pairs", d.missing,
                                          d.pairs);
    const double low = more ? d.low : -d.high, high = more ? d.high : -d.low;
    return (low > matters    ? "supported"
            : high < matters ? "not supported"
                             : "undecided") +
           std::string(" in this model");
}

/// What was recorded of the claim's figure in one month: [arm][replicate]. Its labels and that month are told.
struct Told {
    std::vector<std::vector<double>> values;
    std::string of, unit;
    int month = 0;
};

Told told_figure(const store::ResultReader& result, const Json& claim)
{
    const std::string group = claim["group"];
    const auto array = result.read(group, claim["variable"]);
    Told out;
    out.unit = array.unit;
    std::size_t place = 0, width = 1, label = 0;
    for (std::size_t d = 3; d < array.shape.size(); ++d) {
        const std::string name = claim["labels"][label++];
        place = place * array.shape[d] + place_of(result, group, array.dimensions[d], name);
        width *= array.shape[d];
        out.of += (out.of.empty() ? " of " : ", ") + name;
    }
    const std::vector<int> recorded = claim["recorded"]; // months of the run, from 0
    const int wanted = claim["month"];
    const auto found = std::find(recorded.begin(), recorded.end(), wanted - 1);
    const auto month = wanted == 0 || found == recorded.end() ? recorded.size() - 1
                                                              : static_cast<std::size_t>(found - recorded.begin());
    out.month = recorded[month] + 1;
    const std::size_t arms = array.shape[0], replicates = array.shape[1], months = array.shape[2];
    out.values.assign(arms, std::vector<double>(replicates));
    for (std::size_t a = 0; a < arms; ++a)
        for (std::size_t r = 0; r < replicates; ++r)
            out.values[a][r] = array.values[((a * replicates + r) * months + month) * width + place];
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
    const auto against = [&](const std::string& other) {
        return difference(told.values[place(arm)], told.values[place(other)]);
    };
    const Difference effect = against(baseline);
    const double matters = claim["matters"];
    out += fmt::format("       {} less {}, {}{}, month {}: {}\n", arm, baseline, variable, told.of, told.month,
                       text_of(effect, told.unit));
    out += fmt::format("       {}\n", verdict(effect, matters, claim["more"]));
    if (matters > 0)
        out += fmt::format("       a difference matters from {:.4g}{}\n", matters,
                           told.unit.empty() || told.unit == "1" ? "" : " " + told.unit);
    for (const std::string& other : claim.value("beside", std::vector<std::string>()))
        if (place(other) < arms.size())
            out += fmt::format("       beside it, {} less {}: {}\n", arm, other, text_of(against(other), told.unit));
    return out;
}

} // namespace sim::cli
