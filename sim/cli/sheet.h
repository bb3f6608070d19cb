/// A table of text: written once, shown as text, JSON or Markdown.
#pragma once

#include <string>
#include <vector>

namespace sim::cli {

struct Sheet {
    std::string title;
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows; ///< as many cells as there are heads
    std::string note{};                         ///< what stands below the title
};

/// `format`: text, json (one object for each row, with the title as "part", without notes) or markdown.
std::string sheets_as(const std::vector<Sheet>& sheets, const std::string& format);

} // namespace sim::cli
