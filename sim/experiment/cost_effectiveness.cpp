#include "sim/experiment/cost_effectiveness.h"

#include "sim/experiment/figure.h"
#include "sim/inference/statistics.h"

#include <algorithm>
#include <cmath>

namespace sim::experiment {

namespace {

void add_ratio(CostEffectiveness& out, double t, double cost_variance, double effect_variance, double both)
{
    out.ratio = out.fieller_low = out.fieller_high = inference::nan;
    if (out.effect_low <= 0 && out.effect_high >= 0) return;
    out.ratio = out.cost / out.effect;
    // The ratios R for which (cost − R·effect)² is within t² times its variance: between the roots of a quadratic.
    const double a = out.effect * out.effect - t * t * effect_variance;
    const double b = out.cost * out.effect - t * t * both;
    const double c = out.cost * out.cost - t * t * cost_variance;
    const double root = std::sqrt(std::max(0.0, b * b - a * c));
    out.fieller_low = (b - root) / a;
    out.fieller_high = (b + root) / a;
}

void add_plane(CostEffectiveness& out, inference::Bootstrap& bootstrap, std::span<const double> costs,
               std::span<const double> effects, std::span<const double> willingness)
{
    const auto& counts = bootstrap.counts(costs.size());
    const std::size_t n = costs.size(), resamples = counts.size() / n;
    std::vector<double> ratios;
    out.acceptable.assign(willingness.size(), 0.0);
    const double share = 1.0 / static_cast<double>(resamples);
    for (std::size_t r = 0; r < resamples; ++r) {
        double cost = 0, effect = 0;
        for (std::size_t i = 0; i < n; ++i) {
            cost += counts[r * n + i] * costs[i];
            effect += counts[r * n + i] * effects[i];
        }
        cost /= static_cast<double>(n);
        effect /= static_cast<double>(n);
        if (effect != 0) ratios.push_back(cost / effect);
        // A point on an axis belongs half to each side, so that no difference at all is a quarter everywhere.
        const double dearer = cost > 0 ? 1 : cost < 0 ? 0 : 0.5, better = effect > 0 ? 1 : effect < 0 ? 0 : 0.5;
        out.dearer_better += share * dearer * better;
        out.cheaper_better += share * (1 - dearer) * better;
        out.dearer_worse += share * dearer * (1 - better);
        out.cheaper_worse += share * (1 - dearer) * (1 - better);
        for (std::size_t w = 0; w < willingness.size(); ++w)
            out.acceptable[w] += willingness[w] * effect - cost > 0 ? share : 0;
    }
    out.bootstrap_low = out.bootstrap_high = inference::nan;
    if (std::isnan(out.ratio) || ratios.empty()) return;
    std::sort(ratios.begin(), ratios.end());
    out.bootstrap_low = inference::quantile_of_sorted(ratios, 0.025);
    out.bootstrap_high = inference::quantile_of_sorted(ratios, 0.975);
}

} // namespace

CostEffectiveness cost_effectiveness(inference::Bootstrap& bootstrap, std::span<const double> all_costs,
                                     std::span<const double> all_effects, std::span<const double> willingness)
{
    std::vector<double> costs, effects;
    for (std::size_t i = 0; i < all_costs.size(); ++i) {
        if (std::isnan(all_costs[i]) || std::isnan(all_effects[i])) continue;
        costs.push_back(all_costs[i]);
        effects.push_back(all_effects[i]);
    }
    CostEffectiveness out;
    out.cost = costs.empty() ? inference::nan : inference::mean_of(costs);
    out.effect = effects.empty() ? inference::nan : inference::mean_of(effects);
    if (costs.size() < 2) {
        out.cost_low = out.cost_high = out.effect_low = out.effect_high = inference::nan;
        out.ratio = out.fieller_low = out.fieller_high = out.bootstrap_low = out.bootstrap_high = inference::nan;
        out.dearer_better = out.cheaper_better = out.dearer_worse = out.cheaper_worse = inference::nan;
        out.acceptable.assign(willingness.size(), inference::nan);
        return out;
    }
    const double t = inference::student(costs.size()).at_975;
    const auto n = static_cast<double>(costs.size());
    const double of_cost = inference::variance(costs) / n, of_effect = inference::variance(effects) / n; // of the means
    out.cost_low = out.cost - t * std::sqrt(of_cost);
    out.cost_high = out.cost + t * std::sqrt(of_cost);
    out.effect_low = out.effect - t * std::sqrt(of_effect);
    out.effect_high = out.effect + t * std::sqrt(of_effect);
    add_ratio(out, t, of_cost, of_effect, inference::covariance(costs, effects) / n);
    add_plane(out, bootstrap, costs, effects, willingness);
    return out;
}

std::span<const double> willingness_to_pay()
{
    static const std::vector<double> steps = [] {
        std::vector<double> out{0};
        for (double ten = 1; ten < 1e6; ten *= 10)
            for (const double digit : {1.0, 2.0, 5.0}) out.push_back(digit * ten);
        out.push_back(1e6);
        return out;
    }();
    return steps;
}

namespace {

/// [arm × replicate × month] of a figure, less the baseline in the same world.
std::vector<double> differences(const run::Plan& plan, const store::ReadBack& read, const Headline& figure)
{
    const auto values = recorded(plan, read, find_figure(plan, figure));
    const std::size_t of_arm = values.size() / plan.arms.size();
    auto out = values;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] -= values[plan.baseline * of_arm + i % of_arm];
    return out;
}

/// [arm × replicate]: each month times its weight, summed.
template <class Weight>
std::vector<double> summed(const run::Plan& plan, const std::vector<double>& monthly, Weight weight)
{
    std::vector<double> out(plan.arms.size() * static_cast<std::size_t>(plan.replicates()));
    const std::size_t months = monthly.size() / out.size();
    for (std::size_t i = 0; i < monthly.size(); ++i) out[i / months] += weight(i % months) * monthly[i];
    return out;
}

constexpr std::string_view bounds[] = {"low", "central", "high"};
constexpr std::string_view return_figures[] = {"worth",        "cost",          "ratio",         "fieller_low",
                                               "fieller_high", "bootstrap_low", "bootstrap_high"};

schema::Dimension labelled(std::string name, std::string meaning, std::span<const std::string_view> labels)
{
    schema::Dimension out{std::move(name), std::move(meaning), {}, {}, ""};
    for (const auto label : labels) out.labels.emplace_back(label);
    return out;
}

/// Worth over cost for each arm and bound, both at present value.
std::vector<double> social_return(const run::Plan& plan, const store::ReadBack& read, inference::Bootstrap& bootstrap)
{
    const Costing& costing = plan.costing;
    const std::size_t arms = plan.arms.size(), replicates = static_cast<std::size_t>(plan.replicates());
    const auto at_present = [&](const Headline& figure) {
        return summed(plan, differences(plan, read, figure), [&](std::size_t month) {
            return std::pow(1 + costing.discount, -static_cast<double>(month) / 12);
        });
    };
    const auto cost = at_present(costing.cost);
    std::array<std::vector<double>, std::size(bounds)> worth;
    for (auto& w : worth) w.assign(arms * replicates, 0.0);
    for (const auto& valued : costing.valued) {
        const auto amount = at_present(valued.amount);
        const double prices[] = {valued.low, valued.central, valued.high};
        for (std::size_t b = 0; b < std::size(bounds); ++b)
            for (std::size_t i = 0; i < amount.size(); ++i) worth[b][i] += prices[b] * amount[i];
    }
    std::vector<double> out;
    for (std::size_t a = 0; a < arms; ++a)
        for (const auto& bound : worth) {
            const auto of_arm = [&](const std::vector<double>& all) {
                return std::span(all).subspan(a * replicates, replicates);
            };
            // The same ratio of means, turned round: worth for each yuan spent.
            const auto e = cost_effectiveness(bootstrap, of_arm(bound), of_arm(cost), {});
            for (const double figure :
                 {e.cost, e.effect, e.ratio, e.fieller_low, e.fieller_high, e.bootstrap_low, e.bootstrap_high})
                out.push_back(figure);
        }
    return out;
}

} // namespace

