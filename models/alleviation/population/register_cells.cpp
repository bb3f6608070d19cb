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

} // namespace alleviation
