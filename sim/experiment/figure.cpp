#include "sim/experiment/figure.h"

#include "sim/inference/statistics.h"
#include "sim/run/progress.h"
#include "sim/run/spread.h"
#include "sim/run/tasks.h"
#include "sim/run/team.h"
#include "sim/store/slab_bytes.h"

#include <algorithm>
#include <map>
#include <mutex>

namespace sim::experiment {

namespace {

/// Keeps the cells that figures are read off, and lets everything else that a world records fall.
class FigureRecorder final : public Recording {
  public:
    explicit FigureRecorder(const schema::Layout& layout) : layout_(layout), due_(layout.groups.size()) {}

    void ask(std::size_t group, bool wanted) { due_[group] = wanted; }
    bool asked() const { return std::find(due_.begin(), due_.end(), true) != due_.end(); }

    bool due(std::size_t group) const override { return due_[group]; }
    std::span<double> cells(std::size_t group, std::size_t variable) override
    {
        auto& kept = cells_[{group, variable}];
        kept.resize(layout_.groups[group].width(layout_.groups[group].variables[variable]), inference::nan);
        return kept;
    }
    void record(std::size_t, std::span<const double>) override {}

    double value(const Figure& figure) { return figure.scale * cells(figure.group, figure.variable)[figure.cell]; }

