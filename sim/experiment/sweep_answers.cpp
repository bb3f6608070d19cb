#include "sim/experiment/sweep_answers.h"

#include "sim/experiment/sweep_indices.h"
#include "sim/inference/robust.h"
#include "sim/inference/scenario_discovery.h"
#include "sim/inference/sensitivity.h"
#include "sim/inference/value_of_information.h"
#include "sim/inference/variance_shares.h"
#include "sim/run/tasks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace sim::experiment {

using inference::nan;
using schema::Good;

namespace {

constexpr int resamples = 200;

/// What is reckoned of a sweep, arm by arm and figure by figure.
class Answers {
  public:
    Answers(const run::Plan& plan, const SweepPlan& sweep, const SweepOutcome& outcome, std::vector<double> values)
        : plan_(plan), sweep_(sweep), outcome_(outcome), values_(std::move(values)), arms_(plan.arm_names.size()),
          figures_(sweep.figures.size()), seed_(static_cast<std::uint32_t>(long{plan.scenario().seed}))
    {
        shares_.columns = sweep.factors.columns;
        shares_.values.resize(sweep.points * shares_.columns);
        for (std::size_t f = 0; f < sweep.factors.all.size(); ++f) {
            const auto shares = sweep.shares_of(f);
            for (std::size_t p = 0; p < sweep.points; ++p) shares_.at(p, sweep.factors.all[f].column) = shares[p];
        }
        for (std::size_t p = 0; p < sweep.points; ++p)
            for (std::size_t f = 0; f < sweep.factors.all.size(); ++f) numbers_.push_back(sweep.number_at(p, f));
        for (const auto& factor : sweep.factors.all) levels_.push_back(factor.levels.size());
    }

    /// The verdicts of a figure: doubt about level and effect, and chances, [arm × label] each.
    void verdicts(std::size_t figure, std::vector<double>& level, std::vector<double>& effect,
                  std::vector<double>& chance) const
    {
        const Good good = sweep_.figures[figure].good;
        // What an arm knows in no world, as the baseline nothing of a project, is no reason to leave out all worlds.
        const auto known = arms_that_know(figure);
        const auto of_known = [&](const std::vector<double>& values) {
            std::vector<double> out;
            for (std::size_t i = 0; i < values.size(); i += arms_)
                for (const auto a : known) out.push_back(values[i + a]);
            return out;
        };
        const auto values = of_known(plan_values(figure)), middle = of_known(as_written(figure));
        const auto base = std::find(known.begin(), known.end(), plan_.baseline);
        inference::Robust robust{std::vector<inference::RobustPlan>(arms_), 0, 0, {}};
        if (!known.empty()) {
            const auto told =
                inference::robust_verdict({values, sweep_.replicates, known.size()}, middle,
                                          base == known.end() ? 0 : static_cast<std::size_t>(base - known.begin()),
                                          good == Good::neither ? Good::more : good, seed_);
            for (std::size_t k = 0; k < known.size(); ++k) {
                robust.plans[known[k]] = told.plans[k];
                if (base != known.end()) continue;
                robust.plans[known[k]].effect = {};
                robust.plans[known[k]].turns = nan;
            }
        }
        for (const auto& plan : robust.plans) {
            // Intervals around a mean reach no further than the figure itself can.
            const auto within = [&](double value) {
                const auto& range = sweep_.figures[figure].range;
                return std::isnan(value) ? value : std::clamp(value, range.least, range.greatest);
            };
            inference::Doubt of_level = plan.level;
            for (double* end :
                 {&of_level.luck_low, &of_level.luck_high, &of_level.assumptions_low, &of_level.assumptions_high})
                *end = within(*end);
            for (const auto& [doubt, to] :
                 {std::pair<const inference::Doubt*, std::vector<double>*>{&of_level, &level}, {&plan.effect, &effect}})
                to->insert(to->end(), {doubt->mean, doubt->luck_low, doubt->luck_high, doubt->assumptions_low,
                                       doubt->assumptions_high, doubt->both_low, doubt->both_high});
            const bool several = sweep_.points > 1, ranked = several && good != Good::neither;
            chance.push_back(several ? plan.turns : nan);
            for (const double value :
                 {plan.best, plan.best_low, plan.best_high, plan.regret_mean, plan.regret_95, plan.regret_most})
                chance.push_back(ranked ? value : nan);
        }
    }

