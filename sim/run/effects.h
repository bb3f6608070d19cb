/// Paired effects: what an arm changes against the baseline, the same random world with itself.
#pragma once

#include "sim/schema/layout.h"
#include "sim/store/result_writer.h"

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace sim::run {

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

/// Bootstrap resamples, shared by all effects over the same number of pairs.
class Bootstrap {
  public:
    explicit Bootstrap(std::uint32_t seed, int resamples = 1000) : seed_(seed), resamples_(resamples) {}

    /// One effect for each column. `arm` and `baseline` are [replicate × column]; a replicate that misses in either
    /// (NaN) is no pair.
    std::vector<Effect> effects(std::span<const double> arm, std::span<const double> baseline, std::size_t columns);

  private:
    std::size_t resamples_for(std::size_t pairs) const;
    /// How often each of n pairs is drawn, [resample × pair].
    const std::vector<double>& counts(std::size_t pairs);

    std::uint32_t seed_;
    int resamples_;
    std::map<std::size_t, std::vector<double>> counts_;
};

/// How many units gain and lose, over replicates. A change counts from one part in a hundred of the baseline's amount.
struct Winners {
    double winners = 0, losers = 0;           ///< mean share of units
    double winners_low = 0, winners_high = 0; ///< 95 % interval of the share of winners by Student's t
    double losers_low = 0, losers_high = 0;   ///< and of losers
    double mean_gain = 0, mean_loss = 0;      ///< of winners and of losers
};
inline constexpr std::string_view winner_figures[] = {"winners",    "losers",      "winners_low", "winners_high",
                                                      "losers_low", "losers_high", "mean_gain",   "mean_loss"};
/// `arm` and `baseline` are [replicate × unit]; units that miss in either are left out.
Winners winners_and_losers(std::span<const double> arm, std::span<const double> baseline, std::size_t units);

/// The groups of effects that follow from a layout: for each compared group one, with a last axis of figures, and for
/// each group of units one of winners and losers.
std::vector<schema::Group> effect_groups(const schema::Layout& layout);

/// Reckons them from what was recorded. `threads` work on them.
std::vector<store::Derived> derive_effects(const schema::Layout& layout, const store::ReadBack& read, std::size_t arms,
                                           std::size_t replicates, std::size_t baseline, std::uint32_t seed,
                                           int threads);

} // namespace sim::run
