#include "sim/experiment/sweep.h"

#include "sim/experiment/plans.h"
#include "sim/experiment/sweep_groups.h"
#include "sim/experiment/sweep_points.h"
#include "sim/inference/statistics.h"
#include "sim/run/progress.h"
#include "sim/run/spread.h"
#include "sim/run/tasks.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <set>

namespace sim::experiment {

using schema::Node;

namespace {

/// Arms of one point, as its values make them.
class PointArms {
  public:
    PointArms(const run::Plan& plan, const SweepPlan& sweep, std::size_t point, Faults& faults)
    {
        Node varied = Node::empty_map();
        for (std::size_t f = 0; f < sweep.factors.all.size(); ++f) {
            const auto& factor = sweep.factors.all[f];
            for (const auto& path : factor.paths)
                varied.set(path,
                           Node::text(sweep.text_at(point, f), origin_at(plan, factor, sweep.first_point + point)));
        }
        for (std::size_t a = 0; a < plan.source.arms.size(); ++a)
            arms_.push_back(run::read_arm(plan, plan.source.tree(a, varied), faults));
    }

    const Arm& operator[](std::size_t arm) const { return *arms_[arm]; }
    std::size_t size() const { return arms_.size(); }

    /// Arms that found the same world, by what they found.
    std::vector<std::string> founding_keys() const
    {
        std::vector<std::string> out;
        for (const auto& arm : arms_) out.push_back(arm->founding_key());
        return out;
    }

  private:
    /// A value out of a table stands in its line.
    static Origin origin_at(const run::Plan& plan, const Factor& factor, std::size_t point)
    {
        Origin origin = factor.origin;
        const auto& table = plan.scenario().sweep.table;
        if (table.given() && origin.file == table.table().file) origin.line = table.table().rows[point].line;
        return origin;
    }

    std::vector<std::unique_ptr<Arm>> arms_;
};

/// Points that are lived through one after the other because they found the same worlds.
using Block = std::vector<std::size_t>;
constexpr std::size_t most_in_a_block = 32;

/// What the worlds of a block's points tell: [point of the block][replicate][arm][figure].
class BlockOfWorlds {
  public:
    BlockOfWorlds(const run::Plan& plan, const SweepPlan& sweep, const run::Execution& execution,
                  const store::Finished& before, const Block& points)
        : plan_(plan), sweep_(sweep), execution_(execution), before_(before), points_(points), arms_(points.size()),
          failures_(points.size()),
          values_(points.size() * sweep.replicates * plan.arm_names.size() * sweep.figures.size(), inference::nan),
          lived_(points.size() * sweep.replicates * plan.arm_names.size())
    {
        for (const auto& figure : sweep.figures) figures_.push_back(figure.figure);
        for (std::size_t i = 0; i < points.size(); ++i)
            guarded(i, [&] {
                Faults faults;
                arms_[i] = std::make_unique<PointArms>(plan, sweep, points[i], faults);
                faults.stop_if_any();
                for (std::size_t a = 0; a < plan.arm_names.size(); ++a)
                    if (!run::same_axes((*arms_[i])[a].layout(), plan.layout))
                        throw RunError("arm " + plan.arm_names[a] + " records other villages or actors than elsewhere");
            });
    }

    void live(std::size_t replicate)
    {
        std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> foundings;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            if (failed(i)) continue;
            const auto keys = arms_[i]->founding_keys();
            for (std::size_t a = 0; a < keys.size(); ++a)
                if (!before_.has(a, replicate, points_[i])) foundings[keys[a]].emplace_back(i, a);
        }
        for (const auto& [key, worlds] : foundings) {
            std::unique_ptr<World> founded;
            for (const auto& [i, a] : worlds) {
                if (execution_.stopped()) return;
                guarded(i, [&, i = i, a = a] {
                    const Arm& arm = (*arms_[i])[a];
                    if (!founded) founded = arm.found(plan_.randomness(static_cast<int>(replicate)), 0);
                    const auto lived = live_for(*arm.begin(*founded), plan_, figures_, execution_);
                    if (execution_.stopped()) return; // perhaps in the midst of it
                    std::copy(lived.begin(), lived.end(),
                              values_.begin() + static_cast<std::ptrdiff_t>(place(i, replicate, a) * figures_.size()));
                    lived_[place(i, replicate, a)] = 1;
                });
            }
        }
    }

