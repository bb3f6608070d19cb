#include "models/alleviation/environment/yearly_path.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include <sstream>

namespace alleviation {

namespace {

constexpr std::array columns{"volume", "year", "value", "unit", "mark", "source"};
enum Column : std::size_t { volume, year, value, unit, mark, source };

constexpr std::string_view marks[] = {"verified", "derived", "commonly quoted", "assumption"};

constexpr int earliest_year = 1900, latest_year = 2999; // as dates may be

template <class T>
std::optional<T> number_in(const std::string& text)
{
    T out{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size()) return {};
    return out;
}

std::string short_number(double number)
{
    std::ostringstream out;
    out << number;
    return out.str();
}

/// What is wrong with a row, and what would be right; nothing where its amount was taken.
struct Wrong {
    Column column;
    std::string problem, remedy;
};

std::optional<Wrong> take(const std::array<std::string, columns.size()>& cells, std::span<const Followed> followed)
{
    const auto found =
        std::find_if(followed.begin(), followed.end(), [&](const Followed& f) { return f.name == cells[volume]; });
    if (found == followed.end()) {
        std::vector<std::string> names;
        for (const auto& each : followed) names.push_back(each.name);
        return Wrong{volume, "'" + sim::printable(cells[volume]) + "' is nothing that this table can tell",
                     sim::joined(names)};
    }
    const auto when = number_in<int>(cells[year]);
    if (!when || *when < earliest_year || *when > latest_year)
        return Wrong{year, "'" + sim::printable(cells[year]) + "' is no year",
                     "a calendar year from " + std::to_string(earliest_year) + " to " + std::to_string(latest_year)};
    const auto amount = number_in<double>(cells[value]);
    if (!amount || !(*amount >= found->least && *amount <= found->most))
        return Wrong{value, "'" + sim::printable(cells[value]) + "' is not allowed for " + found->name,
                     "a number from " + short_number(found->least) + " to " + short_number(found->most)};
    if (cells[unit] != found->unit)
        return Wrong{unit, "'" + sim::printable(cells[unit]) + "' is not the unit of " + found->name, found->unit};
    if (std::find(std::begin(marks), std::end(marks), cells[mark]) == std::end(marks))
        return Wrong{mark, "'" + sim::printable(cells[mark]) + "' is no mark",
                     "verified, derived, commonly quoted or assumption"};
    if (cells[source].empty()) return Wrong{source, "is missing", "where the number comes from"};
    if (!found->path->add(*when, *amount))
        return Wrong{year, cells[year] + " of " + found->name + " is said twice", "one row for each year"};
    return {};
}

} // namespace

bool YearlyPath::add(int year_, double amount)
{
    const auto place = std::lower_bound(years_.begin(), years_.end(), year_,
                                        [](const auto& each, int wanted) { return each.first < wanted; });
    if (place != years_.end() && place->first == year_) return false;
    years_.insert(place, {year_, amount});
    return true;
}

double YearlyPath::in(int year_, double before) const
{
    const auto after = std::upper_bound(years_.begin(), years_.end(), year_,
                                        [](int wanted, const auto& each) { return wanted < each.first; });
    return after == years_.begin() ? before : std::prev(after)->second;
}

void read_paths(const sim::schema::TextTable& table, std::span<const Followed> followed, sim::Faults& faults)
{
    if (table.header.empty()) return; // it could not be read, and that was told
    std::array<std::size_t, columns.size()> place{};
    for (std::size_t c = 0; c < columns.size(); ++c) {
        place[c] = static_cast<std::size_t>(std::find(table.header.begin(), table.header.end(), columns[c]) -
                                            table.header.begin());
        if (place[c] == table.header.size())
            faults.add({table.file, 1, 0}, columns[c], "is missing", "a column of this name");
    }
    if (std::find(place.begin(), place.end(), table.header.size()) != place.end()) return;
    for (const auto& row : table.rows) {
        std::array<std::string, columns.size()> cells;
        for (std::size_t c = 0; c < columns.size(); ++c) cells[c] = row.cells[place[c]];
        if (const auto wrong = take(cells, followed))
            faults.add({table.file, row.line, 0}, columns[wrong->column], wrong->problem, wrong->remedy);
    }
}

} // namespace alleviation
