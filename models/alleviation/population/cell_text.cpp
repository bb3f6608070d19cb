#include "models/alleviation/population/cell_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace alleviation {

namespace {

/// The code point at `i` and its bytes; text is UTF-8, as whoever read the file made sure.
struct Character {
    char32_t code;
    std::size_t size;
};
Character character_at(std::string_view text, std::size_t i)
{
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(i + k < text.size() ? text[i + k] : 0); };
    const std::size_t left = text.size() - i;
    if (byte(0) < 0xC0 || left < 2) return {byte(0), 1};
    if (byte(0) < 0xE0) return {static_cast<char32_t>((byte(0) & 0x1F) << 6 | (byte(1) & 0x3F)), 2};
    if (byte(0) < 0xF0 && left > 2)
        return {static_cast<char32_t>((byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)), 3};
    return {0x10000, 4}; // beyond what is looked at
}

bool is_space(char32_t c)
{
    return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

bool is_invisible(char32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

bool drop_front(std::string_view& text, std::string_view word)
{
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

bool drop_back(std::string_view& text, std::string_view word)
{
    if (!text.ends_with(word) || text.size() == word.size()) return false;
    text.remove_suffix(word.size());
    while (text.ends_with(' ')) text.remove_suffix(1);
    return true;
}

/// Whether commas or spaces part a number by thousands: 12,500 or 1 234 567.8, not 1,5.
bool parts_thousands(std::string_view number)
{
    const std::string_view whole = number.substr(0, number.find('.'));
    const std::string_view rest = whole.size() < number.size() ? number.substr(whole.size() + 1) : "";
    const char mark = whole.find(',') != whole.npos ? ',' : ' ';
    if (!std::all_of(rest.begin(), rest.end(), is_digit) || whole.find(mark) == whole.npos) return false;
    std::size_t digits = 0, groups = 0;
    for (const char c : whole) {
        if (is_digit(c)) {
            ++digits;
        } else if (c != mark || digits == 0 || digits > 3 || (groups > 0 && digits != 3)) {
            return false;
        } else {
            ++groups;
            digits = 0;
        }
    }
    return digits == 3;
}

} // namespace

std::string lower_case(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string cleaned(std::string_view cell)
{
    std::string out;
    bool space = false;
    for (std::size_t i = 0; i < cell.size();) {
        const auto [code, size] = character_at(cell, i);
        if (is_space(code)) {
            space = true;
        } else if (!is_invisible(code)) {
            if (space && !out.empty()) out += ' ';
            space = false;
            if (code >= 0xFF01 && code <= 0xFF5E)
                out += static_cast<char>(code - 0xFF01 + '!');
            else
                out += cell.substr(i, size);
        }
        i += size;
    }
    return out;
}

std::string compact(std::string_view cell)
{
    std::string out = cleaned(cell);
    std::erase(out, ' ');
    return out;
}

std::optional<MendedNumber> mended_number(std::string_view cell)
{
    for (const char* none : {"-", "--", "—", "——", "–", "/", "\\", "无", "没有"})
        if (cell == none) return MendedNumber{"0", {NumberMend::none_mark}};
    MendedNumber out;
    bool minus = false;
    double factor = 1;
    if (cell.starts_with('(') && cell.ends_with(')') && cell.size() > 2) {
        minus = true;
        cell = cell.substr(1, cell.size() - 2);
    }
    for (const char* sign : {"-", "−", "–"})
        if (drop_front(cell, sign)) minus = !minus;
    drop_front(cell, "+");
    for (const char* unit : {"¥", "￥", "￥"})
        if (drop_front(cell, unit)) out.mends.push_back(NumberMend::unit);
    while (cell.starts_with(' ')) cell.remove_prefix(1);
    for (const char* unit : {"元", "亩", "周岁", "岁", "个月", "月", "年"})
        if (drop_back(cell, unit)) {
            out.mends.push_back(NumberMend::unit);
            break;
        }
    if (drop_back(cell, "万")) {
        factor = 1e4;
        out.mends.push_back(NumberMend::unit);
    }
    for (const char c : cell)
        if (is_digit(c) || c == '.') out.text += c;
    if (parts_thousands(cell))
        out.mends.push_back(NumberMend::separators);
    else if (out.text.size() != cell.size())
        return {}; // something else than digits and a point
    double number = 0;
    const auto [end, error] = std::from_chars(out.text.data(), out.text.data() + out.text.size(), number);
    if (error != std::errc() || end != out.text.data() + out.text.size()) return {};
    if (factor != 1 || minus) {
        char text[40];
        std::snprintf(text, sizeof text, "%.15g", (minus ? -1 : 1) * factor * number);
        out.text = text;
    }
    return out;
}

std::string shown(std::string_view cell)
{
    constexpr std::size_t telling = 11; // a telephone number; numbers of identity have 15 or 18
    std::string out = "'";
    for (std::size_t i = 0; i < cell.size();) {
        std::size_t end = i;
        while (end < cell.size() && (is_digit(cell[end]) || (end > i && (cell[end] == 'X' || cell[end] == 'x')))) ++end;
        if (end - i >= telling)
            out += "(" + std::to_string(end - i) + " digits)";
        else
            out += cell.substr(i, std::max<std::size_t>(end - i, 1));
        i = std::max(end, i + 1);
    }
    return out + "'";
}

bool is_rounded(std::string_view label)
{
    constexpr std::size_t kept = 15; // digits
    if (const auto e = label.find_first_of("Ee"); e != label.npos && e > 0 && e + 2 < label.size()) {
        const auto mantissa = label.substr(0, e), exponent = label.substr(e + 1);
        return is_digit(mantissa[0]) && mantissa.find_first_not_of("0123456789.") == mantissa.npos &&
               exponent[0] == '+' && exponent.find_first_not_of("0123456789", 1) == exponent.npos;
    }
    return label.size() > kept && std::all_of(label.begin(), label.end(), is_digit) &&
           label.find_first_not_of('0', kept) == label.npos;
}

} // namespace alleviation
