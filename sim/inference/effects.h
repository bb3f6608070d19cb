/// Paired effects: what an arm changes against the baseline, the same random world with itself.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

namespace sim::inference {

/// The figures of one effect, over replicates. NaN where there are not enough pairs.
struct Effect {
    double mean = 0;                  ///< mean paired difference
    double t_low = 0, t_high = 0;     ///< its 95 % interval by Student's t
    double bca_low = 0, bca_high = 0; ///< its 95 % interval by the bias-corrected accelerated bootstrap (Efron 1987)
    double p10 = 0, p90 = 0;          ///< 10th and 90th percentile of the differences
    double direction = 0;             ///< share of bootstrap means that have the mean's sign; one half where it is zero
    double detectable = 0;            ///< smallest effect that so many replicates find with 80 % power at the 5 % level
    double paired_ratio = 0;          ///< standard error of the paired difference over that of unpaired arms
};
inline constexpr std::string_view effect_figures[] = {"mean", "t_low", "t_high",    "bca_low",    "bca_high",
                                                      "p10",  "p90",   "direction", "detectable", "paired_ratio"};

/// In the order of their names.
std::array<double, std::size(effect_figures)> figures(const Effect& effect);

/// Bootstrap resamples, shared by all effects over the same number of pairs. Threads may share it, too.
class Bootstrap {
  public:
    explicit Bootstrap(std::uint32_t seed, int resamples = 1000) : seed_(seed), resamples_(resamples) {}

    /// One effect for each column. `arm` and `baseline` are [replicate × column]; a replicate that misses in either
    /// (NaN) is no pair.
    std::vector<Effect> effects(std::span<const double> arm, std::span<const double> baseline, std::size_t columns);

    /// How often each of n pairs is drawn, [resample × pair].
    const std::vector<double>& counts(std::size_t pairs);

  private:
    std::size_t resamples_for(std::size_t pairs) const;
    std::uint32_t seed_;
    int resamples_;
    std::map<std::size_t, std::vector<double>> counts_;
    std::mutex mutex_; ///< while they are drawn
};

} // namespace sim::inference
