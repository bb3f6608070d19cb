#include "sim/run/plan.h"

#include "sim/run/attribution.h"
#include "sim/run/figure.h"

#include <algorithm>
#include <array>

namespace sim::run {

namespace {

const Model* chosen_model(const std::vector<const Model*>& models, const schema::Node& scenario, Faults& faults)
{
    const schema::Node* node = scenario.find("model");
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

void keep_wanted_arms(scenario::Source& source, const std::vector<std::string>& wanted, Faults& faults)
{
    if (wanted.empty()) return;
    std::vector<std::string> names;
    for (const auto& [name, node] : source.arms) names.push_back(name);
    bool known = true;
    for (const auto& name : wanted)
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            known = false;
            faults.add({"--arm", 0, 0}, "", "there is no arm '" + name + "'", "arms of the scenario: " + joined(names));
        }
    // With a name that is unknown nothing will run; the faults of all arms are shown.
    if (!known) return;
    std::erase_if(source.arms,
                  [&](const auto& arm) { return std::find(wanted.begin(), wanted.end(), arm.first) == wanted.end(); });
}

/// The arms stand side by side in one array: they must agree in its axes.
void check_agreement(const Plan& plan, Faults& faults)
{
    const auto& first = plan.arms.front()->scenario();
    for (std::size_t i = 1; i < plan.arms.size(); ++i) {
        const auto& other = plan.arms[i]->scenario();
        const Origin origin = plan.source.arms[i].second.origin;
        const auto differ = [&](const char* key, bool equal) {
            if (!equal)
                faults.add(origin, "arms." + plan.arm_names[i] + "." + key, "differs from arm " + plan.arm_names[0],
                           "all arms share start, months, replicates and seed: only then can they be compared");
        };
        differ("start", other.start.value() == first.start.value());
        differ("months", other.months.value() == first.months.value());
        differ("replicates", other.replicates.value() == first.replicates.value());
        differ("seed", long{other.seed} == long{first.seed});
        if (!same_axes(plan.arms[i]->layout(), plan.layout))
            faults.add(origin, "arms." + plan.arm_names[i],
                       "has other villages, actors or recording than the first arm",
                       "list all actors in the scenario and switch them in the arms (active: off)");
    }
}

/// `every_arm`: the scenario's arms before --arm left some out; leaving out the baseline is no mistake of the scenario.
void find_baseline(Plan& plan, const std::vector<std::string>& every_arm, Faults& faults)
{
    const std::string& wanted = plan.scenario().compare.baseline.value();
    if (wanted.empty()) return;
    const auto found = std::find(plan.arm_names.begin(), plan.arm_names.end(), wanted);
    if (found != plan.arm_names.end())
        plan.baseline = static_cast<std::size_t>(found - plan.arm_names.begin());
    else if (std::find(every_arm.begin(), every_arm.end(), wanted) == every_arm.end())
        faults.add(plan.source.base.find("compare")->origin, "compare.baseline", "there is no arm '" + wanted + "'",
                   "arms: " + joined(every_arm));
}

/// Arms can be brought to the spending of one that is run, in a model that knows what it spends.
void check_budget(const Plan& plan, Faults& faults)
{
    const std::string& wanted = plan.scenario().compare.budget.value();
    if (wanted.empty()) return;
    const Origin origin = plan.source.base.find("compare")->origin;
    if (std::find(plan.arm_names.begin(), plan.arm_names.end(), wanted) == plan.arm_names.end())
        faults.add(origin, "compare.budget", "there is no arm '" + wanted + "'", "arms: " + joined(plan.arm_names));
    else if (plan.costing.outcomes.empty())
        faults.add(origin, "compare.budget", "the model " + plan.model->name() + " knows no spending", "leave it out");
}

/// A group of the scenario that says something, but not what it takes to be heard, would be passed over in silence.
void check_heard(const Plan& plan, Faults& faults)
{
    constexpr std::array<std::array<const char*, 3>, 3> groups{
        {{"claim", "expects", "less or more; nothing where an inherited claim is not to be tested"},
         {"precision", "half_width", "a number; 0 where an inherited precision is not to be asked for"},
         {"attribution", "players", "a map from names to settings; {} for none"}}};
    for (const auto& [group, key, remedy] : groups) {
        const schema::Node* node = plan.source.base.find(group);
        if (node && !node->entries.empty() && !node->find(key))
            faults.add(node->origin, std::string(group) + "." + key, "is missing", remedy);
    }
}

/// A claim must speak of arms and of a figure that are there.
void check_claim(const Plan& plan, const std::vector<std::string>& every_arm, Faults& faults)
{
    const auto& claim = plan.scenario().claim;
    if (claim.expects.as<schema::Expectation>() == schema::Expectation::nothing) return;
    const Origin origin = plan.source.base.find("claim")->origin;
    const auto check_arm = [&](const char* key, const std::string& arm) {
        if (std::find(every_arm.begin(), every_arm.end(), arm) == every_arm.end())
            faults.add(origin, key, "there is no arm '" + arm + "'", "arms: " + joined(every_arm));
    };
    check_arm("claim.arm", claim.arm.value());
    for (const auto& arm : claim.beside.values()) {
        check_arm("claim.beside", arm);
        if (arm == claim.arm.value())
            faults.add(origin, "claim.beside", "names the claim's own arm", "arms that it is held against");
    }
    const std::string& baseline = plan.scenario().compare.baseline.value();
    if (claim.arm.value() == (baseline.empty() ? every_arm.front() : baseline))
        faults.add(origin, "claim.arm", "is the baseline", "an arm that is held against it");
    find_figure(plan, claim, "claim", faults);
}

/// So must the effect that is to be known precisely.
void check_precision(const Plan& plan, Faults& faults)
{
    const auto& precision = plan.scenario().precision;
    if (precision.half_width <= 0) return;
    const Origin origin = plan.source.base.find("precision")->origin;
    const std::string& arm = precision.arm.value();
    if (!arm.empty() && std::find(plan.arm_names.begin(), plan.arm_names.end(), arm) == plan.arm_names.end())
        faults.add(origin, "precision.arm", "there is no arm '" + arm + "' in this run",
                   "arms: " + joined(plan.arm_names));
    else if ((arm.empty() ? plan.arm_names.back() : arm) == plan.arm_names[plan.baseline])
        faults.add(origin, "precision.arm", "is the baseline of this run", "an arm that is held against it");
    find_figure(plan, precision, "precision", faults);
}

/// What is reckoned of worlds that are lived through for one figure needs them whole.
void check_regions(const Plan& plan, Faults& faults)
{
    const std::size_t regions = plan.arms.front()->regions();
    for (const auto& arm : plan.arms)
        if (arm->regions() != regions)
            return faults.add({plan.source.files.front().first, 0, 0}, "arms", "have different numbers of districts",
                              "the same in every arm");
    if (regions == 1) return;
    const auto& scenario = plan.scenario();
    const std::pair<const char*, bool> asked[] = {{"precision", scenario.precision.half_width > 0},
                                                  {"attribution", !scenario.attribution.players.entries().empty()},
                                                  {"compare.budget", !scenario.compare.budget.value().empty()}};
    for (const auto& [key, given] : asked)
        if (given)
            faults.add({plan.source.files.front().first, 0, 0}, key, "cannot be asked of several districts",
                       "leave it out, or run a single district");
}

} // namespace

std::unique_ptr<Arm> read_arm(const Model& model, const schema::Node& scenario, Faults& faults)
{
    schema::Reading reading{faults, [&](const std::string& path, const Origin& origin) {
                                return scenario::read_csv(path, origin, faults);
                            }};
    return model.read(scenario, reading);
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

Plan make_plan(const std::vector<const Model*>& models, const Request& request)
{
    Faults faults;
    Plan plan;
    plan.source = scenario::read_scenario(request.scenario, all_settings(request), faults);
    if (plan.source.base.kind != schema::Node::Kind::map) {
        if (faults.empty()) faults.add({request.scenario, 0, 0}, "", "is not a scenario", "a map of keys, see README");
        faults.stop_if_any();
    }
    plan.model = chosen_model(models, plan.source.base, faults);
    if (!plan.model) faults.stop_if_any();

    // A fault that stands in all arms is shown once.
    Faults in_arms;
    std::vector<std::string> every_arm;
    for (const auto& [name, node] : plan.source.arms) every_arm.push_back(name);
    keep_wanted_arms(plan.source, request.arms, faults);
    for (const auto& [name, node] : plan.source.arms) {
        plan.arm_names.push_back(name);
        plan.arms.push_back(read_arm(*plan.model, node, in_arms));
    }
    std::vector<std::string> seen;
    for (const auto& fault : in_arms.list()) {
        const std::string text = fault.text();
        if (std::find(seen.begin(), seen.end(), text) != seen.end()) continue;
        seen.push_back(text);
        faults.add(as_typed(fault, request), fault.key, fault.problem, fault.remedy);
    }
    // What arms are compared by can be looked at only where all of them could be read.
    const bool read = faults.empty();
    if (!plan.arms.empty()) find_baseline(plan, every_arm, faults);
    if (!read) faults.stop_if_any();

    plan.layout = plan.arms.front()->layout();
    plan.headlines = plan.arms.front()->headlines();
    plan.costing = plan.arms.front()->costing();
    check_agreement(plan, faults);
    check_regions(plan, faults);
    check_budget(plan, faults);
    check_heard(plan, faults);
    check_claim(plan, every_arm, faults);
    check_precision(plan, faults);
    check_attribution(plan, faults);
    faults.stop_if_any();
    return plan;
}

} // namespace sim::run
