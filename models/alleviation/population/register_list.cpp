#include "models/alleviation/population/register_list.h"

#include "models/alleviation/population/register_fields.h"
#include "models/alleviation/population/register_rows.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

namespace alleviation {

namespace {

using sim::schema::TextTable;

using Row = RegisterRow;
using Cell = RegisterCell;

class Reader {
  public:
    Reader(const TextTable& table, const std::vector<std::pair<std::string, std::string>>& columns, sim::Month start,
           sim::Faults& faults)
        : table_(table), faults_(faults), columns_(find_register_columns(table, columns, faults)), start_(start)
    {
        list_.defaulted = columns_.defaulted;
        list_.unread = columns_.unread;
        const auto& fields = register_fields();
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (columns_.of_field[i])
                list_.read_as.push_back({std::string(fields[i].name), columns_.header[i],
                                         columns_.sense[i] == RegisterHeading::Sense::opposite});
    }

    RegisterList read();

  private:
    void add_household(const std::vector<Row>& rows);
    void take_household_values(const std::vector<Row>& rows, ListedRow& into);
    void take_member_values(const Row& row, ListedRow& into) const;
    void check_members(const std::vector<Row>& rows);
    std::uint32_t village_of(const std::vector<Row>& rows);

    void fault(int line, std::size_t field, std::string problem, std::string remedy)
    {
        faults_.add({table_.file, line, 0}, columns_.header[field], std::move(problem), std::move(remedy));
    }
    bool has_column(std::size_t field) const { return columns_.of_field[field].has_value(); }

    const TextTable& table_;
    sim::Faults& faults_;
    RegisterColumns columns_;
    sim::Month start_;
    RegisterList list_;
    std::map<std::string, std::uint32_t> villages_;
};

double fallback(const RegisterField& field)
{
    std::string problem;
    return field.value(field.fallback, problem).value_or(0);
}

std::size_t place_of(std::string_view name)
{
    const auto& fields = register_fields();
    const auto at = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
    return static_cast<std::size_t>(at - fields.begin());
}

std::string quoted(const std::string& text)
{
    return "'" + text + "'";
}

RegisterList Reader::read()
{
    std::map<std::string, std::size_t> place;
    std::vector<std::vector<Row>> households;
    for (Row& row : read_register_rows(table_, columns_, start_, faults_)) {
        const auto [it, is_new] = place.try_emplace(row.household, households.size());
        if (is_new) households.emplace_back();
        households[it->second].push_back(std::move(row));
    }
    for (const auto& rows : households) add_household(rows);
    return std::move(list_);
}

/// The household's own values: from the first row that gives them; later rows agree or leave the cell empty.
void Reader::take_household_values(const std::vector<Row>& rows, ListedRow& into)
{
    const auto& fields = register_fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!fields[i].of_household || fields[i].kind == RegisterField::Kind::label) continue;
        const Row* first = nullptr;
        bool wrong = false;
        for (const Row& row : rows) {
            wrong = wrong || row.cells[i].state == Cell::State::wrong;
            if (row.cells[i].state != Cell::State::given) continue;
            if (!first) first = &row;
            if (row.cells[i].value != first->cells[i].value)
                fault(row.line, i,
                      "differs from line " + std::to_string(first->line) + " of the same household " +
                          quoted(row.household),
                      "the same value on each row of a household, or an empty cell");
        }
        if (first)
            fields[i].put(into, first->cells[i].value);
        else if (!fields[i].required())
            fields[i].put(into, fallback(fields[i]));
        else if (!wrong && has_column(i))
            fault(rows.front().line, i, "is empty on each row of household " + quoted(rows.front().household),
                  fields[i].allowed());
    }
}

