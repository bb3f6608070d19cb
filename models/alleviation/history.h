/// What households lived through so far, for measures over time; kept only where they are recorded.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace alleviation {

struct District;
struct Parameters;

/// What passed between a household of the project and a supplier so far.
struct HelpRelation {
    std::uint16_t deliveries = 0, by_agencies = 0, by_associations = 0, of_pair = 0; ///< all; those that these arranged
    std::int16_t first = 0, last = 0; ///< months of the first delivery, and the last with a delivery, post or course
};

/// What help is asked about: whom does it reach?
enum class Benefit : std::uint8_t { register_place, dibao, consumption, employment, skills, funds, casework };
inline constexpr std::size_t benefit_count = 7;
inline constexpr std::array<std::string_view, benefit_count> benefit_names{
    "register", "dibao", "consumption", "employment", "skills", "funds", "casework"};

struct History {
    bool kept = false;
    /// Income of the last twelve months a head over the poverty line: [month, 0 the start × project household]; NaN
    /// where nobody is left.
    std::vector<float> welfare;
    std::vector<HelpRelation> relations; ///< [project household × supplier]
    /// Since the beginning of the year, by household: months on the register and with dibao, matches, yuan of sales and
    /// funds, hours of casework.
    std::array<std::vector<float>, benefit_count> received;
    /// At the beginning of the year, before that help: income a head over the line, and share of deprivations.
    std::vector<float> welfare_before, deprived_before;

    std::size_t months() const { return project ? welfare.size() / project : 0; }
    std::size_t project = 0; ///< households
};

/// Begins the history of a district whose actors are in place, where its parameters ask for measures.
void begin_history(District& district, const Parameters& parameters);
/// A household is new in its row: what happened there before is not its own.
void begin_history_of(District& district, std::size_t household);
/// Adds the month that ends.
void append_history(District& district);

} // namespace alleviation
