#include "models/report/recorded.h"

#include "sim/core/faults.h"
#include "sim/inference/statistics.h"
#include "sim/scenario/yaml_tree.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace report {

Recorded::Recorded(const std::string& path) : path_(path), file_(path)
{
    if (file_.attribute("model") != "alleviation")
        throw sim::InputError(path + ": is a result of the model '" + file_.attribute("model") +
                              "'; a report tells results of the model 'alleviation'. See it with: qiao show " + path);
    if (file_.has("sweep", "value"))
        throw sim::InputError(path +
                              ": is a sweep, which stands beside a result; run its scenario, and report both: "
                              "qiao report RESULT.h5 --sweep " +
                              path + ". See it alone with: qiao show " + path);
    const auto done = file_.read("progress", "months_done");
    arms_ = file_.labels("progress", "arm");
    replicates_ = done.shape.at(1);
    baseline_ = place_of({"arm", arms_}, file_.attribute("baseline"));
    months_ = std::stoul(file_.attribute("months"));
    finished_.assign(replicates_, true);
    for (std::size_t c = 0; c < done.values.size(); ++c)
        if (done.values[c] >= static_cast<double>(months_))
            ++finished_cases_;
        else
            finished_[c % replicates_] = false;
    for (const auto& text : file_.text("scenario", "effective")) {
        sim::Faults faults;
        effective_.push_back(sim::scenario::parse_yaml(text, path, faults));
        if (!faults.empty()) throw std::invalid_argument("an effective scenario is no YAML: the file was changed");
    }
    if (!has("series", "households")) return;
    const auto households = read("series", "households").at("month", 0);
    for (const auto& group : households.axis("group")->labels) {
        const auto counted = households.at("group", group).values;
        if (std::any_of(counted.begin(), counted.end(), [](double n) { return n > 0 && n < smallest_cell; }))
            few_.insert(group);
    }
    // Those whom nothing is told of are all less the others: too few of them are not told by way of all either.
    std::vector<double> hidden = households.at("group", everyone).values;
    everyone_few_ = few_.contains(everyone);
    for (const auto& group : told_labels("series", "group")) {
        if (group == everyone) continue;
        const auto counted = households.at("group", group).values;
        for (std::size_t i = 0; i < hidden.size(); ++i) hidden[i] -= counted[i];
    }
    if (std::any_of(hidden.begin(), hidden.end(), [](double n) { return n > 0 && n < smallest_cell; }))
        few_.insert(everyone);
}

bool Recorded::project_withheld() const
{
    return few_.contains(project);
}

bool Recorded::withheld(const std::string& group, const std::string& variable) const
{
    // Before format version 4 no file says what is about whom: anything may be about the project's households.
    if (project_withheld() && std::stoi(file_.attribute("qiao_format")) < 4) return true;
    if (everyone_few_ && group != "progress" && group != "scenario") return true;
    const auto about = file_.about(group, variable);
    return std::any_of(about.begin(), about.end(), [&](const auto& whom) { return few_.contains(whom); });
}

std::vector<std::string> Recorded::arm_titles(const std::string& language) const
{
    const std::string dataset = language == "zh" ? "arm_title_zh" : "arm_title";
    auto out = file_.has("scenario", dataset) ? file_.text("scenario", dataset) : std::vector<std::string>();
    out.resize(arms_.size());
    return out;
}

std::size_t Recorded::finished_replicates() const
{
    return static_cast<std::size_t>(std::count(finished_.begin(), finished_.end(), true));
}

bool Recorded::has(const std::string& group, const std::string& variable) const
{
    return file_.has(group, variable) && !withheld(group, variable);
}

std::vector<std::string> Recorded::variables(const std::string& group) const
{
    const auto groups = file_.groups();
    if (std::find(groups.begin(), groups.end(), group) == groups.end()) return {};
    auto out = file_.variables(group);
    std::erase_if(out, [&](const std::string& variable) { return !has(group, variable); });
    return out;
}

std::vector<std::string> Recorded::labels(const std::string& group, const std::string& dimension) const
{
    return file_.labels(group, dimension);
}

std::vector<std::string> Recorded::told_labels(const std::string& group, const std::string& dimension) const
{
    const auto labels = file_.labels(group, dimension);
    auto about = file_.about(group, dimension);
    about.resize(labels.size());
    std::vector<std::string> out;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (!few_.contains(about[i]) && !few_.contains(labels[i])) out.push_back(labels[i]);
    return out;
}

