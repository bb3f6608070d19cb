#include "sim/run/plan.h"

#include <algorithm>
#include <array>
#include <set>

namespace sim::run {

namespace {

/// The model that is written as `node`; the first where none is.
const Model* chosen_model(const std::vector<const Model*>& models, const schema::Node* node, Faults& faults)
{
    if (!node || node->kind != schema::Node::Kind::scalar) return models.front();
    std::vector<std::string> names;
    for (const Model* model : models) {
        if (model->name() == node->scalar) return model;
        names.push_back(model->name());
    }
    faults.add(node->origin, "model", "there is no model '" + node->scalar + "'", "allowed: " + joined(names));
    return nullptr;
}

/// Command-line options that stand for a setting win over everything, as --set does.
std::vector<std::string> all_settings(const Request& request)
{
    std::vector<std::string> settings = request.settings;
    if (request.seed) settings.push_back("seed=" + std::to_string(*request.seed));
    if (request.replicates) settings.push_back("replicates=" + std::to_string(*request.replicates));
    return settings;
}

/// Where a fault stands in the user's eyes: `--seed 7` was typed, not `--set seed=7`.
Origin as_typed(const Fault& fault, const Request& request)
{
    Origin origin = fault.origin;
    if (origin.file == "--set" &&
        ((fault.key == "seed" && request.seed) || (fault.key == "replicates" && request.replicates)))
        origin.file = "--" + fault.key;
    return origin;
}

std::string after(const std::string& suggested)
{
    return suggested.empty() ? "" : "; " + suggested;
}

void keep_wanted_arms(scenario::Source& source, const std::vector<std::string>& wanted, Faults& faults)
{
    if (wanted.empty()) return;
    std::vector<std::string> names;
    for (const auto& arm : source.arms) names.push_back(arm.name);
    bool known = true;
    for (const auto& name : wanted)
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            known = false;
            faults.add({"--arm", 0, 0}, "", "there is no arm '" + name + "'",
                       "arms of the scenario: " + joined(names) + after(did_you_mean(name, names)));
        }
    // With a name that is unknown nothing will run; the faults of all arms are shown.
    if (!known) return;
    std::erase_if(source.arms,
                  [&](const auto& arm) { return std::find(wanted.begin(), wanted.end(), arm.name) == wanted.end(); });
}

/// The title that is written in a scenario or an arm.
Called title_in(const schema::Node& tree, Faults& faults)
{
    schema::Title title(nullptr);
    schema::Reading reading{faults, {}};
    if (const schema::Node* written = tree.find("title")) title.read(*written, "title", reading);
    return {title.en.value(), title.zh.value()};
}

/// What is about all arms cannot stand in one of them.
void check_what_differs(const scenario::Source& source, Faults& faults)
{
    for (const auto& arm : source.arms)
        for (const char* key : schema::about_all_arms)
            if (const schema::Node* node = arm.difference.find(key))
                faults.add(node->origin, "arms." + arm.name + "." + key, "is about all arms, and stands in one",
                           "write it in the scenario itself");
}

/// The arms stand side by side in one array: they must agree with the first in its axes.
void check_agreement(const Plan& plan, std::size_t place, const Arm& arm, Faults& faults)
{
    const auto &first = plan.scenario(), &other = arm.scenario();
    const auto& written = plan.source.arms[place];
    const auto differ = [&](const char* key, bool equal) {
        if (!equal)
            faults.add(written.difference.origin, "arms." + written.name + "." + key,
                       "differs from arm " + plan.source.arms.front().name,
                       "all arms share start, months, replicates and seed: only then can they be compared");
    };
    differ("start", other.start.value() == first.start.value());
    differ("months", other.months.value() == first.months.value());
    differ("replicates", other.replicates.value() == first.replicates.value());
    differ("seed", long{other.seed} == long{first.seed});
    if (arm.regions() != plan.arms.front()->regions())
        faults.add(written.difference.origin, "arms." + written.name,
                   "has another number of districts than the first arm", "the same in every arm");
    else if (!same_axes(arm.layout(), plan.layout))
        faults.add(written.difference.origin, "arms." + written.name,
                   "has other villages, actors or recording than the first arm",
                   "list all actors in the scenario and switch them in the arms (active: off)");
}

/// `every_arm`: the scenario's arms before --arm left some out; leaving out the baseline is no mistake of the scenario.
void find_baseline(Plan& plan, const std::vector<std::string>& every_arm, Faults& faults)
{
    const std::string& wanted = plan.scenario().compare.baseline.value();
    if (wanted.empty() && plan.arm_names.size() > 1)
        plan.notices.push_back("compare.baseline is not written: arms are compared with the first in the file, " +
                               plan.arm_names.front());
    if (wanted.empty()) return;
    const auto found = std::find(plan.arm_names.begin(), plan.arm_names.end(), wanted);
    if (found != plan.arm_names.end())
        plan.baseline = static_cast<std::size_t>(found - plan.arm_names.begin());
    else if (std::find(every_arm.begin(), every_arm.end(), wanted) == every_arm.end())
        faults.add(written_at(plan, "compare"), "compare.baseline", "there is no arm '" + wanted + "'",
                   "arms: " + joined(every_arm));
    else if (plan.arm_names.size() > 1)
        plan.notices.push_back("compare.baseline is left out: the arm " + wanted +
                               " is not among those of --arm; arms are compared with " + plan.arm_names.front());
}

} // namespace

