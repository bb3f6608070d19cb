/// What plans come to at each point of a sweep, with the luck of too few replicates taken out of the spread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sim::inference {

/// A figure of each plan (arm) in each world of each point: [point × replicate × plan].
struct PlanValues {
    std::span<const double> values; ///< NaN: that world failed; it is then left out for all plans, which stay paired
    std::size_t replicates = 0;
    std::size_t plans = 0;

    std::size_t points() const { return replicates * plans > 0 ? values.size() / (replicates * plans) : 0; }
    double at(std::size_t point, std::size_t replicate, std::size_t plan) const
    {
        return values[(point * replicates + replicate) * plans + plan];
    }
    /// Whether no plan misses.
    bool whole(std::size_t point, std::size_t replicate) const;
};

/// Means over replicates. They vary more over points than what the assumptions do, because each still holds some luck.
/// `without_luck` draws them together about their common mean just so far that their variances and all covariances
/// between plans are those of the assumptions alone (constrained empirical Bayes, Louis 1984 and Ghosh 1992, for
/// several plans at once). Quantiles, chances and regret of them are then right where the spread is about normal; of
/// the plain means they are too wide, too undecided and too large.
///
/// Luck is what is left of a world's figure after its point's and its replicate's mean: luck that all points share,
/// because they share their random worlds, spreads nothing between them. Without two replicates at two points nothing
/// is known of luck, and `without_luck` are the plain means.
struct PointMeans {
    std::size_t plans = 0;
    std::vector<std::size_t> points;  ///< those with at least one whole world
    std::vector<double> plain;        ///< [of points × plan]
    std::vector<double> without_luck; ///< [of points × plan]
    std::vector<double> luck_share;   ///< by plan: share of the variance of plain means that is luck, at most 1; or NaN
    /// Covariance between plans [plan × plan] of the luck in their means that all points share: what their means over
    /// points are off by, when replicates are the same random worlds at each. Empty where nothing is known of luck.
    std::vector<double> shared_luck;
    double shared_freedom = 0; ///< replicates less one, from which that is known

    std::size_t count() const { return points.size(); }
    std::span<const double> row(std::size_t point) const
    {
        return std::span(without_luck).subspan(point * plans, plans);
    }
};
PointMeans point_means(const PlanValues& values);

} // namespace sim::inference