std::vector<schema::Group> cost_groups(const Costing& costing, const schema::Layout& layout)
{
    const auto about = [&](const Headline& figure) {
        return layout.about(figure.group, figure.variable, figure.labels);
    };
    if (costing.outcomes.empty()) return {};
    schema::Dimension outcomes{"outcome", "what the money is held against; more is better", {}, {}, ""};
    for (const auto& outcome : costing.outcomes) {
        outcomes.labels.push_back(outcome.label);
        outcomes.about.push_back(about(outcome));
    }
    schema::Dimension willing{
        "willingness", "yuan that somebody would pay for one unit of the outcome", {}, {}, "yuan"};
    for (const double step : willingness_to_pay()) willing.numbers.push_back(static_cast<std::int64_t>(step));
    schema::Group ratios{
        "cost_effectiveness",
        "cost and effect of an arm against the baseline, over the whole run, in the same random worlds",
        {},
        {outcomes, willing,
         labelled("figure",
                  "cost and effect: mean paired differences, low and high their 95 % intervals by "
                  "Student's t; ratio: cost over effect, missing while the effect's interval reaches "
                  "zero and where the arm costs less than the baseline (then the quarters tell), with 95 % intervals "
                  "after Fieller and by the bootstrap; the others: shares of "
                  "bootstrap means in the quarters of the cost-effectiveness plane",
                  cost_figures)},
        {{"difference", "yuan, units", "cost against effect", {"outcome", "figure"}},
         {"acceptability",
          "1",
          "share of bootstrap means in which the arm is worth its cost, for each willingness to pay",
          {"outcome", "willingness"}}}};
    ratios.by_replicate = false;
    ratios.about = about(costing.cost);
    schema::Group returns{"social_return",
                          "worth of what an arm brings for each yuan it costs (SROI), both against the baseline and at "
                          "present value; what would have happened anyway is measured by the baseline. The worths are "
                          "the analyst's choice: read the low and the high bound beside the central one",
                          {},
                          {labelled("bound", "of the worth of what has no price", bounds),
                           labelled("figure", "worth, cost: yuan; ratio with its 95 % intervals", return_figures)},
                          {{"value", "yuan, 1", "social return", {"bound", "figure"}}}};
    returns.by_replicate = false;
    returns.about = ratios.about;
    return {ratios, returns};
}

