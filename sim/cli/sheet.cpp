#include "sim/cli/sheet.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sim::cli {

std::string sheets_as(const std::vector<Sheet>& sheets, const std::string& format)
{
    if (format == "json") {
        nlohmann::ordered_json out = nlohmann::ordered_json::array();
        for (const auto& sheet : sheets)
            for (const auto& row : sheet.rows) {
                nlohmann::ordered_json item{{"part", sheet.title}};
                for (std::size_t c = 0; c < row.size(); ++c) item[sheet.heads[c]] = row[c];
                out.push_back(std::move(item));
            }
        return out.dump(1) + "\n";
    }
    std::string text;
    for (const auto& sheet : sheets) {
        if (format == "markdown") {
            text += "\n## " + sheet.title + "\n\n" + (sheet.note.empty() ? "" : sheet.note + "\n\n");
            if (sheet.rows.empty()) continue;
            std::string rule;
            for (const auto& head : sheet.heads) {
                text += "| " + head + " ";
                rule += "|---";
            }
            text += "|\n" + rule + "|\n";
            for (const auto& row : sheet.rows) {
                for (const auto& cell : row) {
                    std::string safe;
                    for (const char c : cell) safe += c == '|' ? std::string("\\|") : std::string(1, c);
                    text += "| " + safe + " ";
                }
                text += "|\n";
            }
        } else {
            text += "\n" + sheet.title + "\n" + (sheet.note.empty() ? "" : sheet.note + "\n");
            for (const auto& row : sheet.rows) {
                text += "  " + row[0] + "\n";
                for (std::size_t c = 1; c < row.size(); ++c)
                    if (!row[c].empty()) text += fmt::format("      {:<9} {}\n", sheet.heads[c], row[c]);
            }
        }
    }
    return text;
}

} // namespace sim::cli
