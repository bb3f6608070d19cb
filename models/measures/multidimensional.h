/// Multidimensional poverty after Alkire & Foster 2011: pure functions.
#pragma once

#include <span>
#include <vector>

namespace measures {

/// Deprivations of n persons (or households) in d dimensions.
struct Deprivations {
    std::span<const double> gaps;       ///< [person × dimension] 0 not deprived, otherwise above 0 up to 1
    std::span<const double> dimensions; ///< weights of the dimensions, above zero; scaled to sum to 1
    std::span<const double> weights;    ///< of the persons; empty: all one
};

struct AlkireFoster {
    double headcount = 0;             ///< H: share that is poor
    double intensity = 0;             ///< A: mean weighted share of dimensions in which the poor are deprived
    double adjusted_headcount = 0;    ///< M0 = H · A
    double adjusted_gap = 0;          ///< M1: with gaps instead of 0 and 1
    double adjusted_squared_gap = 0;  ///< M2: with squared gaps
    std::vector<double> uncensored;   ///< by dimension: share that is deprived
    std::vector<double> censored;     ///< by dimension: share that is poor and deprived
    std::vector<double> contribution; ///< by dimension: of M0; they sum to 1 where anybody is poor
};

/// Poor is who is deprived in a weighted share of dimensions of at least `cutoff` (0 < cutoff ≤ 1, with a tolerance of
/// 1e−12). std::invalid_argument when the table is not persons × dimensions, a gap is outside 0 to 1, or a weight is
/// not as said. NaN where nobody has weight.
AlkireFoster alkire_foster(const Deprivations& deprivations, double cutoff);

} // namespace measures
