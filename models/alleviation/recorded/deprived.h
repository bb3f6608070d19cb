/// In what a household is deprived: 两不愁三保障, safe water, income, work and support.
#pragma once

#include "models/alleviation/district.h"

namespace alleviation {

inline constexpr std::size_t deprivation_count = 9;
inline constexpr std::array<std::string_view, deprivation_count> deprivation_names{
    "food", "clothing", "schooling", "medical care", "housing", "water", "income", "work", "support"};

/// Poor in many dimensions is who is deprived in a third of them or more.
inline constexpr double deprivation_cutoff = 1.0 / 3;

/// Those of the register over the year so far; an income of the last twelve months below the line; able members who
/// find no work; and support: neither a neighbour above the line to turn to, nor an association, nor a lead helper.
std::array<bool, deprivation_count> deprived(const District& district, std::size_t household);
/// Share of the nine, all of equal weight.
float deprived_share(const District& district, std::size_t household);

} // namespace alleviation
