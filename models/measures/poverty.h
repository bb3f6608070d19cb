/// Measures of poverty: pure functions of welfare, weights and a line. All are NaN where nobody has weight.
#pragma once

#include "models/measures/weighted.h"

namespace measures {

/// A poverty line in the unit of welfare, above zero (std::invalid_argument otherwise).
struct Line {
    double z = 0;
    /// Strict: poor is who is below the line. Weak: who is at it, too.
    bool weak = false;

    bool poor(double welfare) const { return weak ? welfare <= z : welfare < z; }
    /// Throws std::invalid_argument when the line is not above zero.
    void check() const;
    /// Shortfall as a share of the line, 0 for who is not poor. Above one where welfare is negative.
    double gap(double welfare) const { return poor(welfare) ? (z - welfare) / z : 0.0; }
};

/// Foster–Greer–Thorbecke: mean of gap^alpha over all, alpha ≥ 0. FGT(0) headcount ratio, FGT(1) poverty gap, FGT(2)
/// squared poverty gap. Foster, Greer & Thorbecke 1984.
double fgt(const Distribution& welfare, Line line, double alpha);
/// What would lift all the poor to the line, in units of welfare.
double gap_cost(const Distribution& welfare, Line line);
/// Mean gap of the poor; NaN where nobody is poor.
double income_gap_of_the_poor(const Distribution& welfare, Line line);
/// Sen 1976, for large populations: H (I + (1 − I) G_p), with the Gini of the poor. 0 where nobody is poor.
double sen(const Distribution& welfare, Line line);
/// Sen–Shorrocks–Thon: P1 (1 + Gini of the gaps over all). 0 where nobody is poor.
double sen_shorrocks_thon(const Distribution& welfare, Line line);
/// Watts 1968: mean of ln(z / y) of the poor over all with welfare above zero.
double watts(const Distribution& welfare, Line line);

} // namespace measures