Labelled Recorded::read(const std::string& group, const std::string& variable) const
{
    auto array = file_.read(group, variable);
    Labelled out{{}, std::move(array.values), array.unit, array.meaning};
    std::size_t step = out.values.size();
    for (std::size_t d = 0; d < array.dimensions.size(); ++d) {
        const auto& name = array.dimensions[d];
        out.axes.push_back({name, name == "arm" ? arms_ : file_.labels(group, name)});
        step /= std::max<std::size_t>(1, array.shape[d]);
        auto labels = out.axes.back().labels, about = file_.about(group, name);
        labels.resize(array.shape[d]);
        about.resize(array.shape[d]);
        for (std::size_t place = 0; place < array.shape[d]; ++place)
            if (few_.contains(about[place]) || few_.contains(labels[place]))
                for (std::size_t first = place * step; first < out.values.size(); first += array.shape[d] * step)
                    std::fill_n(out.values.begin() + static_cast<std::ptrdiff_t>(first), step, sim::inference::nan);
    }
    if (withheld(group, variable)) std::fill(out.values.begin(), out.values.end(), sim::inference::nan);
    const bool by_case = out.axes.size() > 1 && out.axes[0].name == "arm" && out.axes[1].name == "replicate";
    if (by_case && !out.values.empty()) {
        const std::size_t cases = arms_.size() * replicates_, width = out.values.size() / cases;
        for (std::size_t c = 0; c < cases; ++c)
            if (!finished_[c % replicates_])
                std::fill_n(out.values.begin() + static_cast<std::ptrdiff_t>(c * width), width, sim::inference::nan);
    }
    return out;
}

std::string Recorded::chinese(const std::string& group, const std::string& variable) const
{
    return file_.has(group, variable) ? file_.chinese(group, variable) : "";
}

int Recorded::whole_from(const std::string& group, const std::string& variable) const
{
    return file_.whole_from(group, variable);
}

Labelled Recorded::read_whole(const std::string& group, const std::string& variable) const
{
    Labelled out = read(group, variable);
    const auto months = months_of(group);
    std::size_t width = 1; // of what comes after the month
    for (auto axis = out.axes.rbegin(); axis != out.axes.rend() && axis->name != "month"; ++axis)
        width *= axis->labels.size();
    const int first = whole_from(group, variable);
    for (std::size_t i = 0; i < out.values.size(); ++i)
        if (months[i / width % months.size()] < first) out.values[i] = sim::inference::nan;
    return out;
}

std::vector<double> Recorded::column(const std::string& table, const std::string& name) const
{
    if (withheld(table, name)) throw std::logic_error(table + " is told of too few");
    return file_.read(table, name).values;
}

std::vector<int> Recorded::months_of(const std::string& group) const
{
    // The file counts days since the first month; months are told from it.
    using namespace std::chrono;
    const std::string start = text_at(effective_.at(0), "start"); // "2018-01"
    const year_month first =
        year(std::stoi(start.substr(0, 4))) / month(static_cast<unsigned>(std::stoi(start.substr(5))));
    std::vector<int> out;
    for (const auto& text : file_.labels(group, "month")) {
        const year_month_day day(sys_days(first / 1) + days(std::stol(text)));
        out.push_back(static_cast<int>((day.year() / day.month() - first).count()));
    }
    return out;
}

int Recorded::project_end(std::size_t arm) const
{
    int end = 0;
    const auto* agencies = effective(arm).find("agencies");
    if (text_at(effective(arm), "mechanisms.agency") == "off" || !agencies) return 0;
    for (const auto& [name, agency] : agencies->entries)
        if (text_at(agency, "active") == "on") end = std::max(end, std::stoi(text_at(agency, "last_month")));
    return end;
}

int Recorded::last_project_end() const
{
    int end = 0;
    for (std::size_t a = 0; a < arms_.size(); ++a) end = std::max(end, project_end(a));
    return end;
}

std::string text_at(const sim::schema::Node& tree, const std::string& path)
{
    const sim::schema::Node* node = &tree;
    for (std::size_t begin = 0; node && begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        node = node->find(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return node ? node->scalar : "";
}

Labelled headline_values(const Recorded& result, const Json& headline)
{
    auto all = result.read(headline["group"], headline["variable"]);
    for (const std::string label : headline["labels"]) all = all.at(all.axes[3].name, label);
    const std::size_t months = all.extent("month");
    const int month = headline["month"];
    const bool sum = headline["sum"];
    all = sum ? all.sum("month") : all.at("month", month < 0 ? months - 1 : std::min<std::size_t>(month, months - 1));
    return all.times(headline["scale"]);
}

Json paired(std::span<const double> arm, std::span<const double> baseline)
{
    std::vector<double> differences;
    for (std::size_t r = 0; r < arm.size(); ++r)
        if (!std::isnan(arm[r]) && !std::isnan(baseline[r])) differences.push_back(arm[r] - baseline[r]);
    const std::size_t n = differences.size();
    const double mean = n > 0 ? sim::inference::mean_of(differences) : sim::inference::nan;
    const auto t = sim::inference::student(n);
    const double error =
        n > 1 ? std::sqrt(sim::inference::variance(differences) / static_cast<double>(n)) : sim::inference::nan;
    return {{"mean", rounded(mean)},
            {"low", rounded(mean - t.at_975 * error)},
            {"high", rounded(mean + t.at_975 * error)},
            {"detectable", rounded((t.at_975 + t.at_80) * error)},
            {"pairs", n}};
}

Json paired_with_baseline(const Recorded& result, const Labelled& all)
{
    const std::size_t replicates = result.replicates();
    const auto of_arm = [&](std::size_t a) { return std::span(all.values).subspan(a * replicates, replicates); };
    Json out = Json::array();
    for (std::size_t a = 0; a < result.arms().size(); ++a) out.push_back(paired(of_arm(a), of_arm(result.baseline())));
    return out;
}

} // namespace report