    /// What worlds of one arm and replicate told. Where a point failed, all its worlds are missing, and none counts as
    /// lived through: that is a slab of its own.
    std::vector<store::Slab> slabs(std::size_t arm, std::size_t replicate) const
    {
        store::Slab lived, failed;
        lived.months_done = plan_.months();
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const std::size_t world = place(i, replicate, arm);
            const auto from = values_.begin() + static_cast<std::ptrdiff_t>(world * figures_.size());
            if (!failures_[i].empty()) {
                failed.parts.push_back({0, points_[i], 1, {std::vector<double>(figures_.size(), inference::nan)}});
                failed.failures.emplace_back(points_[i], failures_[i]);
            } else if (lived_[world])
                lived.parts.push_back(
                    {0, points_[i], 1, {{from, from + static_cast<std::ptrdiff_t>(figures_.size())}}});
        }
        std::vector<store::Slab> out;
        for (auto* slab : {&lived, &failed}) {
            slab->arm = static_cast<int>(arm);
            slab->replicate = static_cast<int>(replicate);
            if (!slab->parts.empty()) out.push_back(std::move(*slab));
        }
        return out;
    }

  private:
    std::size_t place(std::size_t i, std::size_t replicate, std::size_t arm) const
    {
        return (i * sweep_.replicates + replicate) * plan_.arm_names.size() + arm;
    }

    bool failed(std::size_t i)
    {
        const std::lock_guard lock(failing_);
        return !failures_[i].empty();
    }

    template <class Action>
    void guarded(std::size_t i, Action action)
    {
        try {
            action();
        } catch (const std::exception& error) {
            const std::lock_guard lock(failing_);
            if (failures_[i].empty()) failures_[i] = error.what();
        }
    }

    const run::Plan& plan_;
    const SweepPlan& sweep_;
    const run::Execution& execution_;
    const store::Finished& before_;
    const Block& points_;
    std::vector<Figure> figures_;
    std::vector<std::unique_ptr<PointArms>> arms_;
    std::vector<std::string> failures_;
    std::mutex failing_;
    std::vector<double> values_;
    std::vector<char> lived_; ///< world by world
};

/// Cuts the points into blocks; those with equal foundings come together.
std::vector<Block> blocks_of(const std::vector<std::size_t>& foundings)
{
    std::map<std::size_t, Block> alike;
    for (std::size_t p = 0; p < foundings.size(); ++p) alike[foundings[p]].push_back(p);
    std::vector<Block> out;
    for (const auto& [founding, points] : alike)
        for (std::size_t from = 0; from < points.size(); from += most_in_a_block) {
            const auto first = points.begin() + static_cast<std::ptrdiff_t>(from);
            out.emplace_back(first,
                             first + static_cast<std::ptrdiff_t>(std::min(most_in_a_block, points.size() - from)));
        }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

std::string SweepPlan::text_at(std::size_t point, std::size_t factor) const
{
    point += first_point;
    if (!values.empty()) return values[point][factor];
    return factors.all[factor].text_at(design.points.at(point, factors.all[factor].column));
}

double SweepPlan::number_at(std::size_t point, std::size_t factor) const
{
    point += first_point;
    if (!values.empty()) return factors.all[factor].number_of(values[point][factor]);
    return factors.all[factor].number_at(design.points.at(point, factors.all[factor].column));
}

std::vector<double> SweepPlan::shares_of(std::size_t factor) const
{
    std::vector<double> out(points);
    if (values.empty()) {
        for (std::size_t p = 0; p < points; ++p) out[p] = design.points.at(first_point + p, factors.all[factor].column);
        return out;
    }
    std::vector<double> sorted;
    for (const auto& row : values) sorted.push_back(factors.all[factor].number_of(row[factor]));
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t p = 0; p < points; ++p) {
        const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), number_at(p, factor));
        out[p] = (static_cast<double>(first - sorted.begin()) + static_cast<double>(last - sorted.begin())) / 2 /
                 static_cast<double>(sorted.size());
    }
    return out;
}

