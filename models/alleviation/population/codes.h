/// The codes of a household list: each with its English name and the words of China's poverty register (建档立卡).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace alleviation {

enum class Sex : std::uint8_t { male, female };
enum class Relation : std::uint8_t { head, spouse, child, parent, child_in_law, grandchild, other };
enum class Health : std::uint8_t { well, chronic, severe, disabled }; ///< in rising order of gravity
enum class WorkAbility : std::uint8_t { full, partial, none };
enum class OffFarmWork : std::uint8_t { none, local, migrant };

/// The register's main cause of poverty (主要致贫原因).
enum class Cause : std::uint8_t {
    illness,
    disability,
    schooling,
    disaster,
    marriage,
    no_land,
    no_water,
    no_technology,
    no_funds,
    no_labour,
    traffic,
    lack_of_drive,
    other
};
inline constexpr std::size_t cause_count = 13;

/// A word in a list and the number it stands for: a code, yes (1) or no (0), or years of schooling.
struct CodeName {
    int code = 0;
    std::string_view english;
    std::string_view chinese;
};

template <class Code>
constexpr CodeName name(Code code, std::string_view english, std::string_view chinese)
{
    return {static_cast<int>(code), english, chinese};
}

} // namespace alleviation
