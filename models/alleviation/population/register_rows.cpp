#include "models/alleviation/population/register_rows.h"

#include "models/alleviation/population/register_fields.h"

#include <algorithm>

namespace alleviation {

namespace {

using sim::schema::TextTable;

RegisterRow read_row(const TextTable& table, const TextTable::Row& line, const RegisterColumns& columns,
                     sim::Month start, sim::Faults& faults)
{
    const auto& fields = register_fields();
    const auto fault = [&](std::size_t field, std::string problem) {
        faults.add({table.file, line.line, 0}, columns.header[field], std::move(problem), fields[field].allowed());
    };
    RegisterRow row;
    row.line = line.line;
    row.cells.resize(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto column = columns.of_field[i];
        if (!column) continue; // a fault by now, or the default holds
        const std::string text = *column < line.cells.size() ? line.cells[*column] : "";
        const bool may_be_empty = !fields[i].required() || (fields[i].of_household && i != household_field);
        if (text.empty()) {
            if (may_be_empty) continue;
            fault(i, "is empty");
            row.cells[i].state = RegisterCell::State::wrong;
        } else if (fields[i].kind == RegisterField::Kind::label) {
            (i == household_field ? row.household : i == village_field ? row.village : row.member) = text;
        } else {
            std::string problem;
            const auto value = fields[i].value(text, columns.sense[i], start, problem);
            row.cells[i] =
                value ? RegisterCell{RegisterCell::State::given, *value} : RegisterCell{RegisterCell::State::wrong, 0};
            if (!value) fault(i, problem);
        }
    }
    return row;
}

bool is_blank(const TextTable::Row& line)
{
    return std::all_of(line.cells.begin(), line.cells.end(), [](const auto& cell) { return cell.empty(); });
}

} // namespace

std::vector<RegisterRow> read_register_rows(const TextTable& table, const RegisterColumns& columns, sim::Month start,
                                            sim::Faults& faults)
{
    std::vector<RegisterRow> rows;
    for (const auto& line : table.rows) {
        if (is_blank(line)) continue;
        RegisterRow row = read_row(table, line, columns, start, faults);
        if (!row.household.empty()) rows.push_back(std::move(row)); // else a fault by now
    }
    if (std::all_of(table.rows.begin(), table.rows.end(), is_blank))
        faults.add({table.file, 0, 0}, "", "has no rows", "one row for each member of a household");
    return rows;
}

} // namespace alleviation
