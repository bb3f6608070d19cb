#include "models/alleviation/population/register_columns.h"

#include "models/alleviation/population/register_fields.h"

#include <algorithm>
#include <set>

namespace alleviation {

namespace {

/// A header without the unit in brackets behind it.
std::string bare(std::string_view header)
{
    header = header.substr(0, std::min(header.find('('), header.find("（")));
    while (!header.empty() && header.back() == ' ') header.remove_suffix(1);
    return lower_case(header);
}

std::optional<std::size_t> usual_column(const RegisterField& field, const std::vector<std::string>& headers)
{
    for (std::size_t i = 0; i < headers.size(); ++i)
        if (bare(headers[i]) == field.name) return i;
    for (const auto& candidate : field.chinese_headers)
        for (std::size_t i = 0; i < headers.size(); ++i)
            if (bare(headers[i]) == candidate.text) return i;
    return {};
}

/// What the cells under a header say, also where the scenario names it: 是否危房户 is the opposite of safe housing.
RegisterHeading::Sense sense_of(const RegisterField& field, const std::string& header)
{
    for (const auto& known : field.chinese_headers)
        if (bare(header) == known.text) return known.sense;
    return RegisterHeading::Sense::as_written;
}

std::string joined(const std::string& first, const std::string& second)
{
    return first.empty() ? second : first + " " + second;
}

} // namespace

RegisterColumns find_register_columns(const sim::schema::TextTable& table,
                                      const std::vector<std::pair<std::string, std::string>>& columns,
                                      sim::Faults& faults)
{
    const auto& fields = register_fields();
    const auto& headers = table.header;
    const auto fault = [&](std::string key, std::string problem, std::string remedy) {
        faults.add({table.file, 0, 0}, std::move(key), std::move(problem), std::move(remedy));
    };
    RegisterColumns found;
    found.of_field.resize(fields.size());
    std::vector<bool> mapped(fields.size(), false);
    std::vector<std::string> names;
    for (const auto& field : fields) names.emplace_back(field.name);

    for (const auto& [name, header] : columns) {
        const auto named = std::find(names.begin(), names.end(), name);
        if (named == names.end()) {
            fault("population.columns." + name, "is not a column of a household list", sim::did_you_mean(name, names));
            continue;
        }
        const auto field = static_cast<std::size_t>(named - names.begin());
        const auto at = std::find(headers.begin(), headers.end(), header);
        mapped[field] = true;
        if (at != headers.end())
            found.of_field[field] = static_cast<std::size_t>(at - headers.begin());
        else
            fault("population.columns." + name, "the file has no column '" + header + "'",
                  joined(sim::did_you_mean(header, headers), "a header of the file"));
    }

    std::set<std::size_t> used;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto& column = found.of_field[i];
        if (!mapped[i]) column = usual_column(fields[i], headers);
        found.header.push_back(column ? headers[*column] : names[i]);
        found.sense.push_back(sense_of(fields[i], found.header.back()));
        if (column) {
            used.insert(*column);
            if (std::count(headers.begin(), headers.end(), headers[*column]) > 1)
                fault(headers[*column], "two columns have this header", "a different header for each column");
        } else if (fields[i].required() && !mapped[i]) {
            fault(names[i], "the file has no such column",
                  joined(sim::did_you_mean(names[i], headers),
                         "name its header under `population.columns`: {" + names[i] + ": <header in the file>}"));
        } else if (!mapped[i]) {
            found.defaulted.push_back(names[i]);
        }
    }
    std::vector<std::string> lacking; // every header that would have been read
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (!found.of_field[i])
            for (const auto& known : fields[i].chinese_headers) lacking.emplace_back(known.text);
    for (std::size_t i = 0; i < headers.size(); ++i) {
        if (used.count(i) > 0 || headers[i].empty()) continue;
        const std::string guess = sim::did_you_mean(headers[i], found.defaulted);
        if (!guess.empty()) fault(headers[i], "is not a column of a household list", guess);
        found.unread.push_back({headers[i], sim::did_you_mean(bare(headers[i]), lacking)});
    }
    return found;
}

} // namespace alleviation
