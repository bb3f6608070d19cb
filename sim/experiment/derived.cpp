#include "sim/experiment/derived.h"

#include "sim/inference/effects.h"
#include "sim/inference/units.h"
#include "sim/run/tasks.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace sim::experiment {

namespace {

using schema::Dimension;
using schema::Group;

/// A group reckoned of another, still without variables.
Group reckoned_of(const Group& group, std::string name, std::string meaning, std::vector<Dimension> dimensions)
{
    Group out{std::move(name), std::move(meaning), group.months, std::move(dimensions), {}};
    out.by_replicate = false;
    out.about = group.about;
    return out;
}

/// The amounts among the variables of a group of units, with other axes; all, or those of which one way is good.
std::vector<schema::Variable> amounts_of(const Group& group, const std::vector<std::string>& axes, bool all)
{
    std::vector<schema::Variable> out;
    for (auto variable : group.variables) {
        if (!variable.amount || variable.dimensions != std::vector{group.units}) continue;
        if (!all && variable.good == schema::Good::neither) continue;
        variable.dimensions = axes;
        variable.range = {};
        variable.storage = schema::Storage::real32;
        out.push_back(std::move(variable));
    }
    return out;
}

Group effects_group(const Group& group)
{
    Group out = reckoned_of(group, "effects_" + group.name,
                            "paired effects against the baseline on /" + group.name +
                                ": differences within the same random world, over replicates",
                            group.dimensions);
    out.dimensions.push_back(effect_axis());
    for (auto variable : group.variables) {
        variable.dimensions.emplace_back("figure");
        variable.range = {}; // of differences
        variable.storage = schema::Storage::real32;
        out.variables.push_back(std::move(variable));
    }
    return out;
}

Group winners_group(const Group& group)
{
    Dimension figure{"figure",
                     "winners, losers: mean share over replicates, with 95 % intervals by the accelerated bootstrap; "
                     "mean_gain, mean_loss: mean change of those",
                     {},
                     {},
                     ""};
    for (const auto name : inference::winner_figures) figure.labels.emplace_back(name);
    Group out =
        reckoned_of(group, "winners_" + group.units,
                    "who gains and who loses against the baseline: each of /" + group.name +
                        " with itself in the same random world; a change counts from one part in a hundred, and the "
                        "attribute `good` tells which way it is a gain",
                    {figure});
    out.variables = amounts_of(group, {"figure"}, false);
    return out;
}

/// What happens or not among the variables of a group of units.
Group chances_group(const Group& group)
{
    Group out = reckoned_of(group, "chances_" + group.units,
                            "chance that something is so of each of /" + group.name +
                                ": share of replicates, which begin with the same units",
                            {*group.dimension(group.units)});
    for (auto variable : group.variables) {
        if (!variable.event) continue;
        variable.unit = "1";
        variable.range = {0, 1};
        variable.storage = schema::Storage::real32;
        out.variables.push_back(std::move(variable));
    }
    return out;
}

Group deciles_group(const Group& group)
{
    Dimension decile{
        "decile", "tenth of the units by " + group.ranked_by + " in the baseline, 1 the lowest", {}, {}, ""};
    for (std::size_t d = 1; d <= inference::deciles; ++d) decile.numbers.push_back(static_cast<std::int64_t>(d));
    Group out =
        reckoned_of(group, "deciles_" + group.units,
                    "paired effects on means of /" + group.name + " by where a unit stands in the baseline: by " +
                        group.ranked_by + " of the first recorded month in the same random world",
                    {decile, effect_axis()});
    out.variables = amounts_of(group, {"decile", "figure"}, true);
    return out;
}

/// One month of [replicate × month × unit], as [replicate × unit].
std::vector<double> month_of(std::span<const double> values, std::size_t replicates, std::size_t months,
                             std::size_t month)
{
    const std::size_t units = values.size() / std::max<std::size_t>(1, replicates * months);
    std::vector<double> out;
    for (std::size_t r = 0; r < replicates; ++r) {
        const auto part = values.subspan((r * months + month) * units, units);
        out.insert(out.end(), part.begin(), part.end());
    }
    return out;
}

template <class Of>
void append(std::vector<double>& written, const Of& of)
{
    const auto all = inference::figures(of);
    written.insert(written.end(), all.begin(), all.end());
}

/// An arm's recorded values of one variable, the baseline's, and what the baseline's units are ranked by: [replicate ×
/// month × cell].
struct ArmAndBaseline {
    std::span<const double> arm, baseline, ranked_by;
    std::size_t replicates, months;
    schema::Good good;

