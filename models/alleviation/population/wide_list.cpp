/// Lists with one row for each household, its members side by side.
#include "models/alleviation/population/cell_text.h"
#include "models/alleviation/population/list_layout.h"
#include "models/alleviation/population/register_rows.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace alleviation {

namespace {

using sim::schema::TextTable;

/// A header of one of several members: whose, and what of them.
struct OfMember {
    int number = 0; ///< 0: the head of the household, 户主
    std::string what;
};

std::optional<int> number_of(std::string_view digits)
{
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() && number > 0 && number < 100
               ? std::optional(number)
               : std::nullopt;
}

bool is_of_members(std::string_view what)
{
    for (std::size_t i = 0; i < register_fields().size(); ++i) {
        const RegisterField& field = register_fields()[i];
        if (field.of_household) continue;
        if (what == field.name || (i == member_field && what == "name")) return true;
        for (const auto& heading : field.chinese_headers)
            if (what == heading.text) return true;
    }
    return false;
}

std::string in_lists(std::string_view what)
{
    return what == "name" ? "姓名" : std::string(what);
}

/// 成员2年龄, 家庭成员2_年龄, 年龄2, member2_age, age_2, 户主年龄.
std::optional<OfMember> of_member(const std::string& header)
{
    const std::string bare = bare_header(header);
    const auto trimmed = [](std::string_view text) {
        while (!text.empty() && std::string_view("_-.: ").find(text.front()) != text.npos) text.remove_prefix(1);
        while (!text.empty() && std::string_view("_-.: ").find(text.back()) != text.npos) text.remove_suffix(1);
        return text;
    };
    for (const std::string_view before : {"家庭成员", "成员", "人员", "member"}) {
        if (!bare.starts_with(before)) continue;
        const std::string_view rest = trimmed(std::string_view(bare).substr(before.size()));
        const auto end = std::min(rest.find_first_not_of("0123456789"), rest.size());
        const auto number = number_of(rest.substr(0, end));
        const auto what = trimmed(rest.substr(end));
        if (number && is_of_members(what)) return OfMember{*number, in_lists(what)};
    }
    constexpr std::string_view head = "户主";
    if (bare.starts_with(head) && is_of_members(std::string_view(bare).substr(head.size())))
        return OfMember{0, bare.substr(head.size())};
    const auto last = bare.find_last_not_of("0123456789");
    if (last == bare.npos || last + 1 == bare.size()) return {};
    const auto what = trimmed(std::string_view(bare).substr(0, last + 1));
    const auto number = number_of(std::string_view(bare).substr(last + 1));
    if (!number || !is_of_members(what)) return {};
    return OfMember{*number, in_lists(what)};
}

/// Columns of each member by what they tell; empty where the table is not one of members side by side.
std::map<int, std::map<std::string, std::size_t>> members_of_header(const std::vector<std::string>& header)
{
    std::map<int, std::map<std::string, std::size_t>> out;
    for (std::size_t c = 0; c < header.size(); ++c)
        if (const auto of = of_member(header[c])) out[of->number].try_emplace(of->what, c);
    // 户主姓名 stands in long lists, too, and 致贫原因1 or 电话2 in any.
    const auto is_member = [](const auto& member) { return member.second.size() >= 3; };
    if (std::none_of(out.begin(), out.end(), is_member)) out.clear();
    std::erase_if(out, [&](const auto& member) { return member.first == 0 && !is_member(member); });
    return out;
}

} // namespace

TextTable one_row_a_member(TextTable table, ListLog& log)
{
    const auto members = members_of_header(table.header);
    if (members.empty()) return table;
    const std::string relation(register_fields()[relation_field].chinese_headers.front().text),
        label(register_fields()[member_field].chinese_headers.front().text);
    std::vector<std::string> what;
    std::vector<bool> of_members(table.header.size(), false);
    const auto place = [&](const std::string& name) {
        return static_cast<std::size_t>(std::find(what.begin(), what.end(), name) - what.begin());
    };
    for (const auto& [number, columns] : members)
        for (const auto& [name, column] : columns) {
            of_members[column] = true;
            if (place(name) == what.size()) what.push_back(name);
        }
    for (const auto& needed : {label, relation})
        if (place(needed) == what.size()) what.push_back(needed);

    TextTable out;
    out.file = table.file;
    out.sheet = table.sheet;
    std::vector<std::size_t> shared;
    for (std::size_t c = 0; c < table.header.size(); ++c)
        if (!of_members[c]) {
            shared.push_back(c);
            out.header.push_back(table.header[c]);
        }
    out.header.insert(out.header.end(), what.begin(), what.end());
    for (const auto& row : table.rows)
        for (const auto& [number, columns] : members) {
            TextTable::Row member{row.line, {}};
            for (const std::size_t c : shared) member.cells.push_back(c < row.cells.size() ? row.cells[c] : "");
            member.cells.resize(out.header.size());
            bool any = false;
            for (const auto& [name, column] : columns) {
                const std::string cell = column < row.cells.size() ? row.cells[column] : "";
                any = any || !cell.empty();
                member.cells[shared.size() + place(name)] = cell;
            }
            if (!any) continue;
            auto& kin = member.cells[shared.size() + place(relation)];
            if (number == 0 && kin.empty()) kin = "户主";
            if (columns.count(label) == 0) member.cells[shared.size() + place(label)] = std::to_string(number);
            out.rows.push_back(std::move(member));
        }
    log.note(ListNote::Part::read,
             {"one row a household, members side by side: " + std::to_string(members.size()) + " at most",
              "每户一行，成员并列：最多" + std::to_string(members.size()) + "人"});
    return out;
}

} // namespace alleviation