std::vector<store::Derived> derive_costs(const run::Plan& plan, const store::ReadBack& read)
{
    const Costing& costing = plan.costing;
    std::vector<store::Derived> out;
    for (auto& group : cost_groups(costing, plan.layout)) out.push_back({std::move(group), {}});
    if (out.empty()) return out;
    const auto replicates = static_cast<std::size_t>(plan.replicates());
    inference::Bootstrap bootstrap(static_cast<std::uint32_t>(long{plan.scenario().seed}));
    const auto total = [&](const Headline& figure) {
        return summed(plan, differences(plan, read, figure), [](std::size_t) { return 1.0; });
    };
    const auto costs = total(costing.cost);
    std::vector<std::vector<double>> effects;
    for (const auto& outcome : costing.outcomes) effects.push_back(total(outcome));
    std::vector<double> figures, acceptability;
    for (std::size_t a = 0; a < plan.arms.size(); ++a)
        for (const auto& effect : effects) {
            auto e = cost_effectiveness(bootstrap, std::span(costs).subspan(a * replicates, replicates),
                                        std::span(effect).subspan(a * replicates, replicates), willingness_to_pay());
            // Who costs less and brings more is better whatever one would pay: a ratio below zero has no meaning.
            if (e.cost < 0)
                e.ratio = e.fieller_low = e.fieller_high = e.bootstrap_low = e.bootstrap_high = inference::nan;
            for (const double figure : {e.cost, e.cost_low, e.cost_high, e.effect, e.effect_low, e.effect_high, e.ratio,
                                        e.fieller_low, e.fieller_high, e.bootstrap_low, e.bootstrap_high,
                                        e.dearer_better, e.cheaper_better, e.dearer_worse, e.cheaper_worse})
                figures.push_back(figure);
            acceptability.insert(acceptability.end(), e.acceptable.begin(), e.acceptable.end());
        }
    out[0].values = {std::move(figures), std::move(acceptability)};
    out[1].values = {social_return(plan, read, bootstrap)};
    return out;
}

} // namespace sim::experiment