Origin written_at(const Plan& plan, const std::string& group)
{
    const schema::Node* node = plan.source.base.find(group);
    return node ? node->origin : Origin{plan.source.files.empty() ? "" : plan.source.files.back().first, 0, 0};
}

Origin written_at(const Plan& plan, const std::string& group, const std::string& key)
{
    const schema::Node* whole = plan.source.base.find(group);
    const schema::Node* node = whole ? whole->find(key) : nullptr;
    return node ? node->origin : written_at(plan, group);
}

std::unique_ptr<Arm> read_arm(const Plan& plan, const schema::Node& scenario, Faults& faults)
{
    schema::Reading reading{faults,
                            [&](const std::string& path, const Origin& origin, schema::TableShape shape) {
                                return plan.tables->load(path, origin, shape, faults);
                            },
                            plan.model->renames()};
    return plan.model->read(scenario, reading);
}

std::string held_arm(const std::vector<std::string>& arms, const std::string& baseline, const std::string& written)
{
    if (!written.empty()) return written;
    if (arms.size() == 1) return arms[0];
    if (arms.size() != 2 || (arms[0] != baseline && arms[1] != baseline)) return "";
    return arms[0] == baseline ? arms[1] : arms[0];
}

std::string held_arm(const Plan& plan, const std::string& written)
{
    return held_arm(plan.arm_names, plan.scenario().compare.baseline.value(), written);
}

void add_unnamed_arm(const Origin& origin, const std::string& group, const std::vector<std::string>& arms,
                     Faults& faults)
{
    faults.add(origin, group + ".arm", "is missing", "one of the arms: " + joined(arms));
}

bool same_axes(const schema::Layout& a, const schema::Layout& b)
{
    const auto same_dimension = [](const schema::Dimension& x, const schema::Dimension& y) {
        return x.labels == y.labels && x.numbers == y.numbers;
    };
    return std::equal(a.groups.begin(), a.groups.end(), b.groups.begin(), b.groups.end(),
                      [&](const schema::Group& x, const schema::Group& y) {
                          return x.name == y.name && x.months == y.months &&
                                 std::equal(x.dimensions.begin(), x.dimensions.end(), y.dimensions.begin(),
                                            y.dimensions.end(), same_dimension);
                      });
}

