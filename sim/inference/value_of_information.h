/// What it would be worth to know more before deciding (expected value of perfect and of partial perfect information).
#pragma once

#include "sim/inference/factors.h"
#include "sim/inference/point_means.h"
#include "sim/inference/statistics.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace sim::inference {

/// A worth in the unit of the net benefits (yuan, for one decision), and how sure it is.
struct Worth {
    double value = nan;
    double low = nan, high = nan; ///< 95 %, not below zero: knowing is never worth less
    double error = nan;           ///< standard error: what would give that interval its width, were it normal
};

/// What knowing all assumptions is worth.
struct PerfectInformation {
    /// By net benefits without luck (point_means.h), which is right where they spread about normally over the
    /// assumptions. NaN without two replicates at two points: then what luck adds cannot be told.
    Worth worth;
    /// Bounds that hold, on average, however they spread. At least: at each point the plan is chosen by all replicates
    /// but one and valued by that one, in turn. At most: the best of plain means, whose luck is taken for knowledge.
    double at_least = nan, at_most = nan;
};
/// `net_benefits`: of each plan in each world, more is better. Errors are those of so few points (bootstrap) and of
/// luck that all points share. Throws std::invalid_argument without plans.
PerfectInformation perfect_information(const PlanValues& net_benefits, std::uint32_t seed);

/// How the regression is done.
struct PartialRule {
    std::size_t draws = 400; ///< of the regressions' coefficients, points and shared luck, for bias and interval
};

/// What knowing some of the assumptions is worth.
struct PartialInformation {
    Worth worth;
    double plain = nan; ///< before the bias is taken out that doubt about the regression brings
    double explained =
        nan;              ///< share of the variance between points, of the plans' differences, that the factors explain
    double freedom = nan; ///< effective number of coefficients, the most over plans
};
/// By regression of net benefits on the factors of a group (Strong, Oakley & Brennan 2014): how they differ from the
/// first plan's is smoothed over points (smoother.h), and the best of the smoothed plans is chosen at each. Luck is
/// what the factors do not explain, and counts for nothing. The greater of several uncertain figures is too great: how
/// much so is told by draws of the regressions' coefficients from what is known of them, and taken off. One factor has
/// a curve; up to six a curve each and products of each two; more than that polynomials. What three of them do together
/// only is not seen, nor, with more factors than points can tell, what two do: the value is then too small. `factors`
/// are of the same points as the net benefits. Throws std::invalid_argument where sizes do not fit or a factor does not
/// exist.
PartialInformation partial_information(const PlanValues& net_benefits, const Factors& factors,
                                       std::span<const std::size_t> group, const PartialRule& rule, std::uint32_t seed);

} // namespace sim::inference
