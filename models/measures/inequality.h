/// Measures of inequality: pure functions of values and weights.
#pragma once

#include <span>

namespace measures {

/// Gini coefficient: 2 Σ w y F / (N μ) − 1 with F the midpoint of the cumulative weight share after sorting.
/// `weights` is empty (all one) or as long as `values`. NaN when the mean or the sum of weights is not positive.
/// Throws std::invalid_argument when the lengths differ.
double gini(std::span<const double> values, std::span<const double> weights = {});

} // namespace measures
