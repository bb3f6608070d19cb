#include "sim/experiment/sweep.h"

#include "sim/experiment/plans.h"
#include "sim/experiment/sweep_groups.h"
#include "sim/experiment/sweep_points.h"
#include "sim/inference/statistics.h"
#include "sim/run/progress.h"
#include "sim/run/tasks.h"

#include <algorithm>
#include <atomic>
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
                varied.set(path, Node::text(sweep.text_at(point, f), origin_at(plan, factor, point)));
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
    BlockOfWorlds(const run::Plan& plan, const SweepPlan& sweep, const run::Execution& execution, const Block& points)
        : plan_(plan), sweep_(sweep), execution_(execution), points_(points), arms_(points.size()),
          failures_(points.size()),
          values_(points.size() * sweep.replicates * plan.arm_names.size() * sweep.figures.size(), inference::nan)
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
            for (std::size_t a = 0; a < keys.size(); ++a) foundings[keys[a]].emplace_back(i, a);
        }
        for (const auto& [key, worlds] : foundings) {
            std::unique_ptr<World> founded;
            for (const auto& [i, a] : worlds) {
                if (execution_.stopped()) return;
                guarded(i, [&, i = i, a = a] {
                    const Arm& arm = (*arms_[i])[a];
                    if (!founded) founded = arm.found(plan_.randomness(static_cast<int>(replicate)), 0);
                    const auto lived = live_for(*arm.begin(*founded), plan_, figures_, execution_);
                    std::copy(lived.begin(), lived.end(), at(i, replicate, a));
                    done_ += execution_.stopped() ? 0 : 1;
                });
            }
        }
    }

    /// The records of one case, and what went wrong at which points.
    store::Slab slab(std::size_t arm, std::size_t replicate)
    {
        store::Slab out;
        out.arm = static_cast<int>(arm);
        out.replicate = static_cast<int>(replicate);
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const auto from = at(i, replicate, arm);
            const std::vector<double> figures(from, from + static_cast<std::ptrdiff_t>(figures_.size()));
            out.parts.push_back(
                {0,
                 points_[i],
                 1,
                 {failures_[i].empty() ? figures : std::vector<double>(figures.size(), inference::nan)}});
        }
        return out;
    }
    const std::vector<std::string>& failures() const { return failures_; }
    long done() const { return done_; }

  private:
    std::vector<double>::iterator at(std::size_t i, std::size_t replicate, std::size_t arm)
    {
        const std::size_t place = (i * sweep_.replicates + replicate) * plan_.arm_names.size() + arm;
        return values_.begin() + static_cast<std::ptrdiff_t>(place * figures_.size());
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
    const Block& points_;
    std::vector<Figure> figures_;
    std::vector<std::unique_ptr<PointArms>> arms_;
    std::vector<std::string> failures_;
    std::mutex failing_;
    std::vector<double> values_;
    std::atomic<long> done_{0};
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
    if (!values.empty()) return values[point][factor];
    return factors.all[factor].text_at(design.points.at(point, factors.all[factor].column));
}

double SweepPlan::number_at(std::size_t point, std::size_t factor) const
{
    if (!values.empty()) return factors.all[factor].number_of(values[point][factor]);
    return factors.all[factor].number_at(design.points.at(point, factors.all[factor].column));
}

std::vector<double> SweepPlan::shares_of(std::size_t factor) const
{
    std::vector<double> out(points);
    if (values.empty()) {
        for (std::size_t p = 0; p < points; ++p) out[p] = design.points.at(p, factors.all[factor].column);
        return out;
    }
    std::vector<double> numbers(points);
    for (std::size_t p = 0; p < points; ++p) numbers[p] = number_at(p, factor);
    std::vector<double> sorted = numbers;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t p = 0; p < points; ++p) {
        const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), numbers[p]);
        out[p] = (static_cast<double>(first - sorted.begin()) + static_cast<double>(last - sorted.begin())) / 2 /
                 static_cast<double>(points);
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
                       const std::function<void(store::Slab)>& sink)
{
    SweepOutcome out;
    out.worlds = static_cast<long>(sweep.points * sweep.replicates * plan.arm_names.size());
    std::vector<Figure> figures;
    for (const auto& kept : sweep.figures) figures.push_back(kept.figure);
    std::vector<const Arm*> as_they_are;
    for (const auto& arm : plan.arms) as_they_are.push_back(arm.get());
    const int worlds_as_written = plan.scenario().sweep.as_written.value();
    for (const auto& world : try_out(
             plan, figures, 0, worlds_as_written, [&](int) { return as_they_are; }, execution, "worlds as written"))
        out.as_written.insert(out.as_written.end(), world.begin(), world.end());
    run::Progress progress("points", static_cast<long>(sweep.points), execution.quiet);
    std::mutex handing_over;
    long points_done = 0;
    run::with_threads(execution.threads, [&] {
        const auto blocks = blocks_of(sweep.foundings);
        run::for_each_task_in_order(blocks.size(), [&](std::size_t b) {
            if (execution.stopped()) return;
            BlockOfWorlds worlds(plan, sweep, execution, blocks[b]);
            run::for_each_task(sweep.replicates, [&](std::size_t r) { worlds.live(r); });
            const std::lock_guard lock(handing_over);
            out.finished_worlds += worlds.done();
            for (std::size_t i = 0; i < blocks[b].size(); ++i) {
                if (!worlds.failures()[i].empty()) out.failures[blocks[b][i]] = worlds.failures()[i];
                progress.advance();
            }
            if (!execution.stopped()) points_done += static_cast<long>(blocks[b].size());
            for (std::size_t a = 0; a < plan.arm_names.size(); ++a)
                for (std::size_t r = 0; r < sweep.replicates; ++r) {
                    auto slab = worlds.slab(a, r);
                    slab.months_done = static_cast<int>(points_done) * plan.months();
                    sink(std::move(slab));
                }
        });
    });
    return out;
}

} // namespace sim::experiment
