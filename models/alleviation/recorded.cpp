#include "models/alleviation/recorded.h"

#include "models/alleviation/recorded/part.h"

#include <algorithm>

namespace alleviation {

namespace {

/// The parts of the result, in their order.
const Part* const parts[] = {
    &series_part, &poverty_part,      &multidimensional_part, &dynamics_part,  &vulnerability_part, &targeting_part,
    &needs_part,  &ties_part,         &networks_part,         &suppliers_part, &agencies_part,      &ledger_part,
    &costs_part,  &associations_part, &platform_part,         &households_part};

const OutputTable* const tables[] = {&matches_table, &options_table};

std::vector<const OutputTable*> recorded_tables(const Parameters& p)
{
    std::vector<const OutputTable*> out;
    for (const auto* table : tables)
        if (table->wanted(p)) out.push_back(table);
    return out;
}

bool has_group(const sim::schema::Layout& layout, std::string_view name)
{
    return std::any_of(layout.groups.begin(), layout.groups.end(),
                       [&](const auto& group) { return group.name == name; });
}

} // namespace

std::vector<const OutputGroup*> recorded_groups(const Parameters& p)
{
    std::vector<const OutputGroup*> out;
    for (const auto* part : parts)
        for (const auto* group : part->groups)
            if (group->wanted(p)) out.push_back(group);
    return out;
}

std::size_t MonthCells::place_of(const OutputGroup& group) const
{
    const auto found = std::find(recorded_->begin(), recorded_->end(), &group);
    if (found == recorded_->end()) throw std::logic_error("a group is written that is not recorded");
    return static_cast<std::size_t>(found - recorded_->begin());
}

Cells MonthCells::of(const OutputGroup& group) const
{
    return {*recording_, place_of(group), group};
}

bool MonthCells::due(const OutputGroup& group) const
{
    return recording_->due(place_of(group));
}

bool of_many_districts(const Parameters& p)
{
    return p.population.districts.size() > 1;
}

bool of_one_district(const Parameters& p)
{
    return !of_many_districts(p);
}

bool always(const Parameters&)
{
    return true;
}

bool measures_wanted(const Parameters& p)
{
    return p.record.measures.text() != "off" && of_one_district(p);
}

std::vector<int> every_month(const Parameters& p)
{
    std::vector<int> out;
    for (int m = 0; m < p.months; ++m) out.push_back(m);
    return out;
}

std::vector<int> ends_of_years(const Parameters& p)
{
    std::vector<int> out;
    for (int m = 0; m < p.months; ++m)
        if (m % 12 == 11 || m + 1 == p.months) out.push_back(m);
    return out;
}

sim::schema::Dimension group_dimension()
{
    sim::schema::Dimension out{"group", "group of households", texts(study_group_names), {}, {}};
    out.labels.emplace_back(all_households);
    // What is left of the pilot villages without the project's households tells of these, by subtraction.
    out.about = {project_households, project_households, "", ""};
    return out;
}

sim::schema::Dimension village_dimension(const Parameters& p)
{
    return {"village", "village, pilot villages first", village_names(p.population), {}, {}};
}

sim::schema::Layout layout_of(const Parameters& p)
{
    sim::schema::Layout layout;
    for (const auto* group : recorded_groups(p)) layout.groups.push_back(group->layout(p));
    for (const auto* table : recorded_tables(p)) layout.tables.push_back(table->layout());
    // Labels of a group that is not recorded stand nowhere.
    for (auto& group : layout.groups)
        for (auto& variable : group.variables)
            if (!has_group(layout, variable.labels_of.substr(0, variable.labels_of.find('/'))))
                variable.labels_of.clear();
    return layout;
}

void write_month(const Parameters& p, const std::vector<District>& districts, sim::Recording& recording)
{
    const auto groups = recorded_groups(p);
    const MonthCells month(recording, groups);
    for (const auto* part : parts) {
        if (recording.stopped()) return;
        const auto first = std::find_if(part->groups.begin(), part->groups.end(),
                                        [&](const OutputGroup* group) { return group->wanted(p); });
        if (first != part->groups.end() && month.due(**first)) part->write(p, districts, month);
    }
    const auto lists = recorded_tables(p);
    for (std::size_t t = 0; t < lists.size(); ++t) lists[t]->write(districts, {recording, t});
}

} // namespace alleviation