SweepPlan plan_sweep(run::Plan& plan, const run::Execution& execution)
{
    Faults faults;
    SweepPlan out;
    const Origin origin = run::written_at(plan, "sweep");
    if (plan.arms.front()->regions() > 1)
        faults.add(origin, "sweep", "cannot be asked of several districts", "a scenario with a single district");
    pull_levers(plan, faults);
    out.factors = find_factors(plan, faults);
    out.figures = kept_figures(plan, faults);
    out.worth = worth_of(plan, plan.scenario().sweep.worth, "sweep", faults);
    out.replicates = plan.scenario().sweep.replicates.size();
    if (out.factors.all.empty() && faults.empty())
        faults.add(origin, "sweep", "varies nothing", "factors, assumptions, levers or a table");
    faults.stop_if_any();
    lay_out_points(plan, out, faults);
    faults.stop_if_any();

    // Every point is read once, for its faults and for what its arms found.
    std::vector<std::vector<Fault>> found(out.points);
    out.foundings.resize(out.points);
    run::Progress progress("points read", static_cast<long>(out.points), execution.quiet);
    run::with_threads(execution.threads, [&] {
        run::for_each_task(out.points, [&](std::size_t point) {
            if (execution.stopped()) return;
            Faults of_point;
            const PointArms arms(plan, out, point, of_point);
            found[point] = of_point.list();
            if (of_point.empty()) out.foundings[point] = std::hash<std::string>()(joined(arms.founding_keys()));
            progress.advance();
        });
    });
    std::set<std::string> told; // what is wrong at one point is wrong at many
    for (const auto& of_point : found)
        for (const auto& fault : of_point)
            if (told.insert(fault.origin.text() + fault.key).second)
                faults.add(fault.origin, fault.key, fault.problem, fault.remedy);
    faults.stop_if_any();
    return out;
}

store::Derived sweep_factors(const SweepPlan& sweep)
{
    store::Derived out{sweep_factors_group(sweep), std::vector<std::vector<double>>(2), {}};
    out.texts.resize(out.group.texts.size());
    std::vector<std::vector<double>> shares;
    for (std::size_t f = 0; f < sweep.factors.all.size(); ++f) {
        const auto& factor = sweep.factors.all[f];
        const std::string* const told[] = {&factor.unit, &factor.standing, &factor.meaning, &factor.group_zh};
        for (std::size_t t = 0; t < std::size(told); ++t) out.texts[t].push_back(*told[t]);
        out.texts[std::size(told)].push_back(factor.text());
        shares.push_back(sweep.shares_of(f));
    }
    for (std::size_t p = 0; p < sweep.points; ++p)
        for (std::size_t f = 0; f < sweep.factors.all.size(); ++f) {
            out.values[0].push_back(sweep.number_at(p, f));
            out.values[1].push_back(shares[f][p]);
        }
    return out;
}

SweepOutcome run_sweep(const run::Plan& plan, const SweepPlan& sweep, const run::Execution& execution,
                       const std::function<void(store::Slab)>& sink, const store::Finished& before)
{
    SweepOutcome out;
    out.finished_worlds = before.count();
    out.worlds = static_cast<long>(sweep.points * sweep.replicates * plan.arm_names.size());
    std::vector<Figure> figures;
    for (const auto& kept : sweep.figures) figures.push_back(kept.figure);
    std::vector<const Arm*> as_they_are;
    for (const auto& arm : plan.arms) as_they_are.push_back(arm.get());
    const int worlds_as_written = plan.scenario().sweep.as_written.value();
    for (const auto& world : try_out(
             plan, figures, 0, worlds_as_written, [&](int) { return as_they_are; }, execution, "worlds as written"))
        out.as_written.insert(out.as_written.end(), world.begin(), world.end());
    const auto is_done = [&](std::size_t point) {
        for (std::size_t a = 0; a < plan.arm_names.size(); ++a)
            for (std::size_t r = 0; r < sweep.replicates; ++r)
                if (!before.has(a, r, point)) return false;
        return true;
    };
    auto blocks = blocks_of(sweep.foundings);
    for (auto& block : blocks) std::erase_if(block, is_done);
    std::erase_if(blocks, [](const Block& block) { return block.empty(); });
    run::Progress progress("worlds", out.worlds, execution.quiet, out.finished_worlds);
    std::mutex taking;
    run::spread(
        blocks.size(), execution,
        [&](std::size_t b, const run::HandOver& hand_over) {
            if (execution.stopped()) return;
            BlockOfWorlds worlds(plan, sweep, execution, before, blocks[b]);
            run::for_each_task(sweep.replicates, [&](std::size_t r) { worlds.live(r); });
            for (std::size_t a = 0; a < plan.arm_names.size(); ++a)
                for (std::size_t r = 0; r < sweep.replicates; ++r)
                    for (auto& slab : worlds.slabs(a, r)) hand_over(std::move(slab));
        },
        [&](store::Slab slab) {
            const std::lock_guard lock(taking);
            const bool lived = slab.months_done > 0;
            if (lived) out.finished_worlds += static_cast<long>(slab.parts.size());
            for (std::size_t i = 0; i < slab.parts.size(); ++i) progress.advance();
            out.failures.insert(slab.failures.begin(), slab.failures.end());
            sink(std::move(slab));
        });
    return out;
}

} // namespace sim::experiment
