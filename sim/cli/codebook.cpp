#include "sim/cli/codebook.h"

#include <fmt/format.h>

namespace sim::cli {

namespace {

/// All names; of numbers and dates the first and the last one where there are many.
std::string labels_text(const std::vector<std::string>& labels, bool names)
{
    constexpr std::size_t many = 12;
    if (!names && labels.size() > many)
        return fmt::format("{} to {} ({} of them)", labels.front(), labels.back(), labels.size());
    std::string out;
    for (const auto& label : labels) out += (out.empty() ? "" : " | ") + label;
    return out;
}

} // namespace

Sheet codebook(const std::string& place, const std::vector<std::pair<std::string, store::Table>>& places)
{
    Sheet out{
        "codebook",
        {place, "column", "role", "storage", "unit", "labels", "meaning", "name in Chinese", "good", "mean", "about"},
        {}};
    for (const auto& [where, table] : places) {
        out.rows.push_back({where, "", "table", "", "", "", table.meaning, "", "", "", ""});
        for (const auto& c : table.index) {
            const bool date = c.unit.starts_with("YYYY");
            out.rows.push_back({where, c.name, "index",
                                c.numbers ? "int64"
                                : date    ? "date"
                                          : "text",
                                c.unit, labels_text(c.labels, !c.numbers && !date), c.meaning, "", "", "", ""});
        }
        for (const auto& c : table.values)
            out.rows.push_back({where, c.name, "value", c.labels.empty() ? schema::name_of(c.storage) : "text", c.unit,
                                labels_text(c.labels, true), c.meaning, c.chinese, c.good, c.mean ? "yes" : "",
                                c.about});
    }
    return out;
}

} // namespace sim::cli
