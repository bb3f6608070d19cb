#include "sim/cli/lines_of_arms.h"

#include "sim/core/faults.h"

#include <fmt/format.h>

#include <algorithm>

namespace sim::cli {

std::string few(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 20;
    const std::vector<std::string> first(names.begin(),
                                         names.begin() + static_cast<long>(std::min(most, names.size())));
    return joined(first) + (names.size() > most ? fmt::format(" and {} more", names.size() - most) : "");
}

void LinesOfArms::add(const std::string& arm, const std::vector<Said>& lines)
{
    ++arms_;
    for (const auto& said : lines) {
        const std::string& line = said.in(language_);
        const auto [place, is_new] = place_.try_emplace(line, all_.size());
        if (is_new) all_.push_back({line, {}});
        all_[place->second].second.push_back(arm);
    }
}

std::vector<std::string> LinesOfArms::lines() const
{
    constexpr std::size_t most = 60;
    std::vector<std::string> out;
    for (const auto& [line, arms] : all_) {
        if (out.size() == most) {
            out.push_back(fmt::format("and {} more lines of this kind", all_.size() - most));
            break;
        }
        out.push_back(arms.size() == arms_ ? line : few(arms) + ": " + line);
    }
    return out;
}

} // namespace sim::cli