    /// Shares of the spread, and how much of it hangs on each factor: of the arm's effect, or of the baseline's level.
    struct OfArm {
        std::vector<double> shares;      ///< [source × estimate]
        std::vector<double> sensitivity; ///< [index × factor × estimate]
        double predicted = nan;          ///< how far total indices can be believed, where they are of a fit
    };
    OfArm of_arm(std::size_t arm, std::size_t figure) const
    {
        inference::Points outcomes{sweep_.replicates, {}};
        std::vector<double> means;
        for (std::size_t p = 0; p < sweep_.points; ++p) {
            double sum = 0;
            std::size_t known = 0;
            for (std::size_t r = 0; r < sweep_.replicates; ++r) {
                const double told =
                    at(arm, r, p, figure) - (arm == plan_.baseline ? 0 : at(plan_.baseline, r, p, figure));
                outcomes.values.push_back(told);
                sum += told == told ? told : 0;
                known += told == told ? 1 : 0;
            }
            // Worlds differ in their luck: only whole points are held against one another.
            means.push_back(known == sweep_.replicates ? sum / static_cast<double>(known) : nan);
        }
        const inference::Resampling resampling{seed_, resamples};
        const auto shares = inference::variance_shares(outcomes, resampling);
        OfArm out;
        for (const auto& share : {shares.assumptions, shares.luck, shares.interaction})
            out.shares.insert(out.shares.end(), {share.value, share.low, share.high});
        const double noise = shares.noise_of_mean == shares.noise_of_mean ? shares.noise_of_mean : 0;
        for (const auto& index : sweep_indices(sweep_, shares_, means, noise, resampling, out.predicted))
            for (const auto& factor : sweep_.factors.all) {
                const auto& estimate = index[factor.column];
                out.sensitivity.insert(out.sensitivity.end(), {estimate.value, estimate.low, estimate.high});
            }
        return out;
    }

    /// Where the effect of an arm on a figure goes the other way.
    struct Turn {
        std::vector<double> box, quality; ///< [factor × label], [label]
    };
    Turn turn(std::size_t arm, const ToldFigure& told, const OfArm& of_figure) const
    {
        Turn out{std::vector<double>(sweep_.factors.all.size() * std::size(box_labels), nan),
                 std::vector<double>(std::size(box_quality_labels), nan)};
        if (arm == plan_.baseline) return out;
        const auto values = plan_values(told.figure);
        const auto means = inference::point_means({values, sweep_.replicates, arms_});
        const auto looked_at = telling(of_figure);
        std::vector<std::size_t> levels;
        for (const auto f : looked_at) levels.push_back(levels_[f]);
        std::vector<bool> turned;
        std::vector<double> numbers;
        double sum = 0;
        for (std::size_t i = 0; i < means.count(); ++i) sum += means.row(i)[arm] - means.row(i)[plan_.baseline];
        const double sign = told.expected != 0 ? told.expected : sum < 0 ? -1 : 1;
        for (std::size_t i = 0; i < means.count(); ++i) {
            turned.push_back(sign * (means.row(i)[arm] - means.row(i)[plan_.baseline]) <= told.matters);
            for (const auto f : looked_at) numbers.push_back(numbers_[means.points[i] * levels_.size() + f]);
        }
        // Where it turns nearly everywhere, it is told where it does not.
        const auto count = static_cast<std::size_t>(std::count(turned.begin(), turned.end(), true));
        const bool stands_rarely = 2 * count > turned.size();
        std::vector<bool> interest = turned;
        if (stands_rarely) interest.flip();
        // Over many factors small bites are lost among them.
        inference::DiscoveryRule rule;
        constexpr std::size_t many = 30;
        if (levels.size() > many) rule.alpha = 0.1;
        const auto found = inference::discover({numbers, levels}, interest, rule, seed_);
        out.quality = {static_cast<double>(count) / static_cast<double>(turned.size()),
                       stands_rarely ? 1.0 : 0.0,
                       found.quality.coverage,
                       found.quality.density,
                       found.quality.mass,
                       static_cast<double>(found.quality.restricted)};
        for (const auto& side : found.restrictions) {
            double* const place = &out.box[looked_at[side.factor] * std::size(box_labels)];
            if (side.allowed.empty()) {
                if (side.cut_low) place[0] = side.low;
                if (side.cut_high) place[1] = side.high;
            } else {
                place[0] = static_cast<double>(side.allowed.front());
                place[1] = static_cast<double>(side.allowed.back());
            }
            place[2] = side.quasi_p;
            place[3] = side.chance_p;
        }
        return out;
    }

