/// How much of an outcome hangs on each factor. Indices are shares of the variance over factors that vary
/// independently: "first" is what a factor does alone, "total" what it does alone and together with others.
/// A constant outcome has no shares (NaN). Outcomes that are missing (NaN) or infinite are left out and
/// counted.
///
/// This is own code and not OpenTURNS, whose figures it gives (sensitivity_test): a program linked with that loads 91
/// libraries and starts half a second later, and it has no answer to missing outcomes or to the noise of replicates.
#pragma once

#include "sim/inference/design.h"
#include "sim/inference/resampling.h"

#include <span>
#include <vector>

namespace sim::inference {

/// Elementary effects of a factor: changes of the outcome for a whole unit of the factor's coordinate (Morris 1991).
struct ElementaryEffects {
    Estimate mu_star;    ///< mean size (Campolongo, Cariboni & Saltelli 2007)
    double mu;           ///< mean; far below mu_star where the sign depends on other factors
    double sigma;        ///< standard deviation: bends and interactions
    std::size_t effects; ///< that were to be had
};
/// One for each factor. Trajectories are drawn again for the interval.
std::vector<ElementaryEffects> elementary_effects(const Design& morris, std::span<const double> outcomes,
                                                  const Resampling& resampling);

struct SobolIndices {
    Estimate first, total;
    std::size_t rows; ///< of the n, those whose outcomes in A, in B and with the factor changed are there
};
/// One for each factor, from a Saltelli design. First: mean of (y_B − ȳ)(y_ABi − y_A) over the variance (Saltelli et
/// al. 2010, centred); total: half the mean of (y_A - y_ABi)² over it (Jansen 1999). A factor that does nothing has
/// nought to the last bit. Errors of first indices (root mean squares; n = 512) are .017 of Ishigami's function where
/// those of Jansen, Janon & Monod and Martinez are .023, .017 and .017; .005 of Sobol's g (.010, .009, .009); .003 of a
/// sum of ten (.007 each). Total ones of Jansen and Martinez are alike. Rows are drawn again as if they were
/// independent. Being of a Sobol' sequence they are spread better than that, so that most intervals are too wide; below
/// 256 rows some indices are met too seldom.
/// `noise`: variance of each outcome that is no factor's doing and another one at each row; shares are of the rest. It
/// is nought where all rows live the same worlds: there a factor that does nothing changes nothing.
std::vector<SobolIndices> sobol_indices(const Design& saltelli, std::span<const double> outcomes,
                                        const Resampling& resampling, double noise = 0);

struct FirstIndex {
    Estimate first;
    std::size_t rows; ///< in which factor and outcome are there
};
/// First indices from any sample whose factors vary independently: a Latin hypercube, random points, a user's table.
/// Coordinates of a design are best; other numbers serve, too. The mean outcome is fitted along each factor by a
/// polynomial of a degree that depends on the number of rows alone (12 at most), or by level where there are few levels
/// (put each point of a level at one value), and what the fit owes to chance is taken off: without bias, and possibly
/// below nought. In a Sobol' sequence or a grid other factors are no chance (adjusted R² would find an inert factor
/// below nought for certain). Intervals by the influence of each row (delta method). `noise`: as above; of means over
/// replicates, VarianceShares::noise_of_mean.
std::vector<FirstIndex> first_indices(const Design& sample, std::span<const double> outcomes, double noise = 0);

/// Places of those that are told from nothing although so many were looked at (their normal intervals, widened after
/// Bonferroni to 5 % for all together), the largest first. `effects`: of elementary effects, which are sizes and have
/// no such test, all above nought.
std::vector<std::size_t> told_from_nothing(std::span<const Estimate> indices, bool effects);

/// Total indices of a fit that foretells a smaller share than this are not to be believed.
inline constexpr double least_predicted = 0.7;

} // namespace sim::inference