    std::size_t cells() const { return arm.size() / std::max<std::size_t>(1, replicates); }
    std::size_t units() const { return cells() / months; }
};

void add_effects(std::vector<double>& written, const ArmAndBaseline& compared, inference::Bootstrap& bootstrap)
{
    for (const auto& effect : bootstrap.effects(compared.arm, compared.baseline, compared.cells()))
        append(written, effect);
}

void add_winners(std::vector<double>& written, const ArmAndBaseline& compared, inference::Bootstrap& bootstrap)
{
    for (std::size_t m = 0; m < compared.months; ++m)
        append(written,
               inference::winners_and_losers(month_of(compared.arm, compared.replicates, compared.months, m),
                                             month_of(compared.baseline, compared.replicates, compared.months, m),
                                             compared.units(), compared.good, bootstrap));
}

void add_chances(std::vector<double>& written, const ArmAndBaseline& compared, inference::Bootstrap&)
{
    for (std::size_t cell = 0; cell < compared.cells(); ++cell) {
        double sum = 0, known = 0;
        for (std::size_t r = 0; r < compared.replicates; ++r) {
            const double value = compared.arm[r * compared.cells() + cell];
            if (std::isnan(value)) continue;
            sum += value;
            known += 1;
        }
        written.push_back(sum / known);
    }
}

/// Ranked by the first recorded month: a rank by the month that is compared would hand the luck of the baseline to the
/// highest tenths, and its reverse to the arm.
void add_deciles(std::vector<double>& written, const ArmAndBaseline& compared, inference::Bootstrap& bootstrap)
{
    const auto rank = month_of(compared.ranked_by, compared.replicates, compared.months, 0);
    for (std::size_t m = 0; m < compared.months; ++m) {
        const auto of_month = [&](std::span<const double> values) {
            return month_of(values, compared.replicates, compared.months, m);
        };
        const auto mine = inference::means_by_decile(of_month(compared.arm), rank, compared.units());
        const auto theirs = inference::means_by_decile(of_month(compared.baseline), rank, compared.units());
        for (const auto& effect : bootstrap.effects(mine, theirs, inference::deciles)) append(written, effect);
    }
}

bool has_events(const Group& group)
{
    return !group.units.empty() && std::any_of(group.variables.begin(), group.variables.end(),
                                               [](const schema::Variable& variable) { return variable.event; });
}

/// How a derived group follows from a recorded one.
struct Derivation {
    bool (*wanted)(const Group&);
    Group (*declared)(const Group&);
    void (*add)(std::vector<double>& written, const ArmAndBaseline& compared, inference::Bootstrap& bootstrap);
};
constexpr Derivation derivations[] = {
    {[](const Group& g) { return g.compared; }, effects_group, add_effects},
    {[](const Group& g) { return !g.units.empty(); }, winners_group, add_winners},
    {[](const Group& g) { return !g.units.empty() && !g.ranked_by.empty(); }, deciles_group, add_deciles},
    {has_events, chances_group, add_chances},
};

/// Calls `visit(derivation, g)` for each group that is reckoned, in their order.
template <class Visit>
void each_derivation(const schema::Layout& layout, Visit visit)
{
    for (const auto& derivation : derivations)
        for (std::size_t g = 0; g < layout.groups.size(); ++g)
            if (derivation.wanted(layout.groups[g])) visit(derivation, g);
}

std::size_t variable_named(const Group& group, const std::string& name)
{
    const auto found = std::find_if(group.variables.begin(), group.variables.end(),
                                    [&](const schema::Variable& v) { return v.name == name; });
    if (found == group.variables.end()) throw std::logic_error(group.name + " has no variable " + name);
    return static_cast<std::size_t>(found - group.variables.begin());
}

/// One variable to reckon, and where its figures go.
struct Task {
    const Derivation* derivation;
    std::size_t derived, place, group, variable;
};

} // namespace