    /// Net benefit of every arm, [point × replicate × arm]: what outcomes are worth less what the arm costs.
    std::vector<double> net_benefits() const
    {
        std::vector<double> out(sweep_.points * sweep_.replicates * arms_, 0.0);
        const auto add = [&](const Headline& headline, double yuan) {
            const auto values = plan_values(place_of(plan_, sweep_.figures, headline));
            for (std::size_t i = 0; i < out.size(); ++i) out[i] += yuan * values[i];
        };
        for (const auto& [name, yuan] : sweep_.worth)
            for (const auto& outcome : plan_.costing.outcomes)
                if (outcome.label == name) add(outcome, yuan);
        add(plan_.costing.cost, -1);
        return out;
    }
    inference::Factors factors() const { return {numbers_, levels_}; }
    std::uint32_t seed() const { return seed_; }

  private:
    double at(std::size_t arm, std::size_t replicate, std::size_t point, std::size_t figure) const
    {
        return values_[((arm * sweep_.replicates + replicate) * sweep_.points + point) * figures_ + figure];
    }

    std::vector<double> plan_values(std::size_t figure) const
    {
        std::vector<double> out;
        out.reserve(sweep_.points * sweep_.replicates * arms_);
        for (std::size_t p = 0; p < sweep_.points; ++p)
            for (std::size_t r = 0; r < sweep_.replicates; ++r)
                for (std::size_t a = 0; a < arms_; ++a) out.push_back(at(a, r, p, figure));
        return out;
    }

    std::vector<std::size_t> arms_that_know(std::size_t figure) const
    {
        const auto values = plan_values(figure);
        std::vector<std::size_t> out;
        for (std::size_t a = 0; a < arms_; ++a)
            for (std::size_t i = a; i < values.size(); i += arms_)
                if (!std::isnan(values[i])) {
                    out.push_back(a);
                    break;
                }
        return out;
    }

    std::vector<double> as_written(std::size_t figure) const
    {
        std::vector<double> out;
        for (std::size_t i = figure; i < outcome_.as_written.size(); i += figures_)
            out.push_back(outcome_.as_written[i]);
        return out;
    }

    /// Factors of which what an effect hangs on them is told from nothing; all where it is of none. Among hundreds a
    /// box is lost that is plain among few.
    std::vector<std::size_t> telling(const OfArm& of_figure) const
    {
        std::vector<std::size_t> out(levels_.size());
        std::iota(out.begin(), out.end(), std::size_t{0});
        if (sweep_.design.kind == inference::Design::Kind::morris) return out;
        std::vector<inference::Estimate> first;
        for (std::size_t f = 0; f < levels_.size(); ++f) {
            const double* const of = &of_figure.sensitivity[f * std::size(estimate_labels)];
            first.push_back({of[0], of[1], of[2]});
        }
        auto told = inference::told_from_nothing(first, false);
        std::sort(told.begin(), told.end());
        return told.empty() ? out : told;
    }

    const run::Plan& plan_;
    const SweepPlan& sweep_;
    const SweepOutcome& outcome_;
    std::vector<double> values_; ///< [arm × replicate × point × figure]
    std::size_t arms_, figures_;
    std::uint32_t seed_;
    inference::Points shares_;
    std::vector<double> numbers_;
    std::vector<std::size_t> levels_;
};

} // namespace

ToldFigure told_figure(const run::Plan& plan, const SweepPlan& sweep)
{
    const auto& claim = plan.scenario().claim;
    const auto expects = claim.expects.as<schema::Expectation>();
    if (expects != schema::Expectation::nothing)
        return {0, expects == schema::Expectation::more ? 1.0 : -1.0, claim.matters};
    for (std::size_t f = 0; f < sweep.figures.size(); ++f)
        if (sweep.figures[f].good != Good::neither) return {f, 0, 0};
    return {};
}

