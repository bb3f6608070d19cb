#include "models/report/swept.h"

#include "sim/core/faults.h"
#include "sim/inference/sensitivity.h"
#include "sim/inference/statistics.h"
#include "sim/scenario/yaml_tree.h"
#include "sim/schema/scenario.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace report {

namespace {

/// Every single value of a tree by its path.
void flatten(const sim::schema::Node& node, const std::string& path, std::map<std::string, std::string>& out)
{
    using Kind = sim::schema::Node::Kind;
    if (node.kind == Kind::scalar) out[path] = node.scalar;
    if (node.kind == Kind::list) out[path] = node.flat_text();
    for (const auto& [name, below] : node.entries) flatten(below, path + (path.empty() ? "" : ".") + name, out);
}

/// Whether a value says how a run is made and told rather than what its world is.
bool about_the_run(const std::string& path)
{
    const std::string key = path.substr(0, path.find('.'));
    const auto& all = sim::schema::about_all_arms;
    return std::find(std::begin(all), std::end(all), key) != std::end(all) || key == "title" || key == "description" ||
           key == "replicates" || key == "record";
}

/// Whether a value says who lives in the world and for how long: figures of others are other figures.
bool about_people(const std::string& path)
{
    return path == "start" || path == "months" || path.starts_with("population.");
}

} // namespace

Swept::Swept(const std::string& path, const Recorded& result) : path_(path), result_(result), file_(path)
{
    const auto refuse = [&](const std::string& why) { throw sim::InputError(path + ": " + why); };
    if (!file_.has("sweep", "value"))
        refuse("is no sweep; --sweep takes what `qiao sweep` wrote, beside the result that is reported");
    if (file_.attribute("model") != result.attribute("model"))
        refuse("is a sweep of the model '" + file_.attribute("model") + "', " + result.path() + " a result of '" +
               result.attribute("model") + "'");
    if (!file_.complete() || !file_.has("sweep_verdicts", "effect"))
        refuse("is a sweep that was interrupted, and says nothing yet; run it again: " +
               file_.attribute("command_line"));
    const auto arms = file_.labels("sweep_verdicts", "arm");
    const auto among = [](const std::vector<std::string>& all, const std::string& one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    for (const auto& arm : result.arms())
        if (!among(arms, arm)) refuse("has no arm '" + arm + "', which " + result.path() + " has; sweep the same arms");
    for (const auto& arm : arms)
        if (!among(result.arms(), arm))
            refuse("has an arm '" + arm + "', which " + result.path() + " has not; sweep the same arms");
    if (const auto baseline = file_.attribute("baseline"); baseline != result.arms()[result.baseline()])
        refuse("compares with '" + baseline + "', " + result.path() + " with '" + result.arms()[result.baseline()] +
               "'; sweep with the same baseline");

    const auto effective = file_.text("scenario", "effective");
    for (std::size_t a = 0; a < result.arms().size(); ++a) {
        sim::Faults faults;
        const auto& arm = result.arms()[a];
        const auto tree = sim::scenario::parse_yaml(effective.at(place_of({"arm", arms}, arm)), path, faults);
        if (!faults.empty()) throw std::invalid_argument("an effective scenario is no YAML: the file was changed");
        std::map<std::string, std::string> ours, theirs;
        flatten(result.effective(a), "", ours);
        flatten(tree, "", theirs);
        for (const auto& [key, value] : ours) theirs.try_emplace(key, "");
        for (const auto& [key, value] : theirs) {
            const std::string& own = ours[key];
            if (own == value || about_the_run(key)) continue;
            if (about_people(key))
                refuse("is of another world than " + result.path() + ": " + key + " is " + sim::printable(value) +
                       ", not " + sim::printable(own) + "; sweep the scenario of the result");
            const auto known = std::any_of(differing_.begin(), differing_.end(), [&](const auto& one) {
                return one == std::array{key, own, value};
            });
            if (!known) differing_.push_back({key, own, value});
        }
    }
    sensitivity_ = read("sweep_sensitivity", "value");
    if (has("sweep_sensitivity", "predicted")) predicted_ = read("sweep_sensitivity", "predicted");
}

std::size_t Swept::failed_points() const
{
    const auto value = file_.read("sweep", "value"); // arm, replicate, point, figure
    const std::size_t cases = value.shape[0] * value.shape[1], figures = value.shape[3];
    std::size_t out = 0;
    for (std::size_t p = 0; p < value.shape[2]; ++p) {
        bool known = false;
        for (std::size_t c = 0; c < cases && !known; ++c)
            for (std::size_t f = 0; f < figures; ++f)
                known = known || !std::isnan(value.values[(c * value.shape[2] + p) * figures + f]);
        out += known ? 0 : 1;
    }
    return out;
}

std::vector<std::string> Swept::figures() const
{
    const auto labels = file_.labels("sweep_verdicts", "figure");
    auto about = file_.about("sweep_verdicts", "figure");
    about.resize(labels.size());
    std::vector<std::string> out;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (!result_.too_few(about[i])) out.push_back(labels[i]);
    return out;
}

std::string Swept::unit_of(const std::string& figure) const
{
    return file_.text("sweep_verdicts", "unit")
        .at(place_of({"figure", file_.labels("sweep_verdicts", "figure")}, figure));
}

Labelled Swept::read(const std::string& group, const std::string& variable) const
{
    auto array = file_.read(group, variable);
    Labelled out{{}, std::move(array.values), array.unit, array.meaning};
    std::size_t step = out.values.size();
    for (std::size_t d = 0; d < array.dimensions.size(); ++d) {
        out.axes.push_back({array.dimensions[d], file_.labels(group, array.dimensions[d])});
        step /= std::max<std::size_t>(1, array.shape[d]);
        auto about = file_.about(group, array.dimensions[d]);
        about.resize(array.shape[d]);
        for (std::size_t place = 0; place < array.shape[d]; ++place)
            if (result_.too_few(about[place]))
                for (std::size_t first = place * step; first < out.values.size(); first += array.shape[d] * step)
                    std::fill_n(out.values.begin() + static_cast<std::ptrdiff_t>(first), step, sim::inference::nan);
    }
    return out;
}

std::string Swept::ranking(const std::string& arm, const std::string& figure) const
{
    const auto& known = sensitivity_.axis("index")->labels;
    const auto has_index = [&](const char* index) {
        return std::find(known.begin(), known.end(), index) != known.end();
    };
    if (has_index("mu_star")) return "mu_star";
    if (!has_index("total")) return "first";
    if (predicted_.axes.empty()) return "total";
    // Of a design that was made for total indices nothing is fitted, and nothing is known here.
    return predicted_.at("arm", arm).at("figure", figure).values[0] < sim::inference::least_predicted ? "first"
                                                                                                      : "total";
}

std::vector<Leading> Swept::leading(const std::string& arm, const std::string& figure) const
{
    const std::string index = ranking(arm, figure);
    const auto of_factor = sensitivity_.at("arm", arm).at("figure", figure).at("index", index);
    const auto values = of_factor.at("estimate", "value").values, lows = of_factor.at("estimate", "low").values,
               highs = of_factor.at("estimate", "high").values;
    std::vector<sim::inference::Estimate> estimates;
    for (std::size_t f = 0; f < values.size(); ++f) estimates.push_back({values[f], lows[f], highs[f]});
    std::vector<Leading> out;
    for (const auto f : sim::inference::told_from_nothing(estimates, index == "mu_star"))
        out.push_back({of_factor.axis("factor")->labels[f], values[f], lows[f], highs[f]});
    return out;
}

} // namespace report
