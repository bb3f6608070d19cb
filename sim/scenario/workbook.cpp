#include "sim/scenario/workbook.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace sim::scenario {

bool is_xlsx(std::string_view bytes)
{
    return bytes.starts_with("PK\x03\x04");
}

bool is_xls(std::string_view bytes)
{
    return bytes.starts_with("\xD0\xCF\x11\xE0");
}

bool is_markup(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto first = bytes.find_first_not_of(" \t\r\n");
    return first != bytes.npos && bytes[first] == '<';
}

namespace workbook {

std::string number_text(double number)
{
    constexpr double kept = 1e15; // what a spreadsheet keeps of a number: fifteen digits
    char text[40];
    if (std::abs(number) >= kept)
        std::snprintf(text, sizeof text, "%.14E", number);
    else if (number == std::floor(number))
        std::snprintf(text, sizeof text, "%.0f", number);
    else
        std::snprintf(text, sizeof text, "%.15g", number);
    return text;
}

std::optional<std::string> date_text(double serial, bool since_1904)
{
    constexpr double last = 2958465; // the end of 9999
    if (!(serial >= 1) || serial > last) return {};
    using namespace std::chrono;
    const int whole = static_cast<int>(std::floor(serial));
    // Spreadsheets have a 29 February 1900, so that days before it are one later than they seem.
    const sys_days first =
        since_1904 ? sys_days(1904y / January / 1) : sys_days(1899y / December / (whole < 60 ? 31 : 30));
    const year_month_day day(first + days(whole));
    char text[24];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    return text;
}

bool shows_date(std::string_view format)
{
    bool day = false, year = false, month = false, time = false;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = format[i];
        if (c == ';') break; // further parts are for negatives and text
        if (c == '"' || c == '[') {
            time = time || format.substr(i, 2) == "[h" || format.substr(i, 2) == "[m" || format.substr(i, 2) == "[s";
            i = format.find(c == '"' ? '"' : ']', i + 1);
            if (i == format.npos) break;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '0' || c == '#' || c == '?' || c == '@' || c == 'G') {
            return false; // a number, a text or General
        } else {
            year = year || c == 'y' || c == 'Y' || c == 'e' || c == 'E';
            month = month || c == 'm' || c == 'M';
            day = day || c == 'd' || c == 'D';
            time = time || c == 'h' || c == 'H' || c == 's' || c == 'S';
        }
    }
    return year || day || (month && !time);
}

void take_sheets(std::vector<schema::TextTable> sheets, schema::TextTable& table, Faults& faults)
{
    std::erase_if(sheets, [](const auto& sheet) { return sheet.rows.empty(); });
    if (sheets.empty()) {
        faults.add({table.file, 0, 0}, "", {"is empty", "是空的"},
                   {"a line of column names, and rows", "应有一行表头和数据行"});
        return;
    }
    for (auto& sheet : sheets) sheet.file = table.file;
    table = std::move(sheets.front());
    table.more_sheets.assign(std::make_move_iterator(sheets.begin() + 1), std::make_move_iterator(sheets.end()));
}

} // namespace workbook

} // namespace sim::scenario
