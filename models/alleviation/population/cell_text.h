/// Cells as people type them into a spreadsheet, and what may be told of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alleviation {

constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// With capital ASCII letters made small.
std::string lower_case(std::string_view text);

/// Full-width digits, letters and marks as ASCII, every kind of space as one, none at the ends, none that are
/// invisible.
std::string cleaned(std::string_view cell);
/// The same without any space: 户 主, or a header that is broken into two lines.
std::string compact(std::string_view cell);

/// What was done to read a number.
enum class NumberMend { separators, unit, none_mark };
struct MendedNumber {
    std::string text; ///< as std::from_chars reads it
    std::vector<NumberMend> mends;
};
/// A number with thousands separators ("2,844.00"), a unit ("7.8亩", "¥900", "1.2万元"), brackets for minus, or a mark
/// that says none ("-", "/", "无"). Nothing where it is something else. `cell` is cleaned.
std::optional<MendedNumber> mended_number(std::string_view cell);

/// A cell in quotation marks for a message: of eleven digits and more, which tell who somebody is, only their number.
std::string shown(std::string_view cell);

/// Whether a spreadsheet has rounded a long number, so that it is no label any more: 9.90000E+16, 99000010000000000.
bool is_rounded(std::string_view label);

} // namespace alleviation