std::uint32_t Reader::village_of(const std::vector<Row>& rows)
{
    const Row* first = nullptr;
    for (const Row& row : rows) {
        if (row.village.empty()) continue;
        if (!first) first = &row;
        if (row.village != first->village)
            fault(row.line, village_field,
                  "household " + quoted(row.household) + " is in " + quoted(row.village) + " here and in " +
                      quoted(first->village) + " on line " + std::to_string(first->line),
                  "one village for each household; a label of a household is used once in the whole list");
    }
    if (!first && has_column(village_field))
        fault(rows.front().line, village_field, "is empty on each row of household " + quoted(rows.front().household),
              "the name of a village");
    if (!first) return 0;
    const auto [it, is_new] = villages_.try_emplace(first->village, static_cast<std::uint32_t>(list_.villages.size()));
    if (is_new) list_.villages.push_back(first->village);
    return it->second;
}

void Reader::check_members(const std::vector<Row>& rows)
{
    const std::size_t relation = place_of("relation");
    std::map<std::string, int> seen;
    const Row* head = nullptr;
    bool relations_known = true;
    for (const Row& row : rows) {
        const auto [it, is_new] = seen.try_emplace(row.member, row.line);
        if (!is_new && !row.member.empty())
            fault(row.line, member_field,
                  quoted(row.member) + " is already a member of household " + quoted(row.household) + " on line " +
                      std::to_string(it->second),
                  "one row for each member");
        const Cell& cell = row.cells[relation];
        relations_known = relations_known && cell.state == Cell::State::given;
        if (cell.state != Cell::State::given || cell.value != static_cast<double>(Relation::head)) continue;
        if (head)
            fault(row.line, relation,
                  "household " + quoted(row.household) + " has its head on line " + std::to_string(head->line) +
                      " already",
                  "one head (户主) for each household");
        else
            head = &row;
    }
    if (!head && relations_known)
        fault(rows.front().line, relation, "household " + quoted(rows.front().household) + " has no head",
              "one member whose relation is head (户主)");
}

void Reader::take_member_values(const Row& row, ListedRow& into) const
{
    static const std::size_t schooling = place_of("schooling_years");
    const auto& fields = register_fields();
    into.person = {};
    into.person.label = row.member;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].of_household || fields[i].kind == RegisterField::Kind::label) continue;
        if (row.cells[i].state == Cell::State::given)
            fields[i].put(into, row.cells[i].value);
        else if (!fields[i].required())
            fields[i].put(into, fallback(fields[i]));
    }
    // School starts at six: a child cannot have had the years that are assumed for an adult.
    if (row.cells[schooling].state == Cell::State::empty)
        into.person.schooling_years = std::min(into.person.schooling_years, std::max(0.0, into.person.age - 6.0));
}

void Reader::add_household(const std::vector<Row>& rows)
{
    ListedRow read;
    take_household_values(rows, read);
    check_members(rows);
    read.household.label = rows.front().household;
    read.household.line = rows.front().line;
    read.household.village = village_of(rows);
    read.household.first_member = static_cast<std::uint32_t>(list_.members.size());
    read.household.member_count = static_cast<std::uint32_t>(rows.size());
    for (const Row& row : rows) {
        take_member_values(row, read);
        read.person.household = static_cast<std::uint32_t>(list_.households.size());
        list_.members.push_back(read.person);
    }
    list_.households.push_back(read.household);
}

} // namespace

RegisterList read_register(const TextTable& table, const std::vector<std::pair<std::string, std::string>>& columns,
                           sim::Faults& faults, sim::Month start)
{
    sim::Faults found;
    RegisterList out = Reader(table, columns, start, found).read();
    faults.add_by_column(found);
    return out;
}

RegisterList read_register(const std::shared_ptr<const TextTable>& table,
                           const std::vector<std::pair<std::string, std::string>>& columns, sim::Faults& faults,
                           sim::Month start)
{
    static std::mutex reading;
    static struct {
        std::weak_ptr<const TextTable> table;
        std::vector<std::pair<std::string, std::string>> columns;
        sim::Month start;
        RegisterList list;
    } last;
    const std::lock_guard lock(reading);
    if (last.table.lock() != table || last.columns != columns || last.start != start) {
        sim::Faults found;
        last = {table, columns, start, read_register(*table, columns, found, start)};
        faults.add(found);
        if (!found.empty()) last.table.reset(); // they are told to everybody
    }
    return last.list;
}

} // namespace alleviation
