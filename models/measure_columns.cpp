#include "models/measure_columns.h"

#include "models/alleviation/population/cell_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace measures {

namespace {

using sim::Said;

std::optional<double> number_of(const std::string& cell)
{
    double value = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    const bool whole = read.ec == std::errc() && read.ptr == cell.data() + cell.size() && std::isfinite(value);
    return whole ? std::optional(value) : std::nullopt;
}

/// Numbers that programs and statistics offices write where nothing is known: -9, -99, -9999, 99999, 999999,
/// -2147483648.
bool looks_missing(double value)
{
    if (value == -2147483648.0) return true;
    char text[32];
    std::snprintf(text, sizeof text, "%.0f", std::abs(value));
    const std::string digits(text);
    const bool nines = digits.find_first_not_of('9') == digits.npos && std::abs(value) == std::floor(std::abs(value));
    return nines && (value < 0 || digits.size() >= 5);
}

} // namespace

std::vector<std::string> names_in(const std::string& list)
{
    std::vector<std::string> out{""};
    bool quoted = false;
    for (const char c : list) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

Columns::Columns(const std::string& path, const ColumnReading& reading, sim::Faults& faults)
    : survey_(sim::scenario::read_survey(path, {"qiao measure", 0, 0}, faults)), reading_(reading), faults_(faults),
      left_out_(survey_.table.rows.size(), false)
{
    for (const auto& code : reading_.missing)
        if (const auto number = number_of(code)) missing_numbers_.insert(*number);
}

bool Columns::has(const std::string& name) const
{
    const auto& header = survey_.table.header;
    return std::find(header.begin(), header.end(), name) != header.end();
}

std::vector<std::string> Columns::named(const std::vector<std::string>& texts)
{
    std::vector<std::string> out;
    for (const auto& text : texts)
        for (const auto& name : has(text) ? std::vector{text} : names_in(text)) {
            if (std::find(out.begin(), out.end(), name) != out.end())
                faults_.add({survey_.table.file, 1, 0}, name, "the column is named twice", "each column once");
            out.push_back(name);
        }
    return out;
}

std::vector<std::string> Columns::texts(const std::string& name)
{
    std::vector<std::string> out;
    const std::size_t column = find(name);
    for (const auto& row : survey_.table.rows) {
        const std::string cell = column < row.cells.size() ? row.cells[column] : "";
        const auto label = column < survey_.labels.size() ? survey_.labels[column].find(cell)
                                                          : std::map<std::string, std::string>::const_iterator();
        out.push_back(column < survey_.labels.size() && label != survey_.labels[column].end() ? label->second : cell);
    }
    return out;
}

Values Columns::numbers(const std::string& name, double least)
{
    Values out;
    sim::Faults found;
    const auto& table = survey_.table;
    const std::size_t column = find(name);
    if (column == table.header.size()) return Values(rows(), 1.0);
    const bool tells_missing = survey_.says_missing || !reading_.missing.empty();
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto& row = table.rows[r];
        std::string cell = row.cells[column];
        const bool named_missing =
            std::find(reading_.missing.begin(), reading_.missing.end(), cell) != reading_.missing.end();
        if (reading_.decimal_comma) {
            std::erase(cell, '.');
            std::replace(cell.begin(), cell.end(), ',', '.');
        }
        auto value = number_of(cell);
        if (named_missing || (cell.empty() && tells_missing) || (value && missing_numbers_.contains(*value))) {
            missing_lines_[name].push_back(row.line);
            left_out_[r] = true;
            out.push_back(0);
            continue;
        }
        if (!value && !cell.empty()) {
            // A dash or a word that says none is no income of nought.
            const auto mended = alleviation::mended_number(alleviation::cleaned(cell));
            const bool says_none = mended && mended->mends == std::vector{alleviation::NumberMend::none_mark};
            if (mended && !says_none) value = number_of(mended->text);
            if (!mended) value = number_of(alleviation::cleaned(cell)); // full-width digits
            if (value) mended_lines_[name].push_back(row.line);
        }
        if (value && looks_missing(*value)) ++suspicious_[name][*value];
        if (cell.empty())
            found.add({table.file, row.line, 0}, name, "is empty", "a number in every row");
        else if (!value || *value < least)
            found.add({table.file, row.line, 0}, name,
                      "'" + row.cells[column] + "' is " + (value ? "too small" : "no number"),
                      value ? "at least " + std::to_string(static_cast<long>(least)) : "numbers, no empty cells");
        out.push_back(value.value_or(0));
    }
    faults_.add_by_column(found);
    return out;
}

std::vector<Said> Columns::notes(const Values& weights) const
{
    std::vector<Said> out;
    const auto rows_left_out = static_cast<std::size_t>(std::count(left_out_.begin(), left_out_.end(), true));
    if (rows_left_out > 0) {
        double weight = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) weight += left_out_[i] ? weights[i] : 0;
        std::string where, zh;
        for (const auto& [name, lines] : missing_lines_) {
            const Said said = sim::lines_text(lines);
            where += (where.empty() ? "" : "; ") + name + " " + said.english;
            zh += (zh.empty() ? "" : "；") + name + " " + said.chinese;
        }
        char text[40];
        std::snprintf(text, sizeof text, "%.10g", weight);
        const std::string count = std::to_string(rows_left_out), of = std::to_string(rows());
        out.push_back({count + " of " + of + " rows are left out" +
                           (weights.empty() ? "" : std::string(", of weight ") + text) +
                           ", where a value is missing: " + where,
                       of + "行中略去" + count + "行" + (weights.empty() ? "" : std::string("（权重") + text + "）") +
                           "，有缺失值：" + zh});
    }
    for (const auto& [name, lines] : mended_lines_) {
        const Said where = sim::lines_text(lines);
        out.push_back(
            {name + ": thousands separators, units and full-width digits were read as the numbers that they are (" +
                 where.english + ")",
             name + "：千位分隔符、单位和全角数字已按数字读取（" + where.chinese + "）"});
    }
    for (const auto& [name, codes] : suspicious_)
        for (const auto& [code, count] : codes) {
            char text[40];
            std::snprintf(text, sizeof text, "%.0f", code);
            out.push_back({name + ": " + text + " stands in " + std::to_string(count) +
                               (count == 1 ? " row" : " rows") +
                               " and may say that nothing is known: --missing=" + text + " leaves it out",
                           name + "：" + text + " 出现" + std::to_string(count) +
                               "次，可能表示缺失：可用 --missing=" + text + " 略去"});
        }
    return out;
}

std::size_t Columns::find(const std::string& name)
{
    const auto& header = survey_.table.header;
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end() && !header.empty()) {
        const std::string near = sim::did_you_mean(name, header);
        faults_.add({survey_.table.file, 1, 0}, name, "there is no such column",
                    "columns: " + sim::joined(header) + (near.empty() ? "" : "; " + near));
    }
    return static_cast<std::size_t>(found - header.begin());
}

} // namespace measures
