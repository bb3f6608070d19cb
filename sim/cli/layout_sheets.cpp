#include "sim/cli/layout_sheets.h"

#include "sim/core/faults.h"
#include "sim/store/format.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sim::cli {

namespace {

const std::vector<std::string> heads{
    "variable", "meaning", "name in Chinese", "unit", "axes", "storage", "labels of", "range", "good", "mean", "about"};
constexpr const char* an_axis = "(an axis)";

/// Root attributes. Those without a value in a scenario are there, and empty.
const std::vector<std::vector<std::string>> attributes{
    {"complete", "1 when the run was finished, 0 while it is under way or when it was interrupted", "int64"},
    {"title", "title of the scenario", "text"},
    {"title_zh", "the same in Chinese", "text"},
    {"qiao_format", "version of this format", "text"},
    {"model", "name of the model", "text"},
    {"program", "program, its version and commit", "text"},
    {"created", "when the run began, in UTC", "text"},
    {"command_line", "what reproduces the file", "text"},
    {"baseline", "arm that the others are compared with", "text"},
    {"headlines", "rows of the comparison that `qiao show` prints, as JSON", "text"},
    {"outcomes", "what costs are held against, as JSON", "text"},
    {"claim", "claim that the scenario puts to the test, as JSON", "text"},
    {"facts", "facts that the run is held against, as JSON", "text"},
    {"attribution", "figure whose effect /attribution divides among players", "text"},
    {"budget", "arm whose spending the others were brought to", "text"},
    {"sweep_told", "of a sweep: the figure whose turns are looked for", "text"},
    {"part", "of a part of a job array: which, and of how many", "text"},
    {"outline", "what check tells of the arms: who lives there, how a list was read, with what means; a line each",
     "text"},
    {"Conventions", "conventions for netCDF that the file follows", "text"},
    {"seed", "seed of all random numbers", "int64"},
    {"replicates", "number of replicates", "int64"},
    {"months", "number of months", "int64"},
    {"points", "of a sweep: number of points", "int64"},
    {"threads", "threads that the run used; the numbers do not depend on it", "int64"}};

Sheet head_of_page(const std::string& model)
{
    return {
        "A result of the model " + model + ": format version " + std::to_string(store::format_version),
        {},
        {},
        "One HDF5 file that also opens as netCDF-4. Each group is a part of the result; its arrays have the axes that "
        "are named here, in this order, with their labels in the group (as dimension scales). `_FillValue` stands for "
        "what was not recorded: NaN in real numbers, the least number in int64 and int32, 255 in uint8. Groups that a "
        "scenario does not ask for are not in its file, and those reckoned over all replicates come when a run is "
        "finished. Labels of an axis may differ from file to file; names, axes, units and storage do not. `good` says "
        "which way is good for those a number is told of, `mean` that it is a mean or a share (not to be summed over "
        "places), `about` whom it is about where they may be few."};
}

Sheet versions_sheet()
{
    Sheet out{"versions of the format",
              {"version", "what it brought"},
              {},
              "The root attribute `qiao_format`. A reader opens its own version and all before it."};
    for (const auto& version : store::format_versions)
        out.rows.push_back({std::to_string(version.number), version.what});
    return out;
}

std::vector<std::string> axis_row(std::string name, std::string meaning, std::string unit, std::string storage,
                                  std::string about = "")
{
    return {std::move(name), std::move(meaning), "", std::move(unit), an_axis, std::move(storage), "", "", "", "",
            std::move(about)};
}

std::vector<std::string> text_row(std::string name, std::string meaning, std::string axis)
{
    return {std::move(name), std::move(meaning), "", "", std::move(axis), "text", "", "", "", "", ""};
}

std::string axes_of(const schema::Group& group, const schema::Variable& variable)
{
    std::vector<std::string> axes;
    if (group.by_arm) axes.emplace_back("arm");
    if (group.by_replicate) axes.emplace_back("replicate");
    if (!group.along.empty())
        axes.push_back(group.along);
    else if (!group.months.empty())
        axes.emplace_back("month");
    axes.insert(axes.end(), variable.dimensions.begin(), variable.dimensions.end());
    return joined(axes);
}

/// Both ends are included.
std::string range_text(const schema::ValueRange& range)
{
    if (!range.declared()) return "";
    if (std::isinf(range.greatest)) return fmt::format("{:g} and more", range.least);
    return fmt::format("{:g} to {:g}", range.least, range.greatest);
}

std::vector<std::string> row_of(const schema::Variable& v, const std::string& axes, const std::string& about)
{
    return {v.name,
            v.meaning,
            v.chinese,
            v.unit,
            axes,
            schema::name_of(v.storage),
            v.labels_of.empty() ? "" : "/" + v.labels_of,
            range_text(v.range),
            schema::name_of(v.good),
            v.mean ? "yes" : "",
            about};
}

/// Whom the numbers under some labels of an axis are about.
std::string about_some(const schema::Dimension& dimension)
{
    const auto& about = dimension.about;
    const auto first = std::find_if(about.begin(), about.end(), [](const auto& whom) { return !whom.empty(); });
    return first == about.end() ? "" : *first + ", under some labels";
}

Sheet group_sheet(const schema::Group& group)
{
    Sheet sheet{"/" + group.name + ": " + group.meaning, heads, {}};
    for (const auto& v : group.variables) sheet.rows.push_back(row_of(v, axes_of(group, v), about(group, v)));
    for (const auto& t : group.texts) sheet.rows.push_back(text_row(t.name, t.meaning, t.axis));
    for (const auto& d : group.dimensions)
        sheet.rows.push_back(axis_row(d.name, d.meaning, d.units, d.numbers.empty() ? "text" : "int64", about_some(d)));
    return sheet;
}

Sheet records_sheet(const schema::RecordTable& table)
{
    Sheet sheet{"/" + table.name + ": " + table.meaning, heads, {}};
    for (const auto& v : store::case_columns()) sheet.rows.push_back(row_of(v, table.record, table.about));
    for (const auto& v : table.columns)
        sheet.rows.push_back(row_of(v, table.record, v.about.empty() ? table.about : v.about));
    sheet.rows.push_back(axis_row(table.record, "counts the records", "", "none"));
    return sheet;
}

Sheet common_axes_sheet()
{
    Sheet sheet{"axes that have the same meaning in every group", heads, {}};
    sheet.rows = {axis_row(store::arm_axis.name, store::arm_axis.meaning, "", "text"),
                  axis_row(store::replicate_axis.name, store::replicate_axis.meaning, "", "int64"),
                  axis_row(store::month_axis.name, store::month_axis.meaning, store::month_unit, "int64")};
    return sheet;
}

} // namespace

