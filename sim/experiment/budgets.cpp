#include "sim/experiment/budgets.h"

#include "sim/inference/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>

namespace sim::experiment {

namespace {

constexpr int tried_replicates = 20;
constexpr int most_steps = 12;
constexpr double close_enough = 0.002;
/// Beyond these factors an arm is no longer the one that was written.
constexpr double least_factor = 0.25, most_factor = 4;

std::string text_of(double number)
{
    std::ostringstream out;
    out.precision(12);
    out << number;
    return out.str();
}

std::string rounded(double yuan)
{
    return std::to_string(std::llround(yuan));
}

std::unique_ptr<Arm> scaled_arm(run::Plan& plan, std::size_t arm, const std::vector<BudgetParameter>& budget_parameters,
                                double factor)
{
    auto& written = plan.source.arms[arm];
    for (const auto& budget_parameter : budget_parameters)
        written.found.set(budget_parameter.path,
                          schema::Node::text(text_of(budget_parameter.value * factor), written.difference.origin));
    Faults faults;
    auto out = run::read_arm(plan, plan.source.tree(arm), faults);
    faults.stop_if_any();
    return out;
}

std::size_t followed_arm(const run::Plan& plan)
{
    const auto& name = plan.scenario().compare.budget.value();
    return static_cast<std::size_t>(std::find(plan.arm_names.begin(), plan.arm_names.end(), name) -
                                    plan.arm_names.begin());
}

} // namespace

std::vector<Budgeted> equalise_budgets(run::Plan& plan, const run::Execution& execution)
{
    std::vector<Budgeted> out;
    if (plan.scenario().compare.budget.value().empty()) return out;
    const Figure spent = find_figure(plan, plan.costing.spent);
    const int replicates = std::min(plan.replicates(), tried_replicates);
    const auto mean_spent = [&](const Arm& arm) {
        const auto tried = try_out(
            plan, spent, 0, replicates, [&](int) { return std::vector<const Arm*>{&arm}; },
            {execution.threads, true, execution.stop}, "");
        double sum = 0;
        for (const auto& values : tried) sum += values.empty() ? inference::nan : values[0];
        return sum / static_cast<double>(tried.size());
    };
    const std::size_t followed = followed_arm(plan);
    const double target = mean_spent(*plan.arms[followed]);
    const Origin origin = run::written_at(plan, "compare");
    Faults faults;
    for (std::size_t a = 0; a < plan.arms.size(); ++a) {
        const auto budget_parameters = plan.arms[a]->budget_parameters();
        Budgeted arm{plan.arm_names[a], 1, mean_spent(*plan.arms[a]), target, !budget_parameters.empty()};
        // Secant steps: spending rises nearly in proportion to the budget parameters, above what does not depend on
        // them.
        double before_factor = 0, before_spent = inference::nan;
        for (int step = 0; a != followed && !budget_parameters.empty() && step < most_steps; ++step) {
            if (!(std::abs(arm.spent - target) > close_enough * target)) break;
            if (execution.stopped()) break;
            const double slope = std::isnan(before_spent) || arm.factor == before_factor
                                     ? arm.spent / arm.factor
                                     : (arm.spent - before_spent) / (arm.factor - before_factor);
            before_factor = arm.factor;
            before_spent = arm.spent;
            const double wanted = slope > 0 ? arm.factor + (target - arm.spent) / slope : arm.factor;
            arm.factor = std::clamp(std::clamp(wanted, 0.25 * before_factor, 4 * before_factor), 0.8 * least_factor,
                                    1.25 * most_factor);
            if (arm.factor == before_factor) break;
            plan.arms[a] = scaled_arm(plan, a, budget_parameters, arm.factor);
            arm.spent = mean_spent(*plan.arms[a]);
        }
        if (arm.factor < least_factor || arm.factor > most_factor)
            faults.add(origin, "compare.budget",
                       "the arm " + arm.arm +
                           " would have to spend less than a quarter, or more than four times, of "
                           "what is written, to follow " +
                           plan.arm_names[followed] + " (" + rounded(target) + " yuan)",
                       "follow an arm that spends about as much, or write other budgets");
        out.push_back(arm);
    }
    faults.stop_if_any();
    return out;
}

schema::Group spending_group(const Costing& costing, const schema::Layout& layout)
{
    schema::Group out{
        "spending",
        "what each arm spent over the whole run, and by how much it misses the arm named by compare.budget",
        {},
        {},
        {{"spent", "yuan", "mean over replicates of what help cost"},
         {"miss", "1", "share by which that is above the arm to follow; missing where none is named"}}};
    out.by_replicate = false;
    out.about = layout.about(costing.spent.group, costing.spent.variable, costing.spent.labels);
    return out;
}

std::vector<store::Derived> derive_spending(const run::Plan& plan, const store::ReadBack& read)
{
    if (plan.costing.outcomes.empty()) return {};
    const Figure spent = find_figure(plan, plan.costing.spent);
    const auto values = recorded(plan, read, spent);
    const std::size_t of_arm = values.size() / plan.arms.size();
    std::vector<double> means;
    for (std::size_t a = 0; a < plan.arms.size(); ++a) {
        const auto mine = std::span(values).subspan(a * of_arm, of_arm);
        means.push_back(std::accumulate(mine.begin(), mine.end(), 0.0) / plan.replicates());
    }
    const std::size_t followed = followed_arm(plan);
    std::vector<double> miss;
    for (const double mean : means)
        miss.push_back(followed < means.size() ? (mean - means[followed]) / means[followed] : inference::nan);
    return {{spending_group(plan.costing, plan.layout), {means, miss}}};
}

} // namespace sim::experiment
