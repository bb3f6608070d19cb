#include "sim/experiment/choose.h"

#include "sim/experiment/plans.h"
#include "sim/inference/selection.h"
#include "sim/inference/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sim::experiment {

namespace {

using schema::Good;

Good good_of(const schema::Choose& asked, const KeptFigure& figure)
{
    switch (asked.better.as<schema::Better>()) {
    case schema::Better::less:
        return Good::less;
    case schema::Better::more:
        return Good::more;
    case schema::Better::as_declared:
        break;
    }
    return figure.good;
}

/// The arms that are compared: the plans, which are added to the plan, or the arms as they are.
std::vector<std::size_t> arms_to_compare(run::Plan& plan)
{
    const auto& asked = plan.scenario().choose;
    std::vector<std::size_t> out;
    Faults faults;
    const std::size_t base = plan.source.place_of(held_arm(plan, asked.arm.value()));
    for (const auto& [name, settings] : asked.plans.node().entries) {
        schema::Node tree = schema::Node::empty_map(settings.origin);
        for (const auto& [path, value] : settings.entries) tree.set(path, value);
        Faults of_plan;
        out.push_back(plan.arms.size());
        add_arm(plan, base, name, tree, of_plan);
        for (const auto& fault : of_plan.list())
            faults.add(fault.origin, "choose.plans." + name + (fault.key == name ? "" : "." + fault.key), fault.problem,
                       fault.remedy);
    }
    faults.stop_if_any();
    if (!out.empty()) return out;
    out.resize(plan.arms.size());
    std::iota(out.begin(), out.end(), std::size_t{0});
    return out;
}

/// The figures of each world, and how they make the one that is compared.
struct Compared {
    std::vector<KeptFigure> kept;
    std::vector<double> weights; ///< of each in the figure compared
    std::string name, unit;
    Good good = Good::more;
    std::size_t cost = 0; ///< its place in `kept`; 0 where there is none: first stands what cost is held against

    std::vector<Figure> figures() const
    {
        std::vector<Figure> out;
        for (const auto& figure : kept) out.push_back(figure.figure);
        return out;
    }
    double value(std::span<const double> world) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < kept.size(); ++i)
            if (weights[i] != 0) sum += weights[i] * world[i];
        return sum;
    }
};

Compared compared(const run::Plan& plan, Faults& faults)
{
    const auto& asked = plan.scenario().choose;
    Compared out;
    const auto keep = [&](KeptFigure figure, double weight) {
        out.kept.push_back(std::move(figure));
        out.weights.push_back(weight);
        return out.kept.size() - 1;
    };
    const auto worth = worth_of(plan, asked.worth, "choose", faults);
    if (worth.empty()) {
        NamedFigure named{asked.figure.value(), asked.of.values(), asked.month.value(), run::written_at(plan, "choose"),
                          "choose"};
        named.with_effects = false;
        const auto figure = find_figure(plan, named, faults);
        if (!figure) return out;
        out.name = asked.figure.value() + (asked.of.values().empty() ? "" : " of " + joined(asked.of.values()));
        keep(kept_variable(plan, *figure, out.name, asked.of.values()), 1);
        out.unit = out.kept.front().unit;
        out.good = good_of(asked, out.kept.front());
        if (out.good == Good::neither)
            faults.add(run::written_at(plan, "choose"), "choose.better",
                       "is missing: neither way of the figure is good by itself", "less or more");
        if (plan.costing.outcomes.empty()) return out;
        out.cost = keep(kept_headline(plan, plan.costing.cost, kept_cost), 0);
        return out;
    }
    out.name = "worth less cost";
    out.unit = "yuan";
    for (const auto& [name, yuan] : worth)
        for (const auto& outcome : plan.costing.outcomes)
            if (outcome.label == name) keep(kept_headline(plan, outcome, name), yuan);
    if (!plan.costing.outcomes.empty()) out.cost = keep(kept_headline(plan, plan.costing.cost, kept_cost), -1);
    return out;
}

/// A fifth of the spread of differences between plans over worlds.
double spread_to_ignore(const std::vector<std::vector<double>>& values, std::size_t plans)
{
    double largest = 0;
    for (std::size_t i = 1; i < plans; ++i) {
        std::vector<double> differences;
        for (const auto& world : values)
            if (const double d = world[i] - world[0]; d == d) differences.push_back(d);
        if (differences.size() > 1) largest = std::max(largest, inference::variance(differences));
    }
    return largest > 0 ? std::sqrt(largest) / 5 : 1e-9;
}

} // namespace

