#include "sim/run/figure.h"

#include "sim/run/progress.h"
#include "sim/run/statistics.h"
#include "sim/run/tasks.h"

#include <algorithm>
#include <map>
#include <sstream>

namespace sim::run {

namespace {

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

/// Keeps one figure, and lets everything else that a world records at those months fall.
class FigureRecorder final : public Recording {
  public:
    FigureRecorder(const schema::Layout& layout, const Figure& figure) : layout_(layout), figure_(figure) {}

    bool due(std::size_t group) const override { return group == figure_.group; }
    std::span<double> cells(std::size_t group, std::size_t variable) override
    {
        auto& kept = cells_[{group, variable}];
        kept.resize(layout_.groups[group].width(layout_.groups[group].variables[variable]), nan);
        return kept;
    }
    void record(std::size_t, std::span<const double>) override {}

    double value() { return figure_.scale * cells(figure_.group, figure_.variable)[figure_.cell]; }

  private:
    const schema::Layout& layout_;
    const Figure& figure_;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<double>> cells_;
};

double live_for(World& world, const Plan& plan, const Figure& figure, const Execution& execution)
{
    FigureRecorder recorder(plan.layout, figure);
    const auto& months = plan.layout.groups[figure.group].months;
    double sum = 0;
    for (Clock clock{plan.scenario().start, 0}; clock.step <= figure.last_month; ++clock.step) {
        if (execution.stop && execution.stop->load(std::memory_order_relaxed)) return nan;
        for_each_task(world.districts(), [&](std::size_t d) { world.month(d, clock); });
        world.deliver(clock);
        if (clock.step < figure.first_month || !std::binary_search(months.begin(), months.end(), clock.step)) continue;
        world.record(recorder, clock);
        sum += recorder.value();
    }
    return sum;
}

} // namespace

std::optional<Figure> find_figure(const Plan& plan, const schema::Figured& named, const std::string& path,
                                  Faults& faults)
{
    const Origin origin = plan.source.base.find(path) ? plan.source.base.find(path)->origin : Origin{};
    std::vector<std::string> figures, labels;
    std::optional<Figure> out;
    for (std::size_t g = 0; g < plan.layout.groups.size(); ++g) {
        const auto& group = plan.layout.groups[g];
        for (std::size_t v = 0; group.compared && v < group.variables.size(); ++v) {
            figures.push_back(group.name + "/" + group.variables[v].name);
            if (figures.back() == named.figure.value()) out = Figure{g, v, 0, 0, 0, 1};
        }
    }
    const bool late = named.month > plan.months();
    if (late)
        faults.add(origin, path + ".month", "lies after the run's last month",
                   "at most " + std::to_string(plan.months()));
    if (!out) {
        const std::string near = did_you_mean(named.figure.value(), figures);
        faults.add(origin, path + ".figure", "there is no figure '" + named.figure.value() + "' with effects",
                   near.empty() ? "GROUP/VARIABLE, see qiao describe output" : near);
        return {};
    }
    const auto& group = plan.layout.groups[out->group];
    const auto& axes = group.variables[out->variable].dimensions;
    if (late) return {};
    const int month = named.month > 0 ? named.month.value() - 1 : group.months.back();
    if (!std::binary_search(group.months.begin(), group.months.end(), month)) {
        faults.add(origin, path + ".month", "is not recorded in " + group.name, "a month that is, or 0 for the last");
        return {};
    }
    out->first_month = out->last_month = month;

    std::stringstream text(named.of.value());
    for (std::string label; std::getline(text, label, ',');)
        labels.push_back(label.substr(std::min(label.size(), label.find_first_not_of(' '))));
    if (labels.size() != axes.size()) {
        faults.add(origin, path + ".of", "names " + std::to_string(labels.size()) + " labels",
                   axes.empty() ? "none: the figure has no further axes" : "one for each of: " + joined(axes));
        return {};
    }
    for (std::size_t d = 0; d < labels.size(); ++d) {
        const auto& known = group.dimension(axes[d])->labels;
        const auto found = std::find(known.begin(), known.end(), labels[d]);
        if (found == known.end()) {
            faults.add(origin, path + ".of", "there is no '" + labels[d] + "' in " + axes[d], joined(known));
            return {};
        }
        out->cell = out->cell * known.size() + static_cast<std::size_t>(found - known.begin());
    }
    return out;
}

Figure find_figure(const Plan& plan, const Headline& headline)
{
    for (std::size_t g = 0; g < plan.layout.groups.size(); ++g) {
        const auto& group = plan.layout.groups[g];
        for (std::size_t v = 0; group.name == headline.group && v < group.variables.size(); ++v) {
            if (group.variables[v].name != headline.variable) continue;
            Figure out{g, v, 0, 0, plan.months() - 1, headline.scale};
            for (std::size_t d = 0; d < headline.labels.size(); ++d) {
                const auto& known = group.dimension(group.variables[v].dimensions[d])->labels;
                const auto found = std::find(known.begin(), known.end(), headline.labels[d]);
                if (found == known.end()) throw std::logic_error(group.name + " has no " + headline.labels[d]);
                out.cell = out.cell * known.size() + static_cast<std::size_t>(found - known.begin());
            }
            if (!headline.sum_over_months)
                out.first_month = out.last_month = headline.month < 0 ? plan.months() - 1 : headline.month;
            return out;
        }
    }
    throw std::logic_error("there is no figure " + headline.group + "/" + headline.variable);
}

std::vector<std::vector<double>> try_out(const Plan& plan, const Figure& figure, int first, int last,
                                         const std::function<std::vector<const Arm*>(int replicate)>& arms_of,
                                         const Execution& execution, const std::string& called)
{
    std::vector<std::vector<double>> out(static_cast<std::size_t>(last - first));
    Progress progress(called, last - first, execution.quiet);
    with_threads(execution.threads > 0 ? execution.threads : available_threads(), [&] {
        for_each_task_in_order(out.size(), [&](std::size_t number) {
            const int replicate = first + static_cast<int>(number);
            const Randomness randomness{static_cast<std::uint32_t>(long{plan.scenario().seed}),
                                        static_cast<std::uint32_t>(replicate)};
            const auto arms = arms_of(replicate);
            out[number].assign(arms.size(), nan);
            std::map<std::string, std::vector<std::size_t>> foundings;
            for (std::size_t i = 0; i < arms.size(); ++i) foundings[arms[i]->founding_key()].push_back(i);
            for (const auto& [key, which] : foundings) {
                if (execution.stop && execution.stop->load(std::memory_order_relaxed)) return;
                const auto founded = arms[which.front()]->found(randomness);
                for_each_task(which.size(), [&, &which = which](std::size_t k) {
                    const auto world = arms[which[k]]->begin(*founded);
                    out[number][which[k]] = live_for(*world, plan, figure, execution);
                });
            }
            progress.advance();
        });
    });
    return out;
}

} // namespace sim::run
