/// Polynomials in one factor that are orthonormal over its distribution.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim::inference {

/// Of a factor's values.
enum class Distributed : std::uint8_t {
    as_seen,  ///< as in the sample
    uniformly ///< on [0, 1), of which the sample has some (Legendre polynomials)
};

/// Values [degree - 1][row] of the polynomials of degree 1, 2, …: mean 0, mean square 1, uncorrelated. Fewer than asked
/// for where the column has not so many different values. Twelve different values or fewer that have five rows each are
/// levels, one step from one another and as frequent as they are seen: there are as many polynomials as tell all of
/// them apart, whatever `degree` is.
std::vector<std::vector<double>> orthonormal_polynomials(std::span<const double> column, std::size_t degree,
                                                         Distributed distributed = Distributed::as_seen);

} // namespace sim::inference