void check_choose(const run::Plan& plan, Faults& faults)
{
    const auto& asked = plan.scenario().choose;
    const auto& plans = asked.plans.node().entries;
    if (asked.figure.value().empty() && asked.worth.entries().empty() && plans.empty()) return;
    const Origin origin = run::written_at(plan, "choose");
    if (!asked.figure.value().empty() && !asked.worth.entries().empty())
        faults.add(origin, "choose", "names a figure and what outcomes are worth", "one of both");
    if (asked.figure.value().empty() && asked.worth.entries().empty())
        faults.add(origin, "choose.figure", "is missing", "GROUP/VARIABLE, or worth: {outcome: yuan}");
    else
        (void)compared(plan, faults);
    if (plans.empty() && plan.arms.size() < 2)
        faults.add(origin, "choose.plans", "is missing", "at least two plans, or a scenario with several arms");
    if (plans.size() == 1) faults.add(origin, "choose.plans", "names one plan", "at least two");
    const std::string arm = held_arm(plan, asked.arm.value());
    if (!plans.empty() && arm.empty()) run::add_unnamed_arm(origin, "choose", plan.arm_names, faults);
    if (!arm.empty() && plan.source.place_of(arm) == plan.source.arms.size())
        faults.add(origin, "choose.arm", "there is no arm '" + arm + "'", "arms: " + joined(plan.arm_names));
    if (asked.first.value() > asked.most.value())
        faults.add(origin, "choose.first", "is more than choose.most", "at most " + asked.most.text());
    if (plan.arms.front()->regions() > 1)
        faults.add(origin, "choose", "cannot be asked of several districts", "a scenario with a single district");
}

void check_plans(run::Plan& plan)
{
    (void)arms_to_compare(plan);
}

Chosen choose(run::Plan plan, const run::Execution& execution)
{
    Faults faults;
    check_choose(plan, faults);
    const auto& asked = plan.scenario().choose;
    if (asked.figure.value().empty() && asked.worth.entries().empty() && faults.empty())
        faults.add(run::written_at(plan, "choose"), "choose", "is missing", "see qiao describe parameters");
    faults.stop_if_any();
    const auto arms = arms_to_compare(plan);
    const Compared what = compared(plan, faults);
    const auto figures = what.figures();
    const std::size_t first = asked.first.size(), most = asked.most.size(), count = arms.size();

    std::vector<std::vector<double>> lived;  // [world][plan × figure], NaN where it was not
    std::vector<std::vector<double>> values; // [world][plan]
    const auto live = [&](std::size_t to, std::span<const std::size_t> wanted) {
        std::vector<const Arm*> chosen;
        for (const auto i : wanted) chosen.push_back(plan.arms[arms[i]].get());
        const auto tried = try_out(
            plan, figures, static_cast<int>(lived.size()), static_cast<int>(to), [&](int) { return chosen; }, execution,
            "worlds");
        for (const auto& world : tried) {
            auto& all = lived.emplace_back(count * figures.size(), inference::nan);
            auto& value = values.emplace_back(count, inference::nan);
            for (std::size_t k = 0; k < wanted.size() && !world.empty(); ++k) {
                const auto told = std::span(world).subspan(k * figures.size(), figures.size());
                std::copy(told.begin(), told.end(),
                          all.begin() + static_cast<std::ptrdiff_t>(wanted[k] * figures.size()));
                value[wanted[k]] = what.value(told);
            }
        }
    };
    std::vector<std::size_t> everyone(count);
    std::iota(everyone.begin(), everyone.end(), std::size_t{0});
    live(first, everyone);

    Chosen out;
    out.figure = what.name;
    out.unit = what.unit;
    out.indifference = asked.indifference > 0 ? asked.indifference : spread_to_ignore(values, count);
    inference::Selection selection(count, {what.good, asked.sure, out.indifference, first, false});
    for (const auto& world : values) selection.add(world);
    constexpr std::size_t at_once = 10; // worlds between two looks, so that threads have enough to do
    while (!selection.decided() && lived.size() < most && !execution.stopped()) {
        const std::size_t from = lived.size();
        const std::vector<std::size_t> wanted(selection.wanted().begin(), selection.wanted().end());
        live(std::min(most, from + at_once), wanted);
        for (std::size_t w = from; w < values.size(); ++w) selection.add(values[w]);
    }
    out.decided = selection.decided();
    out.best = selection.best();

    std::vector<double> costs, effects;
    for (std::size_t w = 0; w < first; ++w)
        for (std::size_t i = 0; i < count; ++i) {
            costs.push_back(lived[w][i * figures.size() + what.cost]);
            effects.push_back(lived[w][i * figures.size()]);
        }
    inference::Bootstrap bootstrap(static_cast<std::uint32_t>(long{plan.scenario().seed}));
    std::vector<inference::FrontierPlan> between(count);
    if (what.cost > 0) {
        out.effect = what.kept.front().name;
        const Good better = asked.worth.entries().empty() ? what.good : Good::more;
        between = inference::frontier(costs, effects, count, better, bootstrap);
    }
    const auto means = selection.means();
    for (std::size_t i = 0; i < count; ++i) {
        ChosenPlan told{plan.arm_names[arms[i]], selection.replicates()[i], means[i], 0, 0, 0, between[i]};
        std::vector<double> differences;
        for (const auto& world : values)
            if (const double d = world[out.best] - world[i]; d == d) differences.push_back(d);
        told.behind = inference::mean_of(differences);
        const double half = inference::student(differences.size()).at_975 *
                            std::sqrt(inference::variance(differences) / static_cast<double>(differences.size()));
        told.behind_low = told.behind - half;
        told.behind_high = told.behind + half;
        out.plans.push_back(std::move(told));
    }
    return out;
}

} // namespace sim::experiment
