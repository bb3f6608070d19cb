#include "models/alleviation/population/list_layout.h"

#include "models/alleviation/population/cell_text.h"
#include "models/alleviation/population/register_rows.h"

#include <algorithm>
#include <map>

namespace alleviation {

namespace {

using sim::Said;
using sim::schema::TextTable;
using Columns = std::vector<std::pair<std::string, std::string>>;
using Cells = std::vector<std::string>;

constexpr std::size_t lines_looked_at = 30;

/// A header of two lines: names of groups over names, of which the lower count where there are any.
Cells two_lines(const Cells& upper, const Cells& lower)
{
    Cells out(std::max(upper.size(), lower.size()));
    for (std::size_t c = 0; c < out.size(); ++c) {
        const std::string below = c < lower.size() ? cleaned(lower[c]) : "";
        out[c] = !below.empty() ? below : c < upper.size() ? upper[c] : "";
    }
    return out;
}

struct Header {
    const TextTable* sheet = nullptr;
    std::size_t row = 0, lines = 1, known = 0;
    Cells cells;
};

Header header_of(const TextTable& file, const Columns& columns)
{
    Header best{&file, 0, 1, 0, {}};
    const auto look_at = [&](const TextTable& sheet) {
        for (std::size_t r = 0; r < std::min(sheet.rows.size(), lines_looked_at); ++r) {
            const Cells& one = sheet.rows[r].cells;
            const auto of_one = known_headers(one, columns);
            if (of_one > best.known || (of_one > 0 && of_one == best.known && best.lines > 1))
                best = {&sheet, r, 1, of_one, one}; // a title above it is no part of it
            if (r + 1 == sheet.rows.size()) continue;
            const Cells two = two_lines(one, sheet.rows[r + 1].cells);
            if (const auto known = known_headers(two, columns); known > best.known) best = {&sheet, r, 2, known, two};
        }
    };
    look_at(file);
    for (const auto& sheet : file.more_sheets) look_at(sheet);
    if (best.known == 0 && !file.rows.empty()) best.cells = file.rows.front().cells;
    return best;
}

/// What merged cells hold stands in each of their rows, in the first of their columns.
void fill_merged(const TextTable& sheet, TextTable& table, ListLog& log)
{
    std::map<int, std::size_t> row_of_line;
    for (std::size_t r = 0; r < table.rows.size(); ++r) row_of_line[table.rows[r].line] = r;
    for (const auto& merged : sheet.merged) {
        const auto first = row_of_line.find(merged.first_line);
        if (first == row_of_line.end() || merged.first_column >= table.header.size()) continue;
        const std::string value = table.rows[first->second].cells[merged.first_column];
        if (value.empty() || is_rounded(cleaned(value)))
            continue; // a label that is none tells households apart no more
        for (auto row = std::next(first); row != row_of_line.end() && row->first <= merged.last_line; ++row) {
            auto& cell = table.rows[row->second].cells[merged.first_column];
            if (!cell.empty()) continue;
            cell = value;
            log.repaired(Repair::merged, table.header[merged.first_column], row->first);
        }
    }
}

void note_sheets(const TextTable& file, const Header& header, ListLog& log)
{
    std::string others, which = "line " + std::to_string(header.sheet->rows[header.row + header.lines - 1].line);
    std::string zh = "第" + std::to_string(header.sheet->rows[header.row + header.lines - 1].line) + "行";
    if (!header.sheet->sheet.empty()) {
        which += " of sheet '" + header.sheet->sheet + "'";
        zh = "工作表“" + header.sheet->sheet + "”" + zh;
    }
    log.note(ListNote::Part::read, {"column names on " + which, "表头在" + zh});
    const auto add = [&](const TextTable& sheet) {
        if (&sheet != header.sheet) others += (others.empty() ? "" : ", ") + sim::printable(sheet.sheet, 60);
    };
    add(file);
    for (const auto& sheet : file.more_sheets) add(sheet);
    if (!others.empty())
        log.note(ListNote::Part::not_read, {"other sheets: " + others + "; a list is one sheet",
                                            "其他工作表：" + others + "；名册只读一个工作表"});
    if (file.formulas_lost)
        log.note(ListNote::Part::not_read,
                 {"formulas of an .xls file: such cells count as empty; .xlsx has their results",
                  ".xls 中的公式：此类单元格视为空；另存为 .xlsx 可读出结果"});
}

/// Whether a line below the table tells of it: a total, who filled it in, a remark.
bool is_footer(const TextTable::Row& row)
{
    const auto first = std::find_if(row.cells.begin(), row.cells.end(), [](const auto& cell) { return !cell.empty(); });
    if (first == row.cells.end()) return true;
    const std::string text = compact(*first);
    for (const char* word : {"合计", "总计", "小计", "共计", "填报", "填表", "制表", "审核", "负责人", "经办", "备注",
                             "说明", "注:", "注1", "联系电话", "单位:", "日期:", "Total", "total"})
        if (text.starts_with(word)) return true;
    return false;
}

bool is_head(const std::string& cell, const ListWords& words)
{
    const std::string* other = words.of(relation_field, cell);
    Said problem;
    const auto relation = register_fields()[relation_field].value(other ? *other : cell, problem);
    return relation && *relation == static_cast<double>(Relation::head);
}

/// A row of a CSV file that has more cells than there are names has shifted somewhere; beside a sheet's table there may
/// be anything.
void check_width(const TextTable& table, std::size_t names, ListFaults& faults)
{
    for (const auto& row : table.rows) {
        if (!table.sheet.empty() || row.cells.size() <= names) continue;
        if (std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(names), row.cells.end(),
                        [](const auto& cell) { return cell.empty(); }))
            continue;
        const std::string cells = std::to_string(row.cells.size());
        faults.add(row.line, "", {"has " + cells + " cells", "有" + cells + "个单元格"},
                   {"has more cells than there are column names", "单元格多于表头"},
                   {"as many as there are columns, " + std::to_string(names),
                    "应与表头一样多：" + std::to_string(names) + "；文字中的逗号须放在引号内"});
    }
}

} // namespace

