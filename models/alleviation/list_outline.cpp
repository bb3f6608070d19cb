#include "models/alleviation/list_outline.h"

#include "models/alleviation/population/register_fields.h"

#include <algorithm>
#include <set>

namespace alleviation {

namespace {

using sim::Said;
using Table = std::vector<Said>;
using Part = ListNote::Part;

std::string counted(std::size_t number, const std::string& one, const std::string& many)
{
    return std::to_string(number) + " " + (number == 1 ? one : many);
}

Said list_name(const PopulationParameters& p)
{
    return {"list " + p.register_file.text(), "名册 " + p.register_file.text()};
}

/// With commas between.
class Enumeration {
  public:
    void add(const Said& each)
    {
        text_.english += (text_.english.empty() ? "" : ", ") + each.english;
        text_.chinese += (text_.chinese.empty() ? "" : "、") + (each.chinese.empty() ? each.english : each.chinese);
    }
    const Said& text() const { return text_; }

  private:
    Said text_;
};

const RegisterField* field_named(std::string_view name)
{
    for (const auto& field : register_fields())
        if (field.name == name) return &field;
    return nullptr;
}

/// A field's name in both languages.
Said field_name(const std::string& name)
{
    const auto* field = field_named(name);
    return {name, field ? std::string(field->chinese_headers.front().text) : name};
}

/// Its default in both languages: "cause other", 主要致贫原因 其他.
Said field_default(const std::string& name)
{
    const auto* field = field_named(name);
    std::string english(field->fallback), chinese = english;
    for (const auto& word : field->words)
        if (word.english == english) chinese = word.chinese;
    if (field->kind == RegisterField::Kind::label) chinese = "同一个村";
    return {name + " " + english, field_name(name).chinese + " " + chinese};
}

constexpr std::size_t longest_header = 60;

Said columns_read(const RegisterList& list)
{
    Enumeration out;
    for (const auto& column : list.read_as) {
        const std::string header = sim::printable(column.header, longest_header);
        const Said name = field_name(column.field);
        const std::string zh = header == name.chinese ? header : header + "→" + name.chinese;
        out.add({column.field == column.header
                     ? column.field
                     : header + " as " + column.field + (column.opposite ? " (the opposite)" : ""),
                 column.opposite ? zh + "（取反）" : zh});
    }
    return {"columns read: " + out.text().english, "列：" + out.text().chinese};
}

Said columns_unread(const RegisterList& list)
{
    Enumeration out;
    std::set<std::string> told;
    for (const auto& column : list.unread) {
        const std::string header = sim::printable(column.header, longest_header);
        if (!told.insert(header).second) continue;
        out.add(column.nearest.empty() ? header : header + " (" + column.nearest + ")");
    }
    return {"columns not read: " + out.text().english + "; population.columns names columns by hand",
            "未读的列：" + out.text().chinese + "；可用 --set population.columns.<名称>=<表头> 指定"};
}

Said defaults(const RegisterList& list)
{
    Enumeration out;
    for (const auto& name : list.defaulted) out.add(field_default(name));
    return out.text();
}

Said empty_cells(const RegisterList& list)
{
    Enumeration out;
    for (const auto& [name, cells] : list.empty) {
        const auto& whole = field_named(name)->of_household ? list.households.size() : list.members.size();
        const std::string of = std::to_string(cells) + " of " + std::to_string(whole);
        const Said said = field_default(name);
        out.add({said.english + " (" + of + ")",
                 said.chinese + "（" + std::to_string(whole) + "个中的" + std::to_string(cells) + "个）"});
    }
    return out.text();
}

/// A row of the table, under the list's name.
Said row(Part part, const Said& text)
{
    constexpr std::size_t width = 12;
    Said name = name_of(part);
    name.english.resize(width, ' ');
    return {"  " + name.english + text.english, "  " + name.chinese + "  " + text.chinese};
}

} // namespace

Table list_reading(const PopulationParameters& p, bool whole)
{
    const auto& list = p.list;
    const bool tidy =
        list.unread.empty() && list.defaulted.empty() && list.empty.empty() &&
        std::all_of(list.notes.begin(), list.notes.end(), [](const auto& note) { return note.part == Part::read; });
    if (list.households.empty() || (tidy && !whole)) return {};
    std::set<std::uint32_t> villages;
    for (const auto& household : list.households) villages.insert(household.village);
    const Said name = list_name(p);
    Table out{{name.english + ": " + counted(list.households.size(), "household", "households") + ", " +
                   counted(list.members.size(), "member", "members") + ", " +
                   counted(villages.size(), "village", "villages"),
               name.chinese + "：" + std::to_string(list.households.size()) + "户，" +
                   std::to_string(list.members.size()) + "人，" + std::to_string(villages.size()) + "个村"}};
    const auto noted = [&](Part part) {
        for (const auto& note : list.notes)
            if (note.part == part) out.push_back(row(part, note.text));
    };
    if (whole) {
        noted(Part::read);
        out.push_back(row(Part::read, columns_read(list)));
    }
    noted(Part::not_read);
    if (!list.unread.empty()) out.push_back(row(Part::not_read, columns_unread(list)));
    noted(Part::repaired);
    noted(Part::dropped);
    if (const Said said = defaults(list); !said.empty())
        out.push_back(
            row(Part::by_default, {"no column, so for all: " + said.english, "没有这一列，全部按：" + said.chinese}));
    if (const Said said = empty_cells(list); !said.empty())
        out.push_back(row(Part::by_default, {"empty cells count as: " + said.english, "空单元格按：" + said.chinese}));
    return out;
}

Table list_notices(const PopulationParameters& p)
{
    const auto& list = p.list;
    const Said name = list_name(p);
    Table out;
    const auto add = [&](const Said& text) {
        out.push_back({name.english + ": " + text.english, name.chinese + "：" + text.chinese});
    };
    const std::string& encoding = p.register_file.table().encoding;
    if (!encoding.empty())
        out.push_back({name.english + " is not UTF-8 and was read as " + encoding + ": see that its words are right",
                       name.chinese + "不是 UTF-8，按 " + encoding + " 读取：请核对文字是否正确"});
    const std::size_t pilot = p.pilot_villages.size(), listed = list.villages.size();
    if (listed > pilot)
        add({"its " + counted(listed, "village", "villages") + " are folded into " +
                 counted(pilot, "pilot village", "pilot villages") +
                 "; population.pilot_villages: " + std::to_string(listed) + " keeps them apart",
             std::to_string(listed) + "个村合并为" + std::to_string(pilot) +
                 "个试点村；--set population.pilot_villages=" + std::to_string(listed) + " 可分开"});
    else if (!list.households.empty() && listed < pilot)
        add({"it names " + counted(listed, "village", "villages") + "; of the " +
                 counted(pilot, "pilot village", "pilot villages") + " the others hold no household of it",
             "共" + std::to_string(listed) + "个村；" + std::to_string(pilot) + "个试点村中其余各村没有名册内农户"});
    return out;
}

} // namespace alleviation
