/// Luck beside assumptions: what of the spread of outcomes over points (assumptions) and replicates (worlds) is whose.
#pragma once

#include "sim/inference/points.h"
#include "sim/inference/resampling.h"

namespace sim::inference {

/// Shares add up to 1 and are not below nought; NaN where nothing varies or where there is but one point or replicate.
struct VarianceShares {
    Estimate assumptions; ///< of points, whatever the world
    Estimate luck;        ///< of worlds, whatever the point
    Estimate
        interaction; ///< of both together: worlds in which another assumption matters; what nobody explains is in it
    double total;    ///< the variance that is shared, in squares of the outcome's unit
    /// Variance that a point's mean over its replicates has beside what its assumptions make of it, where all points
    /// live the same worlds: interaction's variance over replicates. Luck's own is the same at all points and is no
    /// noise between them. The `noise` of indices from such means.
    double noise_of_mean;
    std::size_t missing; ///< outcomes that are not there, or infinite
};

/// Of outcomes [point × replicate], the same replicate being the same world at every point (common random numbers).
/// Variances without bias, whatever is missing, from half the mean squared differences between outcomes of the same
/// world, of the same point and of neither (Koch 1967; where all are there, those of the two-way analysis of variance);
/// those below nought count as nought. For the intervals points are drawn again. Of replicates there are few, and
/// drawing those again held luck's share in 80 of 100 cases: its mean square is divided by a chi-square number instead,
/// as if worlds were normally distributed.
VarianceShares variance_shares(const Points& outcomes, const Resampling& resampling);

} // namespace sim::inference