std::vector<store::Derived> sweep_answers(const run::Plan& plan, const SweepPlan& sweep, const SweepOutcome& outcome,
                                          const store::ReadBack& read, const run::Execution& execution)
{
    const std::size_t arms = plan.arm_names.size(), figures = sweep.figures.size();
    const std::size_t worlds = outcome.as_written.size() / (arms * figures);
    const Answers answers(plan, sweep, outcome, read(0, 0));
    std::vector<store::Derived> out;
    for (auto& group : sweep_answer_groups(sweep, worlds)) {
        const std::size_t variables = group.variables.size();
        out.push_back({std::move(group), std::vector<std::vector<double>>(variables)});
    }
    const auto of = [&](const char* name) -> store::Derived& {
        return *std::find_if(out.begin(), out.end(), [&](const auto& each) { return each.group.name == name; });
    };

    auto& written = of("sweep_as_written").values[0];
    for (std::size_t a = 0; a < arms; ++a)
        for (std::size_t w = 0; w < worlds; ++w)
            for (std::size_t f = 0; f < figures; ++f)
                written.push_back(outcome.as_written[(w * arms + a) * figures + f]);

    std::vector<std::array<std::vector<double>, 3>> verdicts(figures);
    std::vector<Answers::OfArm> of_arms(arms * figures);
    std::vector<Answers::Turn> turns(arms);
    const auto subjects = subjects_of(sweep);
    std::vector<inference::Worth> worth(sweep.worth.empty() ? 0 : subjects.size() + 1);
    const std::vector<double> benefits = worth.empty() ? std::vector<double>() : answers.net_benefits();
    const auto told = told_figure(plan, sweep);
    run::with_threads(execution.threads, [&] {
        run::for_each_task(figures,
                           [&](std::size_t f) { answers.verdicts(f, verdicts[f][0], verdicts[f][1], verdicts[f][2]); });
        run::for_each_task(of_arms.size(),
                           [&](std::size_t i) { of_arms[i] = answers.of_arm(i / figures, i % figures); });
        run::for_each_task(
            arms, [&](std::size_t a) { turns[a] = answers.turn(a, told, of_arms[a * figures + told.figure]); });
        run::for_each_task(worth.size(), [&](std::size_t i) {
            const inference::PlanValues values{benefits, sweep.replicates, arms};
            worth[i] = i == 0 ? inference::perfect_information(values, answers.seed()).worth
                              : inference::partial_information(values, answers.factors(), subjects[i - 1].second, {},
                                                               answers.seed())
                                    .worth;
        });
    });

    auto& verdict = of("sweep_verdicts");
    verdict.texts.resize(1);
    for (const auto& kept : sweep.figures) verdict.texts[0].push_back(kept.unit);
    const std::size_t labels[] = {std::size(doubt_labels), std::size(doubt_labels), std::size(chance_labels)};
    for (std::size_t v = 0; v < std::size(labels); ++v)
        for (std::size_t a = 0; a < arms; ++a)
            for (std::size_t f = 0; f < figures; ++f) {
                const auto from = verdicts[f][v].begin() + static_cast<std::ptrdiff_t>(a * labels[v]);
                verdict.values[v].insert(verdict.values[v].end(), from, from + static_cast<std::ptrdiff_t>(labels[v]));
            }
    const auto append = [](std::vector<double>& to, const std::vector<double>& more) {
        to.insert(to.end(), more.begin(), more.end());
    };
    for (const auto& of_arm : of_arms) {
        append(of("sweep_shares").values[0], of_arm.shares);
        append(of("sweep_sensitivity").values[0], of_arm.sensitivity);
        of("sweep_sensitivity").values[1].push_back(of_arm.predicted);
    }
    for (const auto& turn : turns) {
        append(of("sweep_turns").values[0], turn.box);
        append(of("sweep_turns").values[1], turn.quality);
    }
    for (const auto& one : worth) {
        auto& values = of("sweep_information").values;
        const double projects = plan.scenario().sweep.projects.value();
        for (const double yuan : {one.value, one.low, one.high}) {
            values[0].push_back(yuan);
            values[1].push_back(yuan * projects);
        }
        for (const auto& [valued, price] : sweep.worth)
            for (const double yuan : {one.value, one.low, one.high}) {
                values[2].push_back(yuan / price);
                values[3].push_back(yuan * projects / price);
            }
    }
    return out;
}

} // namespace sim::experiment