  private:
    const schema::Layout& layout_;
    std::vector<bool> due_;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<double>> cells_;
};

/// The cell of a variable under one label for each of its axes. Where a label is unknown: nothing, and `axis` is its
/// place.
std::optional<std::size_t> cell_of(const schema::Group& group, const schema::Variable& variable,
                                   const std::vector<std::string>& labels, std::size_t& axis)
{
    std::size_t cell = 0;
    for (axis = 0; axis < labels.size(); ++axis) {
        const auto& known = group.dimension(variable.dimensions.at(axis))->labels;
        const auto found = std::find(known.begin(), known.end(), labels[axis]);
        if (found == known.end()) return {};
        cell = cell * known.size() + static_cast<std::size_t>(found - known.begin());
    }
    return cell;
}

} // namespace

std::vector<double> live_for(World& world, const run::Plan& plan, std::span<const Figure> figures,
                             const run::Execution& execution)
{
    FigureRecorder recorder(plan.layout);
    const auto now = [&](const Figure& figure, int month) {
        const auto& months = plan.layout.groups[figure.group].months;
        return month >= figure.first_month && month <= figure.last_month &&
               std::binary_search(months.begin(), months.end(), month);
    };
    int last = 0;
    for (const auto& figure : figures) last = std::max(last, figure.last_month);
    std::vector<double> sums(figures.size(), 0.0);
    for (Clock clock{plan.scenario().start, 0}; clock.step <= last; ++clock.step) {
        if (execution.stopped()) return std::vector<double>(figures.size(), inference::nan);
        run::for_each_task(world.districts(), [&](std::size_t d) { world.month(d, clock); });
        world.exchange(clock);
        for (const auto& figure : figures) recorder.ask(figure.group, false);
        for (const auto& figure : figures)
            if (now(figure, clock.step)) recorder.ask(figure.group, true);
        if (!recorder.asked()) continue;
        world.record(recorder, clock);
        for (std::size_t f = 0; f < figures.size(); ++f)
            if (now(figures[f], clock.step)) sums[f] += recorder.value(figures[f]);
    }
    return sums;
}

std::optional<Figure> find_figure(const run::Plan& plan, const NamedFigure& named, Faults& faults)
{
    const auto fault = [&](const char* key, const std::string& problem, const std::string& remedy) {
        faults.add(named.origin, named.path + "." + key, problem, remedy);
    };
    std::vector<std::string> figures;
    std::optional<Figure> out;
    for (std::size_t g = 0; g < plan.layout.groups.size(); ++g) {
        const auto& group = plan.layout.groups[g];
        for (std::size_t v = 0; (group.compared || !named.with_effects) && v < group.variables.size(); ++v) {
            figures.push_back(group.name + "/" + group.variables[v].name);
            if (figures.back() == named.figure) out = Figure{g, v, 0, 0, 0, 1};
        }
    }
    const bool late = named.month > plan.months();
    if (late) fault(named.month_key, "lies after the run's last month", "at most " + std::to_string(plan.months()));
    if (!out) {
        const std::string near = did_you_mean(named.figure, figures);
        fault(named.key, "there is no figure '" + named.figure + "'" + (named.with_effects ? " with effects" : ""),
              near.empty() ? "GROUP/VARIABLE, see qiao describe output" : near);
        return {};
    }
    const auto& group = plan.layout.groups[out->group];
    const auto& axes = group.variables[out->variable].dimensions;
    if (late) return {};
    if (group.months.empty() && named.month > 0) {
        fault(named.month_key, group.name + " is recorded once", "leave it out");
        return {};
    }
    if (!group.months.empty()) {
        const int month = named.month > 0 ? named.month - 1 : group.months.back();
        if (!std::binary_search(group.months.begin(), group.months.end(), month)) {
            fault(named.month_key, "is not recorded in " + group.name, "a month that is, or 0 for the last");
            return {};
        }
        out->first_month = out->last_month = month;
    }

    if (named.of.size() != axes.size()) {
        fault(named.of_key, "names " + std::to_string(named.of.size()) + " labels",
              axes.empty() ? "none: the figure has no further axes" : "one for each of: " + joined(axes));
        return {};
    }
    std::size_t axis = 0;
    const auto cell = cell_of(group, group.variables[out->variable], named.of, axis);
    if (!cell) {
        fault(named.of_key, "there is no '" + named.of[axis] + "' in " + axes[axis],
              joined(group.dimension(axes[axis])->labels));
        return {};
    }
    out->cell = *cell;
    return out;
}

std::optional<Figure> find_figure(const run::Plan& plan, const schema::Figured& named, const std::string& path,
                                  Faults& faults)
{
    const schema::Node* node = plan.source.base.find(path);
    return find_figure(
        plan, {named.figure.value(), named.of.values(), named.month.value(), node ? node->origin : Origin{}, path},
        faults);
}

Figure find_figure(const run::Plan& plan, const Headline& headline)
{
    for (std::size_t g = 0; g < plan.layout.groups.size(); ++g) {
        const auto& group = plan.layout.groups[g];
        for (std::size_t v = 0; group.name == headline.group && v < group.variables.size(); ++v) {
            if (group.variables[v].name != headline.variable) continue;
            Figure out{g, v, 0, 0, plan.months() - 1, headline.scale};
            std::size_t axis = 0;
            const auto cell = cell_of(group, group.variables[v], headline.labels, axis);
            if (!cell) throw std::logic_error(group.name + " has no " + headline.labels[axis]);
            out.cell = *cell;
            if (!headline.sum_over_months)
                out.first_month = out.last_month = headline.month < 0 ? plan.months() - 1 : headline.month;
            return out;
        }
    }
    throw std::logic_error("there is no figure " + headline.group + "/" + headline.variable);
}

std::vector<double> recorded(const run::Plan& plan, const store::ReadBack& read, const Figure& figure)
{
    const auto& group = plan.layout.groups[figure.group];
    const auto& months = group.months;
    const std::size_t width = group.width(group.variables[figure.variable]);
    const std::size_t cases = plan.arms.size() * static_cast<std::size_t>(plan.replicates());
    const auto values = read(figure.group, figure.variable);
    std::vector<double> out;
    for (std::size_t i = 0; i < cases; ++i)
        for (std::size_t m = 0; m < months.size(); ++m)
            if (months[m] >= figure.first_month && months[m] <= figure.last_month)
                out.push_back(figure.scale * values[(i * months.size() + m) * width + figure.cell]);
    return out;
}

std::vector<std::vector<double>> try_out(const run::Plan& plan, const Figure& figure, int first, int last,
                                         const std::function<std::vector<const Arm*>(int replicate)>& arms_of,
                                         const run::Execution& execution, const std::string& called)
{
    return try_out(plan, std::span(&figure, 1), first, last, arms_of, execution, called);
}

std::vector<std::vector<double>> try_out(const run::Plan& plan, std::span<const Figure> figures, int first, int last,
                                         const std::function<std::vector<const Arm*>(int replicate)>& arms_of,
                                         const run::Execution& execution, const std::string& called)
{
    const auto count = static_cast<std::size_t>(last - first);
    run::Progress progress(called, last - first, execution.quiet);
    store::Slab tried; // a part for each replicate
    std::mutex taking;
    run::spread(
        count, execution,
        [&](std::size_t number, const run::HandOver& hand_over) {
            const int replicate = first + static_cast<int>(number);
            const auto arms = arms_of(replicate);
            std::vector<double> values(arms.size() * figures.size(), inference::nan);
            if (execution.stopped()) return; // keys of a million worlds take their time
            std::map<std::string, std::vector<std::size_t>> foundings;
            for (std::size_t i = 0; i < arms.size(); ++i) foundings[arms[i]->founding_key()].push_back(i);
            for (const auto& [key, which] : foundings) {
                if (execution.stopped()) return;
                const auto founded = arms[which.front()]->found(plan.randomness(replicate), 0);
                run::for_each_task(which.size(), [&, &which = which](std::size_t k) {
                    const auto world = arms[which[k]]->begin(*founded);
                    const auto lived = live_for(*world, plan, figures, execution);
                    std::copy(lived.begin(), lived.end(),
                              values.begin() + static_cast<std::ptrdiff_t>(which[k] * figures.size()));
                });
            }
            store::Slab slab;
            slab.parts.push_back({0, number, 1, {std::move(values)}});
            hand_over(std::move(slab));
        },
        [&](store::Slab slab) {
            const std::lock_guard lock(taking);
            tried.parts.push_back(std::move(slab.parts.front()));
            progress.advance();
        });
    // What follows from them is reckoned by every member of a team alike.
    const auto& team = run::Team::here();
    if (team.size() > 1) tried = store::from_bytes(team.from_leader(store::to_bytes(tried)));
    std::vector<std::vector<double>> out(count);
    for (auto& part : tried.parts) out[part.first] = std::move(part.values.front());
    return out;
}

} // namespace sim::experiment
