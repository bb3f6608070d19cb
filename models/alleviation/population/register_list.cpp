#include "models/alleviation/population/register_list.h"

#include "models/alleviation/population/cell_text.h"
#include "models/alleviation/population/list_layout.h"
#include "models/alleviation/population/register_fields.h"
#include "models/alleviation/population/register_rows.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

namespace alleviation {

namespace {

using sim::Said;
using sim::schema::TextTable;

using Row = RegisterRow;
using Cell = RegisterCell;

class Reader {
  public:
    Reader(const TextTable& file, const std::vector<std::pair<std::string, std::string>>& columns, sim::Month start,
           const ListWords& words)
        : faults_(file.file), words_(words), table_(one_row_a_member(laid_out(file, columns, log_, faults_), log_)),
          columns_(find_register_columns(table_, columns, faults_)), start_(start)
    {
    }

    RegisterList read();
    const ListFaults& faults() const { return faults_; }

  private:
    void add_household(const std::vector<Row>& rows);
    void take_household_values(const std::vector<Row>& rows, ListedRow& into);
    void take_member_values(const Row& row, ListedRow& into) const;
    void check_members(const std::vector<Row>& rows);
    std::uint32_t village_of(const std::vector<Row>& rows);
    void tell_columns(const std::vector<std::vector<std::size_t>>& uses);

    void fault(int line, std::size_t field, Said single, Said kind, Said remedy)
    {
        faults_.add(line, columns_.header[field], std::move(single), std::move(kind), std::move(remedy));
    }
    bool has_column(std::size_t field) const { return !columns_.of_field[field].empty(); }

