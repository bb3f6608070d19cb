/// Measures of inequality: pure functions of values and weights. All are NaN where nobody has weight or the mean is not
/// positive, and zero where all values are equal. Those that take logarithms or roots are of the values above zero
/// alone, as in the usual packages; Distribution::first_positive() tells how many are left out.
#pragma once

#include "models/measures/weighted.h"

#include <utility>

namespace measures {

/// Gini coefficient: half the mean absolute difference over the mean, = 2 Σ w y F / (N μ) − 1 with F the midpoint of
/// the cumulative weight share after sorting. (Packages that take F at the upper end of each step, such as R's convey,
/// give a value larger by about 1/n.) Negative values are allowed; it may then exceed one.
double gini(const Distribution& income);
/// Of the `count` lowest values.
double gini_of_lowest(const Distribution& income, std::size_t count);

/// Generalised entropy GE(a), a any real number: GE(0) is the mean log deviation, GE(1) the Theil index, GE(2) half the
/// squared coefficient of variation. Values above zero only.
double generalised_entropy(const Distribution& income, double a);

/// Atkinson index with inequality aversion `epsilon` > 0 (std::invalid_argument otherwise). Values above zero only.
double atkinson(const Distribution& income, double epsilon);

/// Income of the richest fifth of all weight over that of the poorest fifth, 1 and more. A value that lies across the
/// mark counts in both by the part of its weight within: of 1, 2, 3, 4 the poorest 0.8 have 0.8 and the richest 3.2.
/// NaN when the poorest fifth has nothing, or less.
double s80_s20(const Distribution& income);

/// Lorenz curve: cumulative share of weight and of income, from (0, 0) to (1, 1), a point for each value. Shares of
/// income are NaN where the mean is not positive.
std::vector<std::pair<double, double>> lorenz(const Distribution& income);

/// Inequality within and between groups: the two add up to GE(a). Values above zero only.
struct Decomposition {
    double within = 0, between = 0;
};
/// `group` numbers the group of each value, from 0. std::invalid_argument when the lengths differ.
Decomposition decompose(Weighted income, std::span<const std::size_t> group, double a);

} // namespace measures
