#include "sim/experiment/facts.h"

#include <algorithm>
#include <set>

namespace sim::experiment {

namespace {

/// Where a key of a fact is written; the fact as a whole where it is not.
Origin written_at(const run::Plan& plan, const std::string& fact, const char* key)
{
    const schema::Node* facts = plan.source.base.find("facts");
    const schema::Node* node = facts ? facts->find(fact) : nullptr;
    if (!node) return run::written_at(plan, "facts");
    const schema::Node* written = node->find(key);
    return written ? written->origin : node->origin;
}

/// Makes a figure the one over `window` months that end with its own.
void reach_back(const run::Plan& plan, Figure& figure, int window, const std::string& path, Faults& faults)
{
    if (window == 1) return;
    const auto& group = plan.layout.groups[figure.group];
    figure.first_month = figure.last_month - window + 1;
    const auto from = std::lower_bound(group.months.begin(), group.months.end(), figure.first_month);
    const auto to = std::upper_bound(group.months.begin(), group.months.end(), figure.last_month);
    if (figure.first_month < 0 || to - from != window)
        faults.add({}, path + ".window", "reaches over months that are not recorded in " + group.name,
                   group.months.empty() ? "1: it is recorded once" : "fewer months, or a group that records them all");
}

} // namespace

std::optional<FactFigures> find_figures(const run::Plan& plan, std::size_t place, Faults& faults)
{
    const auto& facts = plan.scenario().facts;
    const auto& fact = facts[place];
    const std::string& name = facts.name_of(place);
    const std::string path = "facts." + name;
    Faults found;
    const auto add = [&](std::vector<Figure>& to, const std::string& figure, const char* key, int month,
                         const char* month_key) {
        auto one = find_figure(plan, {figure, fact.of.values(), month, {}, path, key, month_key, false}, found);
        if (!one) return;
        reach_back(plan, *one, fact.window.value(), path, found);
        to.push_back(*one);
    };
    const auto all = [&](std::vector<Figure>& sum, std::vector<Figure>& whole, int month, const char* month_key) {
        add(sum, fact.figure.value(), "figure", month, month_key);
        for (const auto& figure : fact.plus.values()) add(sum, figure, "plus", month, month_key);
        for (const auto& figure : fact.share_of.values()) add(whole, figure, "share_of", month, month_key);
    };
    FactFigures out;
    all(out.sum, out.whole, fact.month.value(), "month");
    for (const auto& figure : fact.per.values()) add(out.per, figure, "per", fact.month.value(), "month");
    if (!fact.spread.value().empty()) add(out.spread, fact.spread.value(), "spread", fact.month.value(), "month");
    if (fact.since > 0 && found.empty()) {
        all(out.sum_before, out.whole_before, fact.since.value(), "since");
        if (found.empty() && out.sum_before.front().last_month >= out.sum.front().last_month)
            found.add({}, path + ".since", "is not before the fact's month", "an earlier month of the run");
    }
    std::set<std::string> seen; // what is wrong with a month is so of each figure
    for (const auto& fault : found.list()) {
        const Origin origin = written_at(plan, name, fault.key.substr(fault.key.rfind('.') + 1).c_str());
        if (seen.insert(fault.key + fault.problem).second) faults.add(origin, fault.key, fault.problem, fault.remedy);
    }
    if (!found.empty()) return {};
    return out;
}

void check_facts(run::Plan& plan, const std::vector<std::string>& every_arm, Faults& faults)
{
    const auto& facts = plan.scenario().facts;
    const std::string& baseline = plan.scenario().compare.baseline.value();
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const std::string &name = facts.name_of(i), path = "facts." + name;
        const auto check_arm = [&](const char* key, const std::string& arm) {
            if (std::find(every_arm.begin(), every_arm.end(), arm) == every_arm.end())
                faults.add(written_at(plan, name, key), path + "." + key, "there is no arm '" + arm + "'",
                           "arms: " + joined(every_arm));
        };
        const std::string held = run::held_arm(every_arm, baseline, facts[i].arm.value());
        const std::string& other = facts[i].against.value();
        if (held.empty())
            run::add_unnamed_arm(written_at(plan, name, "arm"), path, every_arm, faults);
        else
            check_arm("arm", held);
        if (!other.empty()) check_arm("against", other);
        if (!other.empty() && other == held)
            faults.add(written_at(plan, name, "against"), path + ".against", "is the fact's own arm",
                       "another arm, or none");
        plan.fact_arms.push_back(held);
        find_figures(plan, i, faults);
    }
}

} // namespace sim::experiment
