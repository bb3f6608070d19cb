#include "models/alleviation/population/list_log.h"

#include <algorithm>

namespace alleviation {

namespace {

using sim::Said;

Said words_of(Repair repair)
{
    switch (repair) {
    case Repair::widths:
        return {"full-width digits and letters, spaces within", "全角字符、多余空格"};
    case Repair::separators:
        return {"thousands separators", "千位分隔符"};
    case Repair::units:
        return {"units beside numbers", "数字旁的单位"};
    case Repair::none_marks:
        return {"a mark that says none counts as 0", "表示“没有”的符号，按 0 计"};
    case Repair::merged:
        return {"merged cells, taken from the first one", "合并单元格，按首格填充"};
    case Repair::serial_dates:
        return {"days as a spreadsheet's numbers", "以序列号表示的日期"};
    case Repair::rounded_households:
        return {"household numbers that a spreadsheet has rounded: households are told apart by merged cells or by the "
                "head's row",
                "户编号被电子表格四舍五入，改按合并单元格或户主行区分各户"};
    case Repair::mapped_words:
        return {"words that population.codes names", "按 population.codes 换读的词"};
    case Repair::unchecked_identities:
        return {"numbers of identity with a wrong check digit: day of birth and sex were read from them all the same",
                "证件号码校验位有误，仍据以推算出生日期和性别"};
    case Repair::count:
        break;
    }
    return {};
}

std::string joined_with(const std::vector<std::string>& words, const char* between, std::size_t most)
{
    std::string out;
    for (std::size_t i = 0; i < std::min(words.size(), most); ++i)
        out += (i ? between : "") + sim::printable(words[i], 60);
    return words.size() > most ? out + between + "…" : out;
}

} // namespace

Said name_of(ListNote::Part part)
{
    const Said names[] = {
        {"read", "读取"}, {"not read", "未读"}, {"repaired", "修正"}, {"left out", "略去"}, {"by default", "默认"}};
    return names[static_cast<std::size_t>(part)];
}

void ListLog::repaired(Repair repair, const std::string& column, int line)
{
    Place& place = repairs_[repair];
    ++place.cells;
    if (std::find(place.columns.begin(), place.columns.end(), column) == place.columns.end())
        place.columns.push_back(column);
    if (place.lines.empty() || place.lines.back() != line) place.lines.push_back(line);
}

void ListLog::dropped(const Said& what, int line)
{
    for (auto& [said, lines] : dropped_)
        if (said == what) return lines.push_back(line);
    dropped_.push_back({what, {line}});
}

std::size_t ListLog::defaults_of(std::size_t field) const
{
    const auto at = defaults_.find(field);
    return at == defaults_.end() ? 0 : at->second;
}

std::vector<ListNote> ListLog::notes() const
{
    constexpr std::size_t most_columns = 6;
    std::vector<ListNote> out = notes_;
    for (const auto& [repair, place] : repairs_) {
        auto lines = place.lines;
        std::sort(lines.begin(), lines.end());
        lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
        const Said said = words_of(repair), where = sim::lines_text(lines);
        out.push_back(
            {ListNote::Part::repaired,
             {said.english + ": " + joined_with(place.columns, ", ", most_columns) + " (" + where.english + ")",
              said.chinese + "：" + joined_with(place.columns, "、", most_columns) + "（" + where.chinese + "）"}});
    }
    for (const auto& [said, lines] : dropped_) {
        const Said where = sim::lines_text(lines);
        out.push_back({ListNote::Part::dropped,
                       {said.english + " (" + where.english + ")", said.chinese + "（" + where.chinese + "）"}});
    }
    return out;
}

void ListFaults::add(int line, const std::string& column, Said single, Said kind, Said remedy, const std::string& value)
{
    constexpr std::size_t most_values = 4;
    const std::string mark = column + '\n' + kind.english + '\n' + remedy.english;
    const auto [at, is_new] = place_.try_emplace(mark, kinds_.size());
    if (is_new) kinds_.push_back({column, std::move(single), std::move(kind), std::move(remedy), true, {}, 0, {}});
    Kind& all = kinds_[at->second];
    all.alike = all.alike && (is_new || all.single == single);
    if (all.lines.empty() || all.lines.back() != line) all.lines.push_back(line);
    if (value.empty() || std::find(all.values.begin(), all.values.end(), value) != all.values.end()) return;
    if (all.values.size() < most_values)
        all.values.push_back(value);
    else
        ++all.more_values;
}

void ListFaults::tell(sim::Faults& to) const
{
    for (const auto& each : kinds_) {
        Said problem = each.alike ? each.single : each.kind;
        if (!each.alike && !each.values.empty()) {
            problem.english += ": " + joined_with(each.values, ", ", each.values.size());
            problem.chinese += "：" + joined_with(each.values, "、", each.values.size());
            if (each.more_values > 0) {
                problem.english += " and others";
                problem.chinese += "等";
            }
        }
        if (each.lines.size() > 1) {
            const Said where = sim::lines_text(each.lines);
            problem.english += " (" + where.english + ")";
            problem.chinese += "（" + where.chinese + "）";
        }
        to.add({file_, each.lines.front(), 0}, each.column, problem, each.remedy);
    }
}

} // namespace alleviation
