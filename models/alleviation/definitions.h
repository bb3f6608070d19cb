/// Definitions that several mechanisms share: ages and times by law or by what a word means. What is a guess is a
/// parameter.
#pragma once

#include <cstdint>
#include <limits>

namespace alleviation {

inline constexpr int months_of_year = 12, months_of_quarter = 3;
/// Scores are given in points, up to this many.
inline constexpr int full_score = 100;

/// Working age (劳动年龄), both ends included, as the share in work is told.
inline constexpr int working_age_from = 16, working_age_to = 64;
constexpr bool of_working_age(int age)
{
    return (age >= working_age_from) & (age <= working_age_to); // without branches, for loops over everyone
}
/// Satisfaction is told on a scale of five steps.
inline constexpr float least_satisfied = 1, neither_satisfied = 3, satisfied_from = 4, most_satisfied = 5;
/// Nine years of compulsory school begin with the first and end before the second birthday; senior high school and
/// college before the others.
inline constexpr int school_from = 6, senior_high_from = 16, college_from = 19, school_to = 21;
/// A school year has two terms; fees fall due in the months in which they begin.
inline constexpr int terms_of_year = 2, spring_term = 2, autumn_term = 9;
/// Years of school up to a master's degree (9 + 3 + 4 + 3): more is not told apart.
inline constexpr int schooling_to = 19;
/// The age from which the rural basic pension is paid.
inline constexpr int pension_from = 60;
/// The ages from which women and men may marry (法定婚龄).
inline constexpr int women_marry_from = 20, men_marry_from = 22;
/// Ages are told up to this one, as in registers.
inline constexpr int oldest_age = 120;
inline constexpr std::size_t possible_ages = 1 + std::numeric_limits<std::uint8_t>::max(); ///< all that a byte can tell
inline constexpr int fen_of_yuan = 100;

/// The most that a table counts in a byte, whose highest value marks what is missing.
inline constexpr int most_counted = std::numeric_limits<std::uint8_t>::max() - 1;

} // namespace alleviation
