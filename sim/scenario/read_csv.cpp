#include "sim/core/sha256.h"
#include "sim/scenario/csv_rows.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/utf8.h"
#include "sim/scenario/workbook.h"

#include <algorithm>
#include <filesystem>

namespace sim::scenario {

namespace {

using schema::TableShape;
using schema::TextTable;

constexpr std::size_t most_of_table = 1'000'000'000;

/// Where a table lies that is named at `origin`.
std::string placed(const std::string& path, const Origin& origin)
{
    namespace fs = std::filesystem;
    const bool from_file = !origin.file.empty() && origin.file != "--set";
    return from_file && fs::path(path).is_relative() ? (fs::path(origin.file).parent_path() / path).string() : path;
}

void check_header(const TextTable& table, int line, Faults& faults)
{
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        const auto& name = table.header[c];
        if (name.empty())
            faults.add({table.file, line, 0}, "", "column " + std::to_string(c + 1) + " has no name",
                       "name every column");
        else if (std::find(table.header.begin(), table.header.begin() + static_cast<std::ptrdiff_t>(c), name) !=
                 table.header.begin() + static_cast<std::ptrdiff_t>(c))
            faults.add({table.file, line, 0}, name, "two columns have this name", "rename one");
    }
}

/// Reads a list as an office keeps it out of a file's bytes.
void read_list(std::string bytes, TextTable& table, Faults& faults)
{
    if (is_xlsx(bytes)) {
        read_xlsx(bytes, table, faults);
    } else if (is_xls(bytes)) {
        read_xls(table, faults);
    } else if (is_markup(bytes)) {
        faults.add({table.file, 0, 0}, "",
                   {"is a web page or an XML file, whatever it is called", "实际上是网页或 XML 文件（与扩展名不符）"},
                   {"open it in a spreadsheet program and save it as .xlsx", "请用电子表格软件打开，另存为 .xlsx"});
    } else if (auto rows = csv_rows(std::move(bytes), table.file, TableShape::as_it_is, table.encoding, faults)) {
        table.rows = std::move(*rows);
        if (table.rows.empty())
            faults.add({table.file, 0, 0}, "", {"is empty", "是空的"},
                       {"a line of column names, and rows", "应有一行表头和数据行"});
    }
}

/// Reads a file as a table; `look` sees its bytes first.
template <class Look>
TextTable read_table(const std::string& file, const Origin& origin, TableShape shape, Faults& faults, Look look)
{
    TextTable table;
    table.file = file;
    auto bytes = read_file(file, origin, "", most_of_table, faults);
    if (!bytes) return table;
    look(*bytes);
    (shape == TableShape::tidy ? read_tidy : read_list)(std::move(*bytes), table, faults);
    return table;
}

} // namespace

std::shared_ptr<const TextTable> Tables::load(const std::string& path, const Origin& origin, TableShape shape,
                                              Faults& faults)
{
    const std::string file = placed(path, origin);
    auto& table = read_[{file, shape}];
    if (table) return table;
    const auto compare = [&](const std::string& bytes) {
        const std::string digest = sha256(bytes);
        if (archive_)
            if (const auto known = archive_->digests.find(file);
                known != archive_->digests.end() && known->second != digest)
                faults.add({file, 0, 0}, "",
                           "is not what it was: its SHA-256 is " + digest + ", and was " + known->second,
                           "the file as it was when the result was begun");
        digests_[file] = digest;
    };
    return table = std::make_shared<TextTable>(read_table(file, origin, shape, faults, compare));
}

TextTable read_as_it_is(const std::string& path, const Origin& origin, Faults& faults)
{
    return read_table(placed(path, origin), origin, TableShape::as_it_is, faults, [](const std::string&) {});
}

TextTable read_csv(const std::string& path, const Origin& origin, Faults& faults)
{
    return read_table(placed(path, origin), origin, TableShape::tidy, faults, [](const std::string&) {});
}

void read_tidy(std::string bytes, TextTable& table, Faults& faults)
{
    auto read = csv_rows(std::move(bytes), table.file, TableShape::tidy, table.encoding, faults);
    if (!read) return;
    auto& rows = *read;
    if (rows.empty()) {
        faults.add({table.file, 0, 0}, "", "is empty", "a line of column names, and rows");
        return;
    }
    table.header = std::move(rows.front().cells);
    check_header(table, rows.front().line, faults);
    Faults ragged;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        auto& row = rows[r];
        if (row.cells.size() != table.header.size()) {
            ragged.add({table.file, row.line, 0}, "", "has " + std::to_string(row.cells.size()) + " cells",
                       "as many as there are columns, " + std::to_string(table.header.size()));
            continue;
        }
        table.rows.push_back(std::move(row));
    }
    faults.add_by_column(ragged);
    if (rows.size() == 1) faults.add({table.file, 0, 0}, "", "has column names and no rows", "at least one row");
}

} // namespace sim::scenario