    ListLog log_;
    ListFaults faults_;
    const ListWords& words_;
    TextTable table_;
    RegisterColumns columns_;
    sim::Month start_;
    RegisterList list_;
    std::map<std::string, std::uint32_t> villages_;
};

double fallback(const RegisterField& field)
{
    Said problem;
    return field.value(field.fallback, problem).value_or(0);
}

std::size_t place_of(std::string_view name)
{
    const auto& fields = register_fields();
    const auto at = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
    return static_cast<std::size_t>(at - fields.begin());
}

RegisterList Reader::read()
{
    tidy_rows(table_, columns_, log_);
    tell_households_apart(table_, columns_, words_, log_, faults_);
    RegisterRowReader reader(columns_, words_, start_, log_, faults_);
    std::map<std::string, std::size_t> place;
    std::vector<std::vector<Row>> households;
    for (Row& row : reader.read(table_)) {
        const auto [it, is_new] = place.try_emplace(row.household, households.size());
        if (is_new) households.emplace_back();
        households[it->second].push_back(std::move(row));
    }
    for (const auto& rows : households) add_household(rows);
    tell_columns(reader.uses());
    return std::move(list_);
}

/// Which columns were read as what, which were not, and what is taken by default.
void Reader::tell_columns(const std::vector<std::vector<std::size_t>>& uses)
{
    const auto& fields = register_fields();
    std::vector<bool> was_read(table_.header.size(), false);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (columns_.of_field[i].empty()) {
            if (!fields[i].required()) list_.defaulted.emplace_back(fields[i].name);
            continue;
        }
        for (std::size_t s = 0; s < uses[i].size(); ++s) {
            const RegisterSource& source = columns_.of_field[i][s];
            // The first is that column of the list; others stand in for it.
            if (s > 0 && uses[i][s] == 0) continue;
            was_read[source.column] = true;
            list_.read_as.push_back({std::string(fields[i].name), table_.header[source.column],
                                     source.sense == RegisterHeading::Sense::opposite});
        }
        if (const auto empty = log_.defaults_of(i); empty > 0) list_.empty.emplace_back(fields[i].name, empty);
    }
    list_.unread = unread_columns(table_, columns_, was_read);
    list_.notes = log_.notes();
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
                      {"differs from line " + std::to_string(first->line) + " of the same household " +
                           shown(row.household),
                       "与同一户第" + std::to_string(first->line) + "行不一致"},
                      {"differs from another line of the same household", "与同一户的其他行不一致"},
                      {"the same value on each row of a household, or an empty cell", "同一户各行应相同，或只填一行"});
        }
        if (first) {
            fields[i].put(into, first->cells[i].value);
        } else if (!fields[i].required()) {
            fields[i].put(into, fallback(fields[i]));
            if (has_column(i)) log_.by_default(i);
        } else if (!wrong && has_column(i)) {
            Said remedy = fields[i].allowed();
            remedy.english += "; 0 where there is none";
            remedy.chinese += "；没有则填 0";
            fault(rows.front().line, i,
                  {"is empty on each row of household " + shown(rows.front().household), "该户各行都没有填写"},
                  {"is empty on each row of a household", "整户没有填写"}, remedy);
        }
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
                  {"household " + shown(row.household) + " is in " + shown(row.village) + " here and in " +
                       shown(first->village) + " on line " + std::to_string(first->line),
                   "同一户在此为" + shown(row.village) + "，第" + std::to_string(first->line) + "行为" +
                       shown(first->village)},
                  {"one household in two villages", "同一户属于两个村"},
                  {"one village for each household; a label of a household is used once in the whole list",
                   "一户只属一个村；户编号在全表中不得重复"});
    }
    if (!first && has_column(village_field))
        fault(rows.front().line, village_field,
              {"is empty on each row of household " + shown(rows.front().household), "该户各行都没有填写"},
              {"is empty on each row of a household", "整户没有填写"}, {"the name of a village", "应为村名"});
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
                  {shown(row.member) + " is already a member of household " + shown(row.household) + " on line " +
                       std::to_string(it->second),
                   "该成员已在同一户第" + std::to_string(it->second) + "行"},
                  {"is a member of the same household twice", "同一户中重复的成员"},
                  {"one row for each member", "每个成员只占一行"});
        const Cell& cell = row.cells[relation];
        relations_known = relations_known && cell.state == Cell::State::given;
        if (cell.state != Cell::State::given || cell.value != static_cast<double>(Relation::head)) continue;
        if (head)
            fault(row.line, relation,
                  {"household " + shown(row.household) + " has its head on line " + std::to_string(head->line) +
                       " already",
                   "该户第" + std::to_string(head->line) + "行已有户主"},
                  {"a second head of the same household", "同一户有第二个户主"},
                  {"one head (户主) for each household", "每户只有一个户主"});
        else
            head = &row;
    }
    if (!head && relations_known)
        fault(rows.front().line, relation,
              {"household " + shown(rows.front().household) + " has no head", "该户没有户主"},
              {"the household has no head", "没有户主的户"},
              {"one member whose relation is head (户主)", "每户应有一名成员的“与户主关系”为户主"});
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
                           sim::Faults& faults, sim::Month start, const ListWords& words)
{
    Reader reader(table, columns, start, words);
    RegisterList out = reader.read();
    reader.faults().tell(faults);
    return out;
}

RegisterList read_register(const std::shared_ptr<const TextTable>& table,
                           const std::vector<std::pair<std::string, std::string>>& columns, sim::Faults& faults,
                           sim::Month start, const ListWords& words)
{
    static std::mutex reading;
    static struct {
        std::weak_ptr<const TextTable> table;
        std::vector<std::pair<std::string, std::string>> columns;
        ListWords words;
        sim::Month start;
        RegisterList list;
    } last;
    const std::lock_guard lock(reading);
    if (last.table.lock() != table || last.columns != columns || last.start != start || last.words != words) {
        sim::Faults found;
        last = {table, columns, words, start, read_register(*table, columns, found, start, words)};
        faults.add(found);
        if (!found.empty()) last.table.reset(); // they are told to everybody
    }
    return last.list;
}

} // namespace alleviation
