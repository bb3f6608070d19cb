/// Which plan is best, with a promised probability and as few replicates as that takes.
#pragma once

#include "sim/schema/layout.h"

#include <cstddef>
#include <span>
#include <vector>

namespace sim::inference {

/// What is promised, and how the search goes.
struct SelectionRule {
    schema::Good good = schema::Good::more; ///< which plans are better: those with more, or with less
    double promised = 0.95;                 ///< probability that the plan chosen is the best or within `indifference`
    double indifference = 1;                ///< a difference that would not change anybody's mind, in the figure's unit
    std::size_t first = 20;                 ///< replicates of every plan before any is given up; at least 2
    /// With the variances of the first replicates alone the promise holds exactly for normal figures (KN, Kim & Nelson
    /// 2001); with variances that each replicate improves fewer are needed, and it holds as the indifference goes to
    /// zero (KN++, Kim & Nelson 2006).
    bool improve_variances = false;
};

/// Fully sequential selection under common random numbers: told one replicate at a time, it gives up plans as soon as
/// another is surely better. All plans still in the race must live in the same random world, so that only differences
/// within a world count; how strongly plans go together is not assumed but measured.
class Selection {
  public:
    /// Throws std::invalid_argument for a rule that promises nothing: a probability below that of drawing lots or not
    /// below one, an indifference not above zero, fewer than two first replicates, no direction.
    Selection(std::size_t plans, const SelectionRule& rule);

    /// The plans of which the next replicate is needed, in their order; none when decided.
    std::span<const std::size_t> wanted() const { return racing_; }
    /// One world: the figure of each plan, by its number; those not wanted are not looked at. A world in which a wanted
    /// plan misses (NaN) is no comparison and is left out.
    void add(std::span<const double> values);

    bool decided() const { return decided_; }
    /// The plan chosen; before it is decided, the best so far.
    std::size_t best() const;
    /// Worlds that counted, for each plan.
    std::span<const std::size_t> replicates() const { return replicates_; }
    /// Mean of each plan over the worlds it was in; NaN before the first.
    std::vector<double> means() const;
    /// Worlds after which the race ends at the latest, by what is known now; 0 before the first replicates are there.
    std::size_t at_most() const { return at_most_; }

  private:
    double difference_variance(std::size_t a, std::size_t b) const;
    double bound_square(std::size_t worlds) const;
    void screen();

    SelectionRule rule_;
    std::size_t plans_;
    std::size_t worlds_ = 0;  ///< that counted
    std::size_t at_most_ = 0; ///< see above
    bool decided_ = false;
    std::vector<std::size_t> racing_;     ///< plans not given up
    std::vector<std::size_t> replicates_; ///< by plan
    std::vector<double> mean_;            ///< by plan, higher is better
    std::vector<double> together_;        ///< sums of products of deviations, [plan × plan]
    std::vector<double> first_variance_;  ///< of differences in the first replicates, [plan × plan]
    std::vector<double> deviation_;       ///< of the world being added
};

/// Shares out further replicates where each plan may have its own number (optimal computing budget allocation, Chen et
/// al. 2000): most where plans are close to the best and noisy. `means` and `variances` (of one replicate) are by plan,
/// `so_far` the replicates each has; returns how many more each gets, `more` in all. It promises no probability: it
/// makes the best of a budget that is given.
std::vector<std::size_t> allocate(std::span<const double> means, std::span<const double> variances,
                                  std::span<const std::size_t> so_far, std::size_t more, schema::Good good);

} // namespace sim::inference