namespace {

/// Takes a group of the scenario, or one key of it, out of everything that was written.
void forget(scenario::Source& source, const std::string& group, const std::string& key)
{
    const auto from = [&](schema::Node& tree) {
        schema::Node* node = tree.find(group);
        if (node && !key.empty()) node->erase(key);
        if (node && key.empty()) *node = schema::Node::empty_map(node->origin);
    };
    from(source.base);
    from(source.unset);
    for (auto& arm : source.arms) from(arm.difference);
    for (auto& setting : source.settings) from(setting);
}

/// What the scenario asks of arms that --arm left out is left out, too, and that is told.
void leave_out_what_lacks_arms(Plan& plan, const std::vector<std::string>& every_arm)
{
    if (plan.source.arms.empty() || plan.source.arms.size() == every_arm.size()) return;
    Faults ignored; // they are found again when all arms are read, with their tables
    schema::Reading reading{ignored, {}};
    const auto arm = plan.model->read(plan.source.tree(0), reading);
    const auto& scenario = arm->scenario();
    const auto left_out = [&](const std::string& name) {
        return std::find(every_arm.begin(), every_arm.end(), name) != every_arm.end() &&
               plan.source.place_of(name) == plan.source.arms.size();
    };
    const auto need = [&](bool asked, const char* group, const char* key, const std::vector<std::string>& arms) {
        const auto lacking = std::find_if(arms.begin(), arms.end(), left_out);
        if (!asked || lacking == arms.end()) return;
        plan.notices.push_back(std::string(group) + (*key ? "." : "") + key + " is left out: it needs the arm " +
                               *lacking + ", which is not among those of --arm");
        forget(plan.source, group, key);
    };
    const std::string& written = scenario.compare.baseline.value();
    const std::string baseline = written.empty() ? every_arm.front() : written;
    // Where only the baseline is left, an arm that stands against it lacks, whichever it may be.
    const bool alone = plan.source.arms.size() == 1 && plan.source.arms.front().name == baseline;
    const std::string other = !alone ? "" : every_arm.front() == baseline ? every_arm.at(1) : every_arm.front();
    need(scenario.precision.half_width > 0, "precision", "",
         {held_arm(every_arm, baseline, scenario.precision.arm.value()), baseline, other});
    need(!scenario.attribution.players.entries().empty(), "attribution", "",
         {held_arm(every_arm, baseline, scenario.attribution.arm.value()), other});
    need(true, "compare", "budget", {scenario.compare.budget.value()});
}

/// Old keys that were read as what they are called now, each place once.
void tell_old_keys(Plan& plan)
{
    Faults places, told;
    std::set<std::string> seen; // a file may be built on twice, and have all in one line
    for (const auto& hint : plan.source.hints.list())
        if (seen.insert(hint.text()).second) places.add(hint.origin, hint.key, hint.problem, hint.remedy);
    told.add_by_column(places, places.list().size());
    for (const auto& hint : told.list()) plan.notices.push_back(hint.text());
}

} // namespace

Plan read_plan(const std::vector<const Model*>& models, const Request& request, const Checks& checks, const Look& look)
{
    Faults faults;
    Plan plan;
    plan.tables = std::make_shared<scenario::Tables>(request.archive);
    plan.settings = all_settings(request);
    const auto renames_of = [&](const auto* model) {
        plan.model = chosen_model(models, model, faults);
        return plan.model ? plan.model->renames() : schema::Renames();
    };
    plan.source = scenario::read_scenario(request.scenario, plan.settings, faults, renames_of, request.archive.get());
    if (plan.source.base.kind != schema::Node::Kind::map) {
        if (faults.empty()) faults.add({request.scenario, 0, 0}, "", "is not a scenario", "a map of keys, see README");
        faults.stop_if_any();
    }
    if (!plan.model) faults.stop_if_any();
    tell_old_keys(plan);

    check_what_differs(plan.source, faults);
    std::vector<std::string> every_arm;
    for (const auto& arm : plan.source.arms) every_arm.push_back(arm.name);
    keep_wanted_arms(plan.source, request.arms, faults);
    leave_out_what_lacks_arms(plan, every_arm);
    for (const auto& arm : plan.source.arms) plan.arm_names.push_back(arm.name);

    plan.title = title_in(plan.source.base, faults);
    std::set<std::string> seen; // a fault that stands in all arms is shown once
    for (const auto& fault : faults.list()) seen.insert(fault.text());
    Faults disagreements; // told where all arms could be read
    for (std::size_t place = 0; place < plan.source.arms.size(); ++place) {
        Faults in_arm;
        auto arm = read_arm(plan, plan.source.tree(place), in_arm);
        for (const auto& fault : in_arm.list())
            if (seen.insert(fault.text()).second)
                faults.add(as_typed(fault, request), fault.key, fault.problem, fault.remedy);
        if (!faults.empty()) {
            if (plan.arms.empty()) plan.arms.push_back(std::move(arm)); // whose baseline is looked for
            continue;
        }
        if (look) look(plan.arm_names[place], *arm);
        if (plan.arms.empty()) {
            plan.layout = arm->layout();
            plan.headlines = arm->headlines();
            plan.costing = arm->costing();
        } else {
            check_agreement(plan, place, *arm, disagreements);
        }
        if (!look || plan.arms.empty()) plan.arms.push_back(std::move(arm));
    }
    // What arms are compared by can be looked at only where all of them could be read.
    const bool read = faults.empty();
    if (!plan.arms.empty()) find_baseline(plan, every_arm, faults);
    if (!read) faults.stop_if_any();

    faults.add(disagreements);
    for (const auto& arm : plan.source.arms) plan.arm_titles.push_back(title_in(arm.difference, faults));
    if (checks) checks(plan, every_arm, faults);
    faults.stop_if_any();
    return plan;
}

} // namespace sim::run
