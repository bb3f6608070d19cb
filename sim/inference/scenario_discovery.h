/// Where in the space of the assumptions something happens: boxes that a person can read (PRIM, the patient rule
/// induction method, Friedman & Fisher 1999; for scenarios Bryant & Lempert 2010).
#pragma once

#include "sim/inference/factors.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim::inference {

/// How a box is looked for.
struct DiscoveryRule {
    double alpha = 0.05;        ///< share of the box's points that one step takes off at a face, or puts back
    double least_mass = 0.05;   ///< no box holds a smaller share of all points
    double simpler_by = 0.02;   ///< F1 that may be given away, in all, for fewer restricted factors
    double significance = 0.05; ///< chance above which a restriction is not told from chance, and dropped
    std::size_t shuffles = 200; ///< searches with shuffled interest that say what chance finds; 0: nobody is asked
};

/// How well a box holds the points of interest. NaN where there are none.
struct BoxQuality {
    double coverage = 0;        ///< share of the points of interest that lie inside
    double density = 0;         ///< share of the points inside that are of interest
    double mass = 0;            ///< share of all points that lie inside
    std::size_t restricted = 0; ///< number of factors that it restricts

    /// Harmonic mean of coverage and density.
    double f1() const { return coverage + density > 0 ? 2 * coverage * density / (coverage + density) : 0; }
};

/// One factor's side of a box, in the factor's own unit.
struct Restriction {
    std::size_t factor = 0;
    double low = 0, high = 0; ///< of a number; ends that are not cut are those of the sample
    bool cut_low = false, cut_high = false;
    std::vector<std::size_t> allowed; ///< of a choice: levels inside
    /// Chance of at least so many points of interest inside were they as frequent as without this restriction
    /// (binomial; Bryant & Lempert's quasi-p-value). The box was chosen to make it small, so that alone it proves
    /// nothing.
    double quasi_p = 1;
    /// Share of searches with shuffled interest whose smallest quasi-p-value is no larger: the chance of finding any
    /// restriction as good where nothing is to be found. NaN without shuffles.
    double chance_p = 1;
};

/// What was found.
struct Discovery {
    std::vector<BoxQuality> trajectory;    ///< from all points on, one for each peel
    BoxQuality quality;                    ///< of the chosen box
    std::vector<Restriction> restrictions; ///< of the chosen box, the one that is surest first
    std::vector<bool> inside;              ///< by point
};

/// Looks for a box with many points of interest. Each peel takes off, at one face, about a share alpha of the box's
/// points (or one level of a choice), there where the points taken off are of interest least, in standard errors of so
/// many; it ends when no peel makes the box denser. The chosen box is the one of the trajectory with the highest F1,
/// whose faces are then put back outward while F1 does not fall, and dropped, the least useful first, while F1 stays
/// within `simpler_by` of the highest. Among many factors such a box holds restrictions that chance alone would find,
/// too: those are dropped, the least sure first, so that where nothing is to be found nothing is said. `seed` is for
/// the shuffles. Throws std::invalid_argument where sizes do not fit, a value is not finite or no level of its choice.
Discovery discover(const Factors& factors, const std::vector<bool>& interest, const DiscoveryRule& rule,
                   std::uint32_t seed);

} // namespace sim::inference
