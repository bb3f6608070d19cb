#include "models/alleviation/population/register_rows.h"

#include "models/alleviation/population/cell_text.h"
#include "models/alleviation/population/dates.h"

#include <algorithm>

namespace alleviation {

namespace {

using sim::Said;
using sim::schema::TextTable;
using Sense = RegisterHeading::Sense;

std::string cell_of(const TextTable::Row& line, std::size_t column)
{
    return column < line.cells.size() ? line.cells[column] : "";
}

const Said a_day{"a day such as 1961-11-02", "应为日期，如 1961-11-02"};

bool is_dash(const std::string& cell)
{
    const auto number = mended_number(cell);
    return number && number->mends == std::vector{NumberMend::none_mark} && cell != "无" && cell != "没有";
}

} // namespace

std::size_t RegisterRowReader::source_in(const TextTable::Row& line, std::size_t field, std::string& cell) const
{
    const auto& sources = columns_.of_field[field];
    for (std::size_t s = 0; s < sources.size(); ++s) {
        cell = cell_of(line, sources[s].column);
        // Of a rounded number of identity nothing can be told, and where others tell it is not looked at.
        if (!cell.empty() && (sources[s].sense != Sense::identity || !is_rounded(cell))) return s;
    }
    cell.clear();
    return sources.size();
}

/// The value of a cell that is no plain number, or nothing.
std::optional<double> RegisterRowReader::mended(std::size_t field, const std::string& cell, const std::string& column,
                                                int line)
{
    const RegisterField& declared = register_fields()[field];
    Said ignored;
    if (declared.may_be_date() && cell.size() > 4) // a year alone is none
        for (const auto& heading : declared.chinese_headers)
            if (heading.sense == Sense::birth || heading.sense == Sense::year)
                if (const auto value = declared.value(cell, heading.sense, start_, ignored)) return value;
    if (declared.kind == RegisterField::Kind::code) return {};
    const auto number = mended_number(cell);
    if (!number) return {};
    const bool says_none = number->mends == std::vector{NumberMend::none_mark};
    if (says_none && declared.name == "age") return {}; // nobody is known to be born yesterday
    const auto value = declared.value(number->text, ignored);
    if (!value) return {};
    for (const NumberMend mend : number->mends)
        log_.repaired(mend == NumberMend::separators ? Repair::separators
                      : mend == NumberMend::unit     ? Repair::units
                                                     : Repair::none_marks,
                      column, line);
    return value;
}

RegisterCell RegisterRowReader::read_cell(std::size_t field, std::size_t place, std::string cell, int line)
{
    const RegisterField& declared = register_fields()[field];
    const RegisterSource& source = columns_.of_field[field][place];
    const std::string& column = columns_.header[field];
    if (const std::string* other = words_.of(field, cell)) {
        log_.repaired(Repair::mapped_words, column, line);
        cell = *other;
    }
    Said problem;
    auto value = declared.value(cell, source.sense, start_, problem);
    if (value && source.sense == Sense::birth && cell.size() == 5) log_.repaired(Repair::serial_dates, column, line);
    if (value && source.sense == Sense::identity && !identity_of(cell)->checked)
        log_.repaired(Repair::unchecked_identities, column, line);
    if (!value && source.sense == Sense::as_written) value = mended(field, cell, column, line);
    if (value) return {RegisterCell::State::given, *value * source.factor};
    Said remedy = declared.allowed();
    if (source.sense == Sense::birth || source.sense == Sense::year) {
        remedy = a_day;
    } else if (source.sense == Sense::identity) {
        // What it says is told nowhere.
        faults_.add(line, column, {"the number of identity is not valid", "证件号码无效"},
                    {"numbers of identity are not valid", "证件号码无效"},
                    {"fill in sex and day of birth", "请填写性别和出生日期"});
        return {RegisterCell::State::wrong, 0};
    }
    if (declared.kind == RegisterField::Kind::code && !words_.of(field, cell)) {
        remedy.english += "; population.codes." + std::string(declared.name) + " maps other words";
        remedy.chinese +=
            "；其他填法可用 --set population.codes." + std::string(declared.name) + ".<原词>=<以上之一> 对应";
    }
    faults_.add_value(line, column, shown(cell), problem, std::move(remedy));
    return {RegisterCell::State::wrong, 0};
}

RegisterRow RegisterRowReader::read_row(const TextTable::Row& line)
{
    const auto& fields = register_fields();
    RegisterRow row;
    row.line = line.line;
    row.cells.resize(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (columns_.of_field[i].empty()) continue; // a fault by now, or the default holds
        std::string text;
        const std::size_t source = source_in(line, i, text);
        if (!fields[i].required() && fields[i].kind == RegisterField::Kind::code && is_dash(text)) text.clear();
        const bool may_be_empty = !fields[i].required() || (fields[i].of_household && i != household_field);
        if (text.empty()) {
            if (!fields[i].required() && !fields[i].of_household) log_.by_default(i);
            if (may_be_empty) continue;
            const bool dated = columns_.of_field[i].front().sense == Sense::birth;
            faults_.add(row.line, columns_.header[i], {"is empty", "没有填写"}, {"is empty", "没有填写"},
                        dated ? a_day : fields[i].allowed());
            row.cells[i].state = RegisterCell::State::wrong;
        } else if (fields[i].kind == RegisterField::Kind::label) {
            (i == household_field ? row.household : i == village_field ? row.village : row.member) = text;
            ++uses_[i][source];
        } else {
            row.cells[i] = read_cell(i, source, std::move(text), row.line);
            ++uses_[i][source];
        }
    }
    return row;
}

std::vector<RegisterRow> RegisterRowReader::read(const TextTable& table)
{
    uses_.clear();
    for (const auto& sources : columns_.of_field) uses_.emplace_back(sources.size(), 0);
    std::vector<RegisterRow> rows;
    for (const auto& line : table.rows) {
        RegisterRow row = read_row(line);
        if (!row.household.empty()) rows.push_back(std::move(row)); // else a fault by now
    }
    if (table.rows.empty())
        faults_.add(0, "", {"has no rows", "没有数据行"}, {"has no rows", "没有数据行"},
                    {"one row for each member of a household", "每个家庭成员一行"});
    return rows;
}

} // namespace alleviation