std::vector<Sheet> layout_sheets(const std::string& model, const std::vector<schema::Group>& groups,
                                 const std::vector<schema::RecordTable>& tables)
{
    std::vector<Sheet> sheets{head_of_page(model), versions_sheet()};
    sheets.push_back({"root attributes", {"attribute", "meaning", "storage"}, attributes});
    sheets.push_back(common_axes_sheet());
    for (const auto& group : groups) sheets.push_back(group_sheet(group));
    for (const auto& table : tables) sheets.push_back(records_sheet(table));
    sheets.push_back(
        {"/progress: how far each case has come",
         heads,
         {row_of(store::months_done_variable(), "arm, replicate", ""),
          row_of(store::points_done_variable(), "arm, replicate, point", ""),
          axis_row("point", "counts the points; what the factors are there is in /sweep_factors", "", "int64")}});
    sheets.push_back(
        {"/scenario: what was simulated, as text",
         heads,
         {text_row("file_name", "name of the file", "file"), text_row("file_text", "the file as written", "file"),
          text_row("effective", "all parameters of the arm, as used", "arm"),
          text_row("arm_title", "what the arm is called; empty where the scenario does not say", "arm"),
          text_row("arm_title_zh", "the same in Chinese", "arm"),
          text_row("found", "what the run found for the arm before it began, such as equal budgets, as YAML; or empty",
                   "arm"),
          text_row("setting_text", "path=value, as the command line set it; the later over the earlier", "setting"),
          text_row("table_name", "name of a table that the scenario names", "table"),
          text_row("table_digest", "SHA-256 of its bytes, as sha256sum prints it", "table"),
          axis_row("file", "counts the files", "", "none"), axis_row("setting", "counts the settings", "", "none"),
          axis_row("table", "counts the tables", "", "none")}});
    return sheets;
}

} // namespace sim::cli
