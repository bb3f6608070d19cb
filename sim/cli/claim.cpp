#include "sim/cli/claim.h"

#include "sim/core/faults.h"

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

std::string verdict(double low, double high, double matters, bool more)
{
    if (std::isnan(low) || std::isnan(high)) return "undecided: there are not enough replicates";
    if (!more) return verdict(-high, -low, matters, true);
    return low > matters ? "supported" : high < matters ? "not supported" : "undecided";
}

} // namespace

std::string claim_attribute(const schema::Claim& claim, const schema::Layout& layout)
{
    if (claim.expects.as<schema::Expectation>() == schema::Expectation::nothing) return "";
    const std::string& figure = claim.figure.value();
    const std::string of = figure.substr(0, figure.find('/'));
    const auto group =
        std::find_if(layout.groups.begin(), layout.groups.end(), [&](const schema::Group& g) { return g.name == of; });
    return Json{{"en", claim.en.value()},
                {"zh", claim.zh.value()},
                {"arm", claim.arm.value()},
                {"group", of},
                {"variable", figure.substr(figure.find('/') + 1)},
                {"labels", claim.labels()},
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
    const std::string group = "effects_" + claim["group"].get<std::string>(), variable = claim["variable"];
    const auto head =
        fmt::format("\nClaim: {}\n       {}\n", claim["en"].get<std::string>(), claim["zh"].get<std::string>());
    if (!result.has(group, variable)) return head + "       undecided: the run is not finished\n";
    const auto arms = result.labels(group, "arm");
    const std::string arm = claim["arm"];
    if (std::find(arms.begin(), arms.end(), arm) == arms.end())
        return head + "       undecided: the arm " + arm + " was left out\n";

    const auto effects = result.read(group, variable);
    std::size_t place = place_of(result, group, "arm", arm);
    std::string of;
    std::size_t label = 0;
    int month = 0;
    for (std::size_t d = 1; d + 1 < effects.dimensions.size(); ++d) {
        std::size_t here = 0;
        if (effects.dimensions[d] == "month") {
            const std::vector<int> recorded = claim["recorded"]; // months of the run, from 0
            const int wanted = claim["month"];
            const auto found = std::find(recorded.begin(), recorded.end(), wanted - 1);
            here = static_cast<std::size_t>(found - recorded.begin());
            if (wanted == 0 || found == recorded.end()) here = recorded.size() - 1;
            month = recorded[here] + 1;
        } else {
            const std::string name = claim["labels"][label++];
            here = place_of(result, group, effects.dimensions[d], name);
            of += (of.empty() ? " of " : ", ") + name;
        }
        place = place * effects.shape[d] + here;
    }
    const auto figure = [&](const char* name) {
        return effects.values[place * effects.shape.back() + place_of(result, group, "figure", name)];
    };
    const double low = figure("t_low"), high = figure("t_high");
    return head +
           fmt::format("       {} less {}, {}{}, month {}: {:+.4g} [{:+.4g}, {:+.4g}] {}\n       {} in this model\n",
                       arm, result.attribute("baseline"), variable, of, month, figure("mean"), low, high,
                       effects.unit == "1" ? "" : effects.unit, verdict(low, high, claim["matters"], claim["more"]));
}

} // namespace sim::cli
