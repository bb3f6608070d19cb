/// How a cell of a household list is read, by the declaration of its column.
#include "models/alleviation/population/register_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

namespace alleviation {

namespace {

std::string shown(double number)
{
    std::ostringstream out;
    out.precision(12);
    out << number;
    return out.str();
}

std::optional<double> coded(std::span<const CodeName> words, std::string_view cell)
{
    const std::string plain = lower_case(cell);
    for (const CodeName& each : words)
        if ((!each.english.empty() && plain == each.english) || cell == each.chinese) return each.code;
    return {};
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

struct Day {
    int year = 0, month = 1, day = 1;
};

/// The numbers of a date, however they are parted: 1961-11-02, 1961/11/2, 1961年11月2日, 19611102, 1961.
std::optional<Day> date_of(std::string_view cell)
{
    std::vector<std::string> numbers(1);
    for (const char c : cell) {
        if (c >= '0' && c <= '9')
            numbers.back() += c;
        else if (!numbers.back().empty())
            numbers.emplace_back();
    }
    if (numbers.size() == 1 && (numbers[0].size() == 6 || numbers[0].size() == 8)) {
        const std::string all = numbers[0];
        numbers = {all.substr(0, 4), all.substr(4, 2)};
        if (all.size() == 8) numbers.push_back(all.substr(6));
    }
    if (numbers[0].size() != 4) return {};
    Day out{std::stoi(numbers[0])};
    int* const parts[] = {&out.month, &out.day};
    for (std::size_t i = 1; i < numbers.size() && i <= 2 && !numbers[i].empty(); ++i) {
        if (numbers[i].size() > 2) return {};
        *parts[i - 1] = std::stoi(numbers[i]);
    }
    if (out.month < 1 || out.month > 12 || out.day < 1 || out.day > 31) return {};
    return out;
}

} // namespace

std::string lower_case(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string RegisterField::allowed() const
{
    if (kind == Kind::label) return "any text";
    std::string list;
    for (const CodeName& each : words) {
        // Of a code the words that are written are enough; other words for the same code are read without being listed.
        if (kind == Kind::code && each.english.empty()) continue;
        list += list.empty() ? "" : ", ";
        list += each.english.empty() ? std::string(each.chinese)
                                     : std::string(each.english) + " (" + std::string(each.chinese) + ")";
    }
    if (kind == Kind::code) return "one of " + list;
    const std::string range =
        (kind == Kind::whole_number ? "a whole number from " : "a number from ") + shown(least) + " to " + shown(most);
    return list.empty() ? range : range + ", or one of " + list;
}

std::optional<double> RegisterField::value(std::string_view cell, std::string& problem) const
{
    const std::string quoted = "'" + std::string(cell) + "'";
    if (const auto found = gravest_of_several ? gravest(words, cell) : coded(words, cell)) return found;
    if (kind == Kind::code) {
        problem = quoted + " is not a known code";
        return {};
    }
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error == std::errc::result_out_of_range || (error == std::errc{} && std::isinf(number)))
        problem = quoted + " is not a finite number";
    else if (error != std::errc{} || end != cell.data() + cell.size() || std::isnan(number))
        problem = quoted + " is not a number";
    else if (number < least || number > most)
        problem = quoted + " is out of range";
    else if (kind == Kind::whole_number && number != std::floor(number))
        problem = quoted + " is not a whole number";
    else
        return number;
    return {};
}

std::optional<double> RegisterField::value(std::string_view cell, RegisterHeading::Sense sense, sim::Month start,
                                           std::string& problem) const
{
    using Sense = RegisterHeading::Sense;
    if (sense == Sense::as_written) return value(cell, problem);
    if (sense == Sense::opposite) {
        const auto said = value(cell, problem);
        return said ? std::optional(1 - *said) : said;
    }
    const auto date = date_of(cell);
    if (!date) {
        problem = "'" + std::string(cell) + "' is not a date";
        return {};
    }
    if (sense == Sense::year) return value(std::to_string(date->year), problem);
    const int month =
        date->month + (date->day > 1); // who is born later in it has not had the birthday on its first day
    const int age = start.year() - date->year - (month > start.of_year());
    return value(std::to_string(age), problem);
}

} // namespace alleviation
