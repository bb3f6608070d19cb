#include "sim/experiment/plans.h"

#include "sim/experiment/factors.h"

#include <algorithm>

namespace sim::experiment {

using schema::Node;

namespace {

constexpr std::size_t most_arms = 500;

/// The last part of a path, or all of it where several levers end alike.
std::string short_name(const std::vector<Factor>& levers, const Factor& lever)
{
    const auto last = [](const std::string& path) { return path.substr(path.rfind('.') + 1); };
    const auto alike = std::count_if(levers.begin(), levers.end(),
                                     [&](const Factor& other) { return last(other.name) == last(lever.name); });
    return alike > 1 ? lever.name : last(lever.name);
}

void leave_out(run::Plan& plan, std::size_t arm)
{
    const auto erase = [&](auto& list) { list.erase(list.begin() + static_cast<std::ptrdiff_t>(arm)); };
    erase(plan.source.arms);
    erase(plan.arms);
    erase(plan.arm_names);
    erase(plan.arm_titles);
    if (arm < plan.baseline) --plan.baseline;
}

} // namespace

void add_arm(run::Plan& plan, std::size_t base, const std::string& name, const Node& settings, Faults& faults)
{
    auto written = plan.source.arms.at(base);
    written.name = name;
    written.difference.merge(settings);
    plan.source.arms.push_back(std::move(written));
    Faults of_arm;
    auto arm = run::read_arm(plan, plan.source.tree(plan.source.arms.size() - 1), of_arm);
    faults.add(of_arm);
    if (of_arm.empty() && !run::same_axes(arm->layout(), plan.layout))
        faults.add(settings.origin, name, "has other villages, actors or recording than the other arms",
                   "what can be decided within the same scenario");
    plan.arms.push_back(std::move(arm));
    plan.arm_names.push_back(name);
    plan.arm_titles.push_back({});
}

void pull_levers(run::Plan& plan, Faults& faults)
{
    Faults here;
    const auto levers = find_levers(plan, here);
    std::size_t combinations = 1;
    for (const auto& lever : levers) {
        if (lever.levels.empty())
            here.add(lever.origin, "sweep.levers." + lever.name, "has no levels", "{levels: [a, b, c]}");
        combinations *= std::min(std::max<std::size_t>(1, lever.levels.size()), most_arms + 1);
        if (combinations > most_arms) break;
    }
    if (combinations * plan.arms.size() > most_arms)
        here.add(run::written_at(plan, "sweep"), "sweep.levers",
                 "make more than " + std::to_string(most_arms) + " arms", "fewer levels");
    faults.add(here);
    if (levers.empty() || !here.empty()) return;

    const auto effective = [](const Arm& arm) { return arm.scenario().effective().flat_text(); };
    const std::size_t written = plan.arms.size();
    for (std::size_t a = 0; a < written; ++a) {
        if (a == plan.baseline && written > 1) continue;
        std::vector<std::string> seen; // arms that no lever moves are one
        if (written == 1) seen.push_back(effective(*plan.arms[a]));
        for (std::size_t c = 0; c < combinations; ++c) {
            Node settings = Node::empty_map(levers.front().origin);
            std::string name = plan.arm_names[a];
            std::size_t rest = c;
            for (const auto& lever : levers) {
                const std::string& value = lever.levels[rest % lever.levels.size()];
                rest /= lever.levels.size();
                settings.set(lever.name, Node::text(value, lever.origin));
                name += " " + short_name(levers, lever) + "=" + value;
            }
            const std::size_t before = faults.list().size();
            add_arm(plan, a, name, settings, faults);
            if (faults.list().size() > before) continue;
            const std::string text = effective(*plan.arms.back());
            if (std::find(seen.begin(), seen.end(), text) != seen.end()) leave_out(plan, plan.arms.size() - 1);
            seen.push_back(text);
        }
    }
    for (std::size_t a = written; written > 1 && a-- > 0;)
        if (a != plan.baseline) leave_out(plan, a);
}

} // namespace sim::experiment
