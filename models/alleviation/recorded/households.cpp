#include "models/alleviation/recorded/part.h"

#include <algorithm>

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

/// Columns of the household table that the panel keeps; name, unit and meaning come from the column.
const char* const panel[] = {"members",     "village",       "cause",          "registered", "dibao",
                             "income_poor", "income_12",     "consumption_12", "capital",    "debt",
                             "produce",     "motivation",    "information",    "trust",      "satisfaction",
                             "pair",        "pair_strength", "record_month",   "need_sales", "need_work",
                             "need_skills", "need_funds",    "need_care"};

/// Those that are codes, or numbers of something, and no amounts.
const std::string_view codes[] = {"village", "cause",        "registered", "dibao",
                                  "pair",    "record_month", "members",    "income_poor"};

/// All of a single district, and of each of several as many as are asked for.
std::size_t panel_households(const Parameters& p)
{
    const std::size_t each = project_total(p.population), districts = p.population.districts.size();
    return districts == 1 ? each : districts * std::min(each, p.record.sample.size());
}

Group households_layout(const Parameters& p)
{
    sim::schema::Dimension household{"household", "household of the project, numbered as in the list", {}, {}, ""};
    for (std::size_t i = 1; i <= panel_households(p); ++i) household.numbers.push_back(static_cast<std::int64_t>(i));
    Group group{"households",
                "panel of the project's households",
                p.record.households.text() == "monthly" ? every_month(p) : ends_of_years(p),
                {household},
                {}};
    group.units = "household";
    group.across_regions = "household";
    group.ranked_by = "income_12";
    const Households columns;
    for (const auto* name : panel) {
        const auto& description = columns.column_named(name)->description();
        group.variables.push_back(
            {std::string(description.name),
             std::string(description.unit),
             std::string(description.meaning),
             {"household"},
             Storage::real32,
             std::find(std::begin(codes), std::end(codes), std::string_view(name)) == std::end(codes),
             {},
             std::string_view(name) == "income_poor"});
    }
    return group;
}

void record_panel(const std::vector<District>& districts, const Cells& cells_of)
{
    for (std::size_t v = 0; v < std::size(panel); ++v) {
        const auto cells = cells_of.of(v);
        std::size_t next = 0;
        for (const auto& district : districts) {
            const auto* column = district.households.column_named(panel[v]);
            for (const auto i : district.project)
                if (next < cells.size()) cells[next++] = column->number(i);
        }
        std::fill(cells.begin() + static_cast<std::ptrdiff_t>(next), cells.end(), missing);
    }
}

} // namespace

const Part households_part{.groups = [](const Parameters& p) { return std::vector{households_layout(p)}; },
                           .record = record_panel,
                           .wanted = [](const Parameters& p) { return p.record.households.text() != "off"; },
                           .of_many = true};

} // namespace alleviation
