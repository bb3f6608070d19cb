#include "sim/experiment/sweep_points.h"

#include <algorithm>
#include <map>

namespace sim::experiment {

namespace {

using schema::DesignKind;
using schema::Node;

constexpr std::size_t most_points = 10'000'000;

/// The rows of the user's own table; every factor is one of its columns.
void take_table(const run::Plan& plan, SweepPlan& sweep, Faults& faults)
{
    const auto& table = plan.scenario().sweep.table.table();
    std::vector<std::size_t> columns;
    for (const auto& factor : sweep.factors.all) {
        const auto found = std::find(table.header.begin(), table.header.end(), factor.name);
        if (found == table.header.end())
            faults.add(factor.origin, "sweep", "varies '" + factor.name + "', which the table does not hold",
                       "a column of that name in " + table.file);
        columns.push_back(static_cast<std::size_t>(found - table.header.begin()));
    }
    if (!faults.empty()) return;
    for (const auto& row : table.rows) {
        auto& values = sweep.values.emplace_back();
        for (const auto column : columns) values.push_back(row.cells[column]);
    }
}

/// Levels side by side: the first of each, the second of each, …
void take_list(SweepPlan& sweep, Faults& faults)
{
    const auto& all = sweep.factors.all;
    const std::size_t length = all.front().levels.size();
    for (const auto& factor : all)
        if (factor.levels.size() != length)
            faults.add(factor.origin, "sweep.design",
                       "is a list, and " + factor.name + " has " + std::to_string(factor.levels.size()) + " levels, " +
                           all.front().name + " " + std::to_string(length),
                       "as many for each factor");
    if (!faults.empty()) return;
    for (std::size_t p = 0; p < length; ++p) {
        auto& values = sweep.values.emplace_back();
        for (const auto& factor : all) values.push_back(factor.levels[p]);
    }
}

/// Designs of levels need some of each factor; those that were asked for together are told together.
void check_levels(const SweepPlan& sweep, const std::string& design, Faults& faults)
{
    std::map<std::string, std::pair<Origin, std::vector<std::string>>> without; // by where they are written
    for (const auto& factor : sweep.factors.all)
        if (factor.levels.empty()) {
            auto& [origin, names] = without[factor.origin.text()];
            origin = factor.origin;
            names.push_back(factor.name);
        }
    constexpr std::size_t told = 3;
    for (auto& [place, written] : without) {
        auto& [origin, names] = written;
        const std::size_t more = names.size() > told ? names.size() - told : 0;
        names.resize(names.size() - more);
        faults.add(origin, "sweep.design",
                   "is a " + design + ", and " + joined(names) +
                       (more > 0 ? " and " + std::to_string(more) + " others" : "") +
                       (names.size() + more == 1 ? " has no levels" : " have no levels"),
                   "{levels: [a, b, c]}, or another design");
    }
}

std::vector<std::size_t> levels_by_column(const Factors& factors)
{
    std::vector<std::size_t> out(factors.columns, 0);
    for (const auto& factor : factors.all) out[factor.column] = std::max(out[factor.column], factor.levels.size());
    return out;
}

} // namespace

void lay_out_points(const run::Plan& plan, SweepPlan& sweep, Faults& faults)
{
    const auto& asked = plan.scenario().sweep;
    const auto kind = asked.design.as<DesignKind>();
    const std::size_t columns = sweep.factors.columns, points = asked.points.size();
    const auto seed = static_cast<std::uint32_t>(long{plan.scenario().seed});
    if (asked.table.given()) {
        const Node* written = plan.source.base.find("sweep");
        for (const char* key : {"design", "points"})
            if (const Node* node = written ? written->find(key) : nullptr)
                faults.add(node->origin, std::string("sweep.") + key,
                           "stands beside a table, whose rows are the points", "leave out one of both");
        take_table(plan, sweep, faults);
        sweep.points = sweep.values.size();
        return;
    }
    if (kind == DesignKind::grid || kind == DesignKind::list) {
        check_levels(sweep, asked.design.text(), faults);
        if (!faults.empty()) return;
    }
    if (kind == DesignKind::list) {
        take_list(sweep, faults);
        sweep.points = sweep.values.size();
        return;
    }
    const auto levels = levels_by_column(sweep.factors);
    double wanted = static_cast<double>(points);
    if (kind == DesignKind::saltelli) wanted *= static_cast<double>(columns + 2);
    if (kind == DesignKind::morris) wanted *= static_cast<double>(columns + 1);
    if (kind == DesignKind::grid) {
        wanted = 1;
        for (const auto count : levels) wanted *= static_cast<double>(count);
    }
    if (wanted > static_cast<double>(most_points))
        return faults.add(run::written_at(plan, "sweep", "points"), "sweep.points",
                          "makes " + schema::number_text(wanted) + " points with " + std::to_string(columns) +
                              " factors",
                          "at most " + std::to_string(most_points));
    const std::size_t most_columns = inference::sobol_dimensions / (kind == DesignKind::saltelli ? 2 : 1);
    if ((kind == DesignKind::saltelli || kind == DesignKind::sobol) && columns > most_columns)
        return faults.add(run::written_at(plan, "sweep", "design"), "sweep.design",
                          "has " + std::to_string(columns) + " factors, more than the sequence has dimensions",
                          "at most " + std::to_string(most_columns) + ", or another design");
    switch (kind) {
    case DesignKind::lhs:
        sweep.design = inference::latin_hypercube(points, columns, seed);
        break;
    case DesignKind::sobol:
        sweep.design = inference::sobol_design(points, columns, seed);
        break;
    case DesignKind::saltelli:
        sweep.design = inference::saltelli_design(points, columns, seed);
        break;
    case DesignKind::morris:
        sweep.design = inference::morris_design(points, columns, seed);
        break;
    case DesignKind::random:
        sweep.design = inference::random_design(points, columns, seed);
        break;
    case DesignKind::grid:
        sweep.design = inference::grid_design(levels);
        break;
    case DesignKind::list:
        break;
    }
    sweep.points = sweep.design.points.rows();
}

} // namespace sim::experiment