TextTable laid_out(const TextTable& file, const Columns& columns, ListLog& log, ListFaults& faults)
{
    if (!file.header.empty() || file.rows.empty()) return file;
    const Header header = header_of(file, columns);
    const TextTable& sheet = *header.sheet;
    TextTable out;
    out.file = file.file;
    out.sheet = sheet.sheet;
    for (const auto& cell : header.cells) out.header.push_back(cleaned(cell));
    const auto body = sheet.rows.begin() + static_cast<std::ptrdiff_t>(header.row + header.lines);
    for (auto row = body; row != sheet.rows.end(); ++row) {
        out.header.resize(std::max(out.header.size(), row->cells.size())); // columns without a name are not read
        out.rows.push_back(*row);
    }
    check_width(out, header.cells.size(), faults);
    for (auto& row : out.rows) row.cells.resize(out.header.size());
    if (header.row > 0)
        for (std::size_t r = 0; r < header.row; ++r)
            log.dropped({"title lines above the column names", "表头上方的标题行"}, sheet.rows[r].line);
    fill_merged(sheet, out, log);
    note_sheets(file, header, log);
    return out;
}

void tidy_rows(TextTable& table, const RegisterColumns& columns, ListLog& log)
{
    std::vector<std::size_t> read;
    for (const auto& sources : columns.of_field)
        for (const auto& source : sources) read.push_back(source.column);
    std::sort(read.begin(), read.end());
    read.erase(std::unique(read.begin(), read.end()), read.end());
    const auto tells_of_member = [&](const TextTable::Row& row) {
        for (std::size_t i = 0; i < columns.of_field.size(); ++i)
            if (!register_fields()[i].of_household && i != member_field)
                for (const auto& source : columns.of_field[i])
                    if (source.column < row.cells.size() && !row.cells[source.column].empty()) return true;
        return false;
    };
    const auto says_header = [&](const TextTable::Row& row) {
        const auto column = columns.first(relation_field);
        return column && *column < row.cells.size() && row.cells[*column] == table.header[*column];
    };
    std::vector<TextTable::Row> kept;
    for (auto& row : table.rows) {
        bool any = false;
        for (const std::size_t column : read) {
            if (column >= row.cells.size()) continue;
            auto& cell = row.cells[column];
            std::string tidy = cleaned(cell);
            // Spaces at the ends are no fault of anybody's.
            if (tidy.size() != cell.size() && cell.find(tidy) == cell.npos)
                log.repaired(Repair::widths, table.header[column], row.line);
            cell = std::move(tidy);
            any = any || !cell.empty();
        }
        if (says_header(row))
            log.dropped({"column names said again", "重复的表头"}, row.line);
        else if (!tells_of_member(row) && is_footer(row)) {
            if (any || std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return !cell.empty(); }))
                log.dropped({"totals and remarks", "合计、填表人、备注等行"}, row.line);
        } else if (any)
            kept.push_back(std::move(row));
        else
            log.dropped({"rows with nothing in any column that is read", "所读各列均为空的行"}, row.line);
    }
    table.rows = std::move(kept);
}

void tell_households_apart(TextTable& table, const RegisterColumns& columns, const ListWords& words, ListLog& log,
                           ListFaults& faults)
{
    const auto column = columns.first(household_field), relation = columns.first(relation_field);
    if (!column || table.rows.empty()) return;
    const auto cell_of = [](const TextTable::Row& row, std::size_t at) {
        return at < row.cells.size() ? row.cells[at] : std::string();
    };
    const auto tells_more = [&](const TextTable::Row& row) {
        return !cell_of(row, columns.first(member_field).value_or(*column)).empty() ||
               (relation && !cell_of(row, *relation).empty());
    };
    std::size_t rounded = 0, empty = 0;
    for (const auto& row : table.rows) {
        rounded += is_rounded(cell_of(row, *column));
        empty += cell_of(row, *column).empty();
    }
    const bool by_heads = rounded > 0 && empty == 0;
    if (by_heads && (!relation || !is_head(cell_of(table.rows.front(), *relation), words))) {
        const Said problem{
            "a spreadsheet has rounded these numbers, and no merged cells or heads' rows tell households apart",
            "户编号被电子表格四舍五入，且没有合并单元格或排在首行的户主可以区分各户"};
        return faults.add(table.rows.front().line, table.header[*column], problem, problem,
                          {"format the column as text where the numbers are whole and save again, or put each head's "
                           "row first in its household",
                           "请在户编号完整的原表中把该列设为“文本”格式后重新保存，或把户主排在各户第一行"});
    }
    std::string current;
    for (auto& row : table.rows) {
        row.cells.resize(std::max(row.cells.size(), *column + 1));
        auto& cell = row.cells[*column];
        const bool begins = by_heads ? is_head(cell_of(row, *relation), words) : !cell.empty();
        if (rounded > 0 && !cell.empty()) log.repaired(Repair::rounded_households, table.header[*column], row.line);
        if (begins) {
            current = rounded > 0 ? "of line " + std::to_string(row.line) : cell;
        } else if (!by_heads && !current.empty() && tells_more(row)) {
            log.repaired(Repair::merged, table.header[*column], row.line);
        } else if (!by_heads) {
            continue; // of no household: a fault
        }
        cell = current;
    }
}

} // namespace alleviation
