#include "models/alleviation/population/register_columns.h"

#include "models/alleviation/population/cell_text.h"

#include <algorithm>
#include <set>

namespace alleviation {

namespace {

using sim::Said;
using Columns = std::vector<std::pair<std::string, std::string>>;
using Sense = RegisterHeading::Sense;

/// In yuan a year and mu, what the unit in a header's brackets stands for.
double factor_of(std::string_view header)
{
    constexpr std::pair<std::string_view, double> units[] = {
        {"(万元", 1e4}, {"(千元", 1e3}, {"(元/月", 12}, {"(元每月", 12}, {"(公顷", 15}, {"(分)", 0.1},
    };
    const std::string text = compact(header);
    for (const auto& [unit, factor] : units)
        if (text.find(unit) != text.npos) return factor;
    return 1;
}

/// 村(居) is a header with its brackets.
bool is_header(const std::string& header, std::string_view known)
{
    return bare_header(header) == lower_case(known) || compact(header) == known;
}

std::vector<RegisterSource> usual_columns(const RegisterField& field, const std::vector<std::string>& headers)
{
    std::vector<RegisterSource> out;
    const bool several = field.chinese_headers.size() > 0 && field.chinese_headers.back().sense == Sense::identity;
    const auto look_for = [&](std::string_view known, Sense sense) {
        for (std::size_t i = 0; i < headers.size(); ++i)
            if ((out.empty() || several) && is_header(headers[i], known)) {
                out.push_back({i, sense, factor_of(headers[i])});
                return;
            }
    };
    look_for(field.name, Sense::as_written);
    for (const auto& candidate : field.chinese_headers) look_for(candidate.text, candidate.sense);
    return out;
}

/// What the cells under a header say, also where the scenario names it: 是否危房户 is the opposite of safe housing.
Sense sense_of(const RegisterField& field, const std::string& header)
{
    for (const auto& known : field.chinese_headers)
        if (is_header(header, known.text)) return known.sense;
    return Sense::as_written;
}

std::string after(const std::string& first, const std::string& second)
{
    return first.empty() ? second : first + " " + second;
}

std::size_t place_of_header(const std::vector<std::string>& headers, const std::string& wanted)
{
    const auto exact = std::find(headers.begin(), headers.end(), wanted);
    const auto at =
        exact != headers.end() ? exact : std::find_if(headers.begin(), headers.end(), [&](const auto& each) {
            return compact(each) == compact(wanted);
        });
    return static_cast<std::size_t>(at - headers.begin());
}

std::vector<std::string> field_names()
{
    std::vector<std::string> names;
    for (const auto& field : register_fields()) names.emplace_back(field.name);
    return names;
}

/// The columns that the scenario names; whether it names a field, in its order.
std::vector<bool> take_mapped(const sim::schema::TextTable& table, const Columns& columns, RegisterColumns& found,
                              ListFaults& faults)
{
    const auto& fields = register_fields();
    const auto names = field_names();
    std::vector<bool> mapped(fields.size(), false);
    for (const auto& [name, header] : columns) {
        const auto named = std::find(names.begin(), names.end(), name);
        const std::string key = "population.columns." + name;
        if (named == names.end()) {
            const Said problem{"is not a column of a household list", "不是名册的列"};
            faults.add(0, key, problem, problem, {sim::did_you_mean(name, names), "可用：" + sim::joined(names)});
            continue;
        }
        const auto field = static_cast<std::size_t>(named - names.begin());
        mapped[field] = true;
        if (const std::size_t at = place_of_header(table.header, header); at < table.header.size()) {
            found.of_field[field] = {{at, sense_of(fields[field], table.header[at]), factor_of(table.header[at])}};
            continue;
        }
        const Said problem{"the file has no column '" + header + "'", "文件中没有“" + header + "”这一列"};
        faults.add(0, key, problem, problem,
                   {after(sim::did_you_mean(header, table.header), "a header of the file"), "应为文件中的一个表头"});
    }
    return mapped;
}

} // namespace

std::string bare_header(std::string_view header)
{
    const std::string text = compact(header);
    return lower_case(std::string_view(text).substr(0, text.find('(')));
}

std::size_t known_headers(const std::vector<std::string>& cells, const Columns& columns)
{
    std::size_t known = 0;
    for (const auto& field : register_fields()) {
        bool found = !usual_columns(field, cells).empty();
        for (const auto& [name, header] : columns)
            found = found || (name == field.name && place_of_header(cells, header) < cells.size());
        known += found;
    }
    return known;
}

RegisterColumns find_register_columns(const sim::schema::TextTable& table, const Columns& columns, ListFaults& faults)
{
    const auto& fields = register_fields();
    const auto& headers = table.header;
    const auto names = field_names();
    const auto fault = [&](std::string key, Said problem, Said remedy) {
        faults.add(0, key, problem, problem, std::move(remedy));
    };
    RegisterColumns found;
    found.of_field.resize(fields.size());
    const auto mapped = take_mapped(table, columns, found, faults);
    std::set<std::size_t> used;
    std::vector<std::string> lacking; // optional fields without a column
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto& sources = found.of_field[i];
        if (!mapped[i]) sources = usual_columns(fields[i], headers);
        for (const auto& source : sources) used.insert(source.column);
        const auto column = found.first(i);
        found.header.push_back(column ? headers[*column] : names[i]);
        if (column) {
            if (std::count(headers.begin(), headers.end(), headers[*column]) > 1)
                fault(headers[*column], {"two columns have this header", "有两列使用这一表头"},
                      {"a different header for each column", "每列的表头应不同"});
        } else if (fields[i].required() && !mapped[i]) {
            std::string usual;
            for (std::size_t k = 0; k < std::min<std::size_t>(3, fields[i].chinese_headers.size()); ++k)
                usual += (k ? "、" : "") + std::string(fields[i].chinese_headers[k].text);
            fault(names[i], {"the file has no such column", "文件中没有这一列（" + usual + "）"},
                  {after(sim::did_you_mean(names[i], headers),
                         "name its header under `population.columns`: {" + names[i] + ": <header in the file>}"),
                   "请把表头改为“" + std::string(fields[i].chinese_headers.front().text) +
                       "”，或运行时加 --set population.columns." + names[i] + "=<文件中的表头>"});
        } else if (!mapped[i]) {
            lacking.push_back(names[i]);
        }
    }
    for (std::size_t i = 0; i < headers.size(); ++i) {
        const std::string guess = used.count(i) > 0 ? "" : sim::did_you_mean(headers[i], lacking);
        if (!guess.empty()) fault(headers[i], {"is not a column of a household list", "不是名册的列"}, {guess, guess});
    }
    return found;
}

std::vector<RegisterList::UnreadColumn>
unread_columns(const sim::schema::TextTable& table, const RegisterColumns& columns, const std::vector<bool>& was_read)
{
    std::vector<std::string> lacking; // every header that would have been read
    for (std::size_t i = 0; i < columns.of_field.size(); ++i)
        if (columns.of_field[i].empty())
            for (const auto& known : register_fields()[i].chinese_headers) lacking.emplace_back(known.text);
    std::vector<RegisterList::UnreadColumn> out;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (was_read[i] || table.header[i].empty()) continue;
        out.push_back({table.header[i], sim::did_you_mean(bare_header(table.header[i]), lacking)});
    }
    return out;
}

} // namespace alleviation
