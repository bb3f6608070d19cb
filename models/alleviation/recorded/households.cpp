#include "models/alleviation/recorded/people.h"

#include <algorithm>
#include <array>

namespace alleviation {

namespace {

using sim::schema::Good;
using sim::schema::Group;
using sim::schema::Storage;

/// A column of the household table that the panel keeps; name, unit and meaning come from the column.
struct Kept {
    const char* name;
    bool amount = true;      ///< false for codes and numbers of something
    const char* labels = ""; ///< of a code: "group/axis" where they are
    Good good = Good::neither;
    sim::schema::ValueRange range{}; ///< where it is not what its unit says
};
constexpr Kept amount_of(const char* name, Good good, sim::schema::ValueRange range = {})
{
    return {.name = name, .good = good, .range = range};
}
constexpr sim::schema::ValueRange of_share{0, 1};
const Kept panel[] = {{"members", false},
                      {"village", false, "villages/village"},
                      {"cause", false, "households/cause_name"},
                      {"registered", false},
                      {"dibao", false},
                      {"income_poor", false},
                      amount_of("income_12", Good::more),
                      amount_of("consumption_12", Good::more),
                      amount_of("capital", Good::more),
                      amount_of("debt", Good::less),
                      {"produce"}, // waits for a buyer: neither good nor bad by itself
                      amount_of("motivation", Good::more, of_share),
                      amount_of("information", Good::more, of_share),
                      amount_of("trust", Good::more, of_share),
                      amount_of("satisfaction", Good::more),
                      {"pair", false, "organisations/organisation"},
                      amount_of("pair_strength", Good::more, of_share),
                      {"record_month", false},
                      amount_of("need_sales", Good::less),
                      amount_of("need_work", Good::less),
                      amount_of("need_skills", Good::less),
                      amount_of("need_funds", Good::less),
                      amount_of("need_care", Good::less)};

constexpr auto income_per_head = "income_per_head";

/// The panel tells money in yuan, as the series do; the ledger alone is in fen.
bool in_fen(const sim::ColumnDescription& column)
{
    return column.unit == "fen";
}

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
    sim::schema::Dimension cause{
        "cause_name", "causes of poverty, as the column `cause` counts them from 0", {}, {}, ""};
    for (std::size_t c = 0; c < cause_count; ++c) cause.labels.push_back(cause_name(c));
    Group group{"households",
                "panel of the project's households; missing where nobody is left",
                p.record.households.text() == "monthly" ? every_month(p) : ends_of_years(p),
                {household, cause},
                {}};
    group.about = project_households;
    group.units = "household";
    group.across_regions = "household";
    group.ranked_by = income_per_head;
    const Households columns;
    for (const auto& kept : panel) {
        const auto& description = columns.column_named(kept.name)->description();
        const std::string name(description.name), labels(kept.labels);
        // Villages and suppliers of several districts are not told one by one.
        const bool labelled = !of_many_districts(p) || labels.starts_with("households/");
        group.variables.push_back({name,
                                   in_fen(description) ? "yuan" : std::string(description.unit),
                                   std::string(description.meaning),
                                   {"household"},
                                   Storage::real32,
                                   kept.amount,
                                   labelled ? labels : "",
                                   name == "income_poor"});
        group.variables.back().good = kept.good;
        group.variables.back().range = kept.range;
        if (name == "consumption_12") group.variables.back().whole_from = a_year_of_consumption;
    }
    group.variables.push_back({income_per_head,
                               "yuan/person",
                               "income of the last twelve months a head",
                               {"household"},
                               Storage::real32,
                               true,
                               "",
                               false});
    group.variables.back().good = Good::more;
    return group;
}

/// Adds the values of a district's project households to cells that fill up. Of a household whose members are gone
/// nothing is told.
template <class Value>
void tell_living(const District& district, std::span<double> cells, std::size_t& next, Value value)
{
    for (const auto i : district.project)
        if (next < cells.size()) cells[next++] = district.households.members[i] > 0 ? value(i) : missing;
}

void record_panel(const std::vector<District>& districts, const Cells& cells_of)
{
    constexpr std::size_t columns = std::size(panel);
    std::array<std::size_t, columns + 1> next{};
    for (const auto& district : districts) {
        const auto& h = district.households;
        for (std::size_t v = 0; v < columns; ++v) {
            const auto& column = *h.column_named(panel[v].name);
            const double unit = in_fen(column.description()) ? 100 : 1;
            tell_living(district, cells_of.of(v), next[v], [&](std::size_t i) { return column.number(i) / unit; });
        }
        tell_living(district, cells_of.of(columns), next[columns],
                    [&](std::size_t i) { return double{h.income_12[i]} / static_cast<double>(h.members[i]); });
    }
    for (std::size_t v = 0; v <= columns; ++v) {
        const auto rest = cells_of.of(v).subspan(next[v]);
        std::fill(rest.begin(), rest.end(), missing);
    }
}

} // namespace

const Part households_part{.groups = [](const Parameters& p) { return std::vector{households_layout(p)}; },
                           .record = record_panel,
                           .wanted = [](const Parameters& p) { return p.record.households.text() != "off"; },
                           .of_many = true};

} // namespace alleviation
