/// A polynomial chaos: an outcome as a sum of products of polynomials in its factors, few of very many, and the indices
/// that can be read off it. From any sample whose factors vary independently.
#pragma once

#include "sim/inference/design.h"
#include "sim/inference/resampling.h"

#include <cstdint>
#include <span>
#include <vector>

namespace sim::inference {

struct Chaos {
    struct Index {
        Estimate first, total;
    };
    std::vector<Index> factors;
    /// Share of the variance over factors that the chaos foretells at points it was not fitted to. Where this is not
    /// near 1, what is missing may be anybody's: it is in the upper ends of the intervals. 0 where the outcomes are
    /// noise, or nearly so.
    double predicted;
    std::size_t terms; ///< that were chosen
    std::size_t rows;  ///< in which all factors and the outcome are there and finite
};

/// Terms are chosen one by one, each the one most correlated with what is left (orthogonal matching pursuit), as many
/// as foretell best where a fifth of the rows takes no part in choosing and fitting, each fifth in turn. (The usual
/// formula for leaving out one row believes the choice: among thousands of terms it finds some in pure noise.)
/// Candidates: each factor to degree 10, and products of two and of three to the highest degree of which there are not
/// above 2,500. Coordinates of a design are uniform; of a table factors are distributed
/// as they are there, and intervals tell that it is a sample. Levels of a factor as in first_indices. `noise`: variance
/// of each outcome that is no factor's doing; shares are of the rest. `seed` deals the rows out.
Chaos polynomial_chaos(const Design& sample, std::span<const double> outcomes, std::uint32_t seed, double noise = 0);

} // namespace sim::inference
