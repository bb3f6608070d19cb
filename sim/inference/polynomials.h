/// Polynomials in one factor that are orthonormal over the sample at hand, whatever its distribution.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sim::inference {

/// Values [degree - 1][row] of the polynomials of degree 1, 2, …: mean 0, mean square 1, uncorrelated. Fewer than asked
/// for where the column has not so many different values. Of few different values that have `rows_a_level` rows each as
/// many as tell all of them apart, whatever `degree` is; they count as levels, one step from one another.
std::vector<std::vector<double>> orthonormal_polynomials(std::span<const double> column, std::size_t degree);

} // namespace sim::inference
