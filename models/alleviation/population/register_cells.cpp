/// How a cell of a household list is read, by the declaration of its column.
#include "models/alleviation/population/cell_text.h"
#include "models/alleviation/population/dates.h"
#include "models/alleviation/population/register_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

namespace alleviation {

namespace {

std::string shown_number(double number)
{
    std::ostringstream out;
    out.precision(12);
    out << number;
    return out.str();
}

std::optional<double> code_of(std::span<const CodeName> words, std::string_view cell)
{
    const std::string plain = lower_case(cell);
    for (const CodeName& each : words)
        if ((!each.english.empty() && plain == each.english) || plain == each.chinese) return each.code;
    return {};
}

/// The code of a word, also as 户 主, 之子 and 残疾(二级).
std::optional<double> coded(std::span<const CodeName> words, std::string_view cell)
{
    if (const auto found = code_of(words, cell)) return found;
    constexpr std::string_view of_head = "之";
    const std::string together = compact(cell);
    std::string_view word = together;
    if (word.starts_with(of_head)) word.remove_prefix(of_head.size());
    if (const auto found = code_of(words, word)) return found;
    const auto bracket = word.find('(');
    return bracket == word.npos || bracket == 0 ? std::nullopt : code_of(words, word.substr(0, bracket));
}

/// The highest code of a cell that lists several, each of which must be known.
std::optional<double> gravest(std::span<const CodeName> words, std::string_view cell)
{
    std::string rest(cell);
    for (const std::string_view separator : {"、", "，", "；", ";", "/"})
        for (std::size_t at; (at = rest.find(separator)) != std::string::npos;) rest.replace(at, separator.size(), ",");
    std::optional<double> highest;
    std::istringstream parts(rest);
    for (std::string part; std::getline(parts, part, ',');) {
        const auto one = coded(words, part);
        if (!one) return {};
        highest = std::max(highest.value_or(0), *one);
    }
    return highest;
}

} // namespace

sim::Said RegisterField::allowed() const
{
    if (kind == Kind::label) return {"any text", "任意文字"};
    std::string list, chinese;
    for (const CodeName& each : words) {
        // Of a code the words that are written are enough; other words for the same code are read without being listed.
        if (kind == Kind::code && each.english.empty()) continue;
        list += list.empty() ? "" : ", ";
        list += each.english.empty() ? std::string(each.chinese)
                                     : std::string(each.english) + " (" + std::string(each.chinese) + ")";
        chinese += (chinese.empty() ? "" : "、") + std::string(each.chinese);
    }
    if (kind == Kind::code) return {"one of " + list, "应为：" + chinese};
    const bool whole = kind == Kind::whole_number;
    const std::string from = shown_number(least), to = shown_number(most);
    const std::string range = (whole ? "a whole number from " : "a number from ") + from + " to " + to;
    return {list.empty() ? range : range + ", or one of " + list,
            "应为 " + from + " 到 " + to + " 的" + (whole ? "整数" : "数") + (list.empty() ? "" : "，或：" + chinese)};
}

bool RegisterField::may_be_date() const
{
    return std::any_of(chinese_headers.begin(), chinese_headers.end(), [](const auto& heading) {
        return heading.sense == RegisterHeading::Sense::birth || heading.sense == RegisterHeading::Sense::year;
    });
}

std::optional<double> RegisterField::value(std::string_view cell, sim::Said& problem) const
{
    if (const auto found = gravest_of_several ? gravest(words, cell) : coded(words, cell)) return found;
    if (kind == Kind::code) {
        problem = {"is not a known code", "不是已知的填法"};
        return {};
    }
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error == std::errc::result_out_of_range || (error == std::errc{} && std::isinf(number)))
        problem = {"is not a finite number", "不是有限的数"};
    else if (error != std::errc{} || end != cell.data() + cell.size() || std::isnan(number))
        problem = {"is not a number", "不是数字"};
    else if (number < least || number > most)
        problem = {"is out of range", "超出范围"};
    else if (kind == Kind::whole_number && number != std::floor(number))
        problem = {"is not a whole number", "不是整数"};
    else
        return number;
    return {};
}

std::optional<double> RegisterField::value(std::string_view cell, RegisterHeading::Sense sense, sim::Month start,
                                           sim::Said& problem) const
{
    using Sense = RegisterHeading::Sense;
    if (sense == Sense::as_written) return value(cell, problem);
    if (sense == Sense::opposite) {
        const auto said = value(cell, problem);
        return said ? std::optional(1 - *said) : said;
    }
    std::optional<Day> day;
    if (sense == Sense::identity) {
        const auto identity = identity_of(cell);
        if (identity && kind == Kind::code) return static_cast<double>(identity->sex);
        if (identity) day = identity->birth;
        if (!identity) problem = {"is not a number of identity", "不是有效的证件号码"};
    } else {
        day = date_of(cell);
        if (!day) problem = {"is not a date", "不是日期"};
    }
    if (!day) return {};
    const int number = sense == Sense::year ? day->year : age_at(*day, start);
    if (number >= least && number <= most) return number;
    problem = sense == Sense::year ? sim::Said{"is out of range", "超出范围"}
                                   : sim::Said{"is a day of birth that gives an age out of range at the start",
                                               "这一出生日期使起始时的年龄超出范围"};
    return {};
}

} // namespace alleviation