Dimension effect_axis()
{
    Dimension out{"figure",
                  "mean: mean paired difference; t_low, t_high and bca_low, bca_high: its 95 % interval by Student's t "
                  "and by the accelerated bootstrap; p10, p90: percentiles of the differences; direction: share of "
                  "bootstrap means with the mean's sign; detectable: smallest effect found with 80 % power; "
                  "paired_ratio: standard error over that of unpaired arms",
                  {},
                  {},
                  ""};
    for (const auto name : inference::effect_figures) out.labels.emplace_back(name);
    return out;
}

std::vector<Group> effect_groups(const schema::Layout& layout)
{
    std::vector<Group> out;
    each_derivation(layout, [&](const Derivation& derivation, std::size_t g) {
        out.push_back(derivation.declared(layout.groups[g]));
    });
    return out;
}

std::vector<store::Derived> derive_effects(const schema::Layout& layout, const store::ReadBack& read, std::size_t arms,
                                           std::size_t replicates, std::size_t baseline, std::uint32_t seed,
                                           int threads)
{
    std::vector<store::Derived> out;
    std::vector<Task> tasks;
    each_derivation(layout, [&](const Derivation& derivation, std::size_t g) {
        out.push_back({derivation.declared(layout.groups[g]), {}});
        const auto& variables = out.back().group.variables;
        out.back().values.resize(variables.size());
        for (std::size_t place = 0; place < variables.size(); ++place)
            tasks.push_back(
                {&derivation, out.size() - 1, place, g, variable_named(layout.groups[g], variables[place].name)});
    });
    std::vector<std::vector<double>> ranks(layout.groups.size());
    for (std::size_t g = 0; g < layout.groups.size(); ++g)
        if (const auto& group = layout.groups[g]; !group.units.empty() && !group.ranked_by.empty())
            ranks[g] = read(g, variable_named(group, group.ranked_by));

    inference::Bootstrap bootstrap(seed);
    constexpr std::size_t at_a_time = 16; // variables in memory
    run::with_threads(threads, [&] {
        for (std::size_t first = 0; first < tasks.size(); first += at_a_time) {
            const std::size_t count = std::min(at_a_time, tasks.size() - first);
            std::vector<std::vector<double>> recorded;
            for (std::size_t k = 0; k < count; ++k)
                recorded.push_back(read(tasks[first + k].group, tasks[first + k].variable));
            run::for_each_task(count, [&](std::size_t k) {
                const Task& task = tasks[first + k];
                const auto of_arm = [&](const std::vector<double>& values, std::size_t arm) {
                    const std::size_t each = values.size() / arms;
                    return std::span(values).subspan(arm * each, each);
                };
                const std::size_t months = std::max<std::size_t>(1, layout.groups[task.group].months.size());
                for (std::size_t a = 0; a < arms; ++a)
                    task.derivation->add(out[task.derived].values[task.place],
                                         {of_arm(recorded[k], a), of_arm(recorded[k], baseline),
                                          of_arm(ranks[task.group], baseline), replicates, months,
                                          layout.groups[task.group].variables[task.variable].good},
                                         bootstrap);
            });
        }
    });
    return out;
}

} // namespace sim::experiment
