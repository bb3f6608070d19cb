/// Definitions that several mechanisms share: ages and times by law or by what a word means. None is an assumption.
#pragma once

namespace alleviation {

inline constexpr int months_of_year = 12, months_of_quarter = 3;
/// Scores are given in points, up to this many.
inline constexpr int full_score = 100;

/// Working age (劳动年龄), both ends included, as the share in work is told.
inline constexpr int working_age_from = 16, working_age_to = 64;
/// Satisfaction is told on a scale of five steps.
inline constexpr float least_satisfied = 1, neither_satisfied = 3, most_satisfied = 5;
/// Nine years of compulsory school begin with the first and end before the second birthday; senior high school and
/// college before the others.
inline constexpr int school_from = 6, senior_high_from = 16, college_from = 19, school_to = 21;
/// The age from which the rural basic pension is paid, and the old lose ability to work.
inline constexpr int old_from = 60;

} // namespace alleviation
