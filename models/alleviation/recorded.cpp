#include "models/alleviation/recorded.h"

#include "models/alleviation/recorded/part.h"

namespace alleviation {

namespace {

/// The groups of the result, in their order.
const Part* const parts[] = {
    &series_part, &poverty_part,      &multidimensional_part, &dynamics_part,  &vulnerability_part, &targeting_part,
    &needs_part,  &ties_part,         &networks_part,         &suppliers_part, &agencies_part,      &ledger_part,
    &costs_part,  &associations_part, &platform_part,         &households_part};

/// What a unit alone says: a share lies within 0 and 1, ratings have their scale, and things are not fewer than none.
sim::schema::ValueRange usual_range(std::string_view unit)
{
    if (unit == "1") return {0, 1};
    if (unit == "1 to 5") return {1, 5};
    for (const auto counted : {"households", "persons", "matches", "suppliers", "hour", "months", "steps", "mu"})
        if (unit == counted) return at_least(0);
    return {};
}

bool recorded(const Part& part, const Parameters& p)
{
    return part.wanted(p) && (part.of_many || !of_many_districts(p));
}

} // namespace

bool of_many_districts(const Parameters& p)
{
    return p.population.districts.size() > 1;
}

sim::schema::Dimension group_dimension()
{
    sim::schema::Dimension out{"group", "group of households", texts(circle_names), {}, {}};
    out.labels.emplace_back("all households");
    // What is left of the pilot villages without the project's households tells of these, by subtraction.
    out.about = {project_households, project_households, "", ""};
    return out;
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

bool measures_wanted(const Parameters& p)
{
    return p.record.measures.text() != "off";
}

std::vector<sim::schema::Variable> variables_of(std::span<const Shown> all, const std::string& axis)
{
    std::vector<sim::schema::Variable> out;
    for (const auto& shown : all) {
        out.push_back({shown.name, shown.unit, shown.meaning,
                       axis.empty() ? std::vector<std::string>{} : std::vector{axis}, shown.storage});
        out.back().range = shown.range;
        out.back().about = shown.about;
    }
    return out;
}

sim::schema::Layout layout_of(const Parameters& p)
{
    sim::schema::Layout layout;
    for (const auto* part : parts)
        if (recorded(*part, p))
            for (auto& group : part->groups(p)) layout.groups.push_back(std::move(group));
    for (auto& group : layout.groups)
        for (auto& variable : group.variables)
            if (!variable.range.declared()) variable.range = usual_range(variable.unit);
    if (of_many_districts(p)) return layout; // lists of districts are not put together
    if (p.record.matches) layout.tables.push_back(matches_table());
    if (p.record.options) layout.tables.push_back(options_table());
    return layout;
}

void record_month(const Parameters& p, const std::vector<District>& districts, sim::Recording& recording)
{
    std::size_t group = 0;
    for (const auto* part : parts) {
        if (recording.stopped()) return;
        if (!recorded(*part, p)) continue;
        if (recording.due(group)) part->record(districts, {recording, group, p});
        group += part->count;
    }
    if (of_many_districts(p)) return;
    std::size_t table = 0;
    if (p.record.matches) record_matches(districts, recording, table++);
    if (p.record.options) record_options(districts, recording, table++);
}

} // namespace alleviation
