#include "models/alleviation/population/dates.h"

#include "models/alleviation/population/cell_text.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace alleviation {

namespace {

std::optional<Day> valid(int year, int month, int day)
{
    using namespace std::chrono;
    const year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day)));
    return date.ok() ? std::optional(Day{year, month, day}) : std::nullopt;
}

std::optional<Day> of_serial(int serial)
{
    using namespace std::chrono;
    const year_month_day date(sys_days(1899y / December / 30) + days(serial));
    return Day{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
               static_cast<int>(static_cast<unsigned>(date.day()))};
}

} // namespace

std::optional<Day> date_of(std::string_view cell, bool* is_serial)
{
    std::vector<std::string> numbers(1);
    for (const char c : cell) {
        if (is_digit(c))
            numbers.back() += c;
        else if (!numbers.back().empty())
            numbers.emplace_back();
    }
    if (numbers.back().empty()) numbers.pop_back();
    if (numbers.empty() || !is_digit(cell.front())) return {};
    if (is_serial) *is_serial = false;
    if (numbers.size() == 1 && numbers[0].size() == 5 && numbers[0] == cell) {
        if (is_serial) *is_serial = true;
        return of_serial(std::stoi(numbers[0]));
    }
    if (numbers[0].size() == 6 || numbers[0].size() == 8) {
        const std::string all = numbers[0];
        numbers = {all.substr(0, 4), all.substr(4, 2)};
        if (all.size() == 8) numbers.push_back(all.substr(6));
    }
    if (numbers[0].size() != 4) return {};
    int parts[2] = {1, 1};
    for (std::size_t i = 1; i < numbers.size() && i <= 2; ++i) {
        if (numbers[i].size() > 2) return {};
        parts[i - 1] = std::stoi(numbers[i]);
    }
    return valid(std::stoi(numbers[0]), parts[0], parts[1]);
}

int age_at(Day birth, sim::Month month)
{
    // Who is born later in a month has not had the birthday on its first day.
    return month.year() - birth.year - (birth.month + (birth.day > 1) > month.of_year());
}

std::optional<Identity> identity_of(std::string_view cell)
{
    constexpr std::size_t old_form = 15, today = 18, most_behind = 4; // of a disability certificate: kind and grade
    const auto digits_until = [&](std::size_t end) {
        return std::all_of(cell.begin(), cell.begin() + static_cast<std::ptrdiff_t>(end), is_digit);
    };
    const auto number = [&](std::size_t at, std::size_t size) { return std::stoi(std::string(cell.substr(at, size))); };
    const auto sex_by = [](char digit) { return (digit - '0') % 2 == 1 ? Sex::male : Sex::female; };
    if (cell.size() == old_form && digits_until(old_form)) {
        const auto birth = valid(1900 + number(6, 2), number(8, 2), number(10, 2));
        return birth ? std::optional(Identity{*birth, sex_by(cell[14]), true}) : std::nullopt;
    }
    if (cell.size() < today || cell.size() > today + most_behind || !digits_until(today - 1)) return {};
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i + 1 < today; ++i) sum += weights[i] * (cell[i] - '0');
    const char wanted = "10X98765432"[sum % 11], last = cell[17] == 'x' ? 'X' : cell[17];
    const auto birth = valid(number(6, 4), number(10, 2), number(12, 2));
    if (!birth || (last != 'X' && !is_digit(last))) return {};
    return Identity{*birth, sex_by(cell[16]), last == wanted};
}

} // namespace alleviation
