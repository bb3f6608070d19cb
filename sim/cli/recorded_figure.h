/// One figure of a result over arms and replicates, and what a sample of it says.
#pragma once

#include "sim/store/result_reader.h"

#include <span>
#include <string>
#include <vector>

namespace sim::cli {

/// The cell of a variable under one label for each of its axes beside arm, replicate and month.
class RecordedFigure {
  public:
    /// Throws InputError when the result does not hold it.
    RecordedFigure(const store::ResultReader& result, const std::string& group, const std::string& variable,
                   const std::vector<std::string>& labels);

    /// `month` is the place among the months that are recorded; 0 for what is recorded once.
    double at(std::size_t arm, std::size_t replicate, std::size_t month) const;
    /// Of all replicates of an arm in one month.
    std::vector<double> of_arm(std::size_t arm, std::size_t month) const;
    std::size_t replicates() const { return array_.shape[1]; }
    const std::string& unit() const { return array_.unit; }

  private:
    store::Array array_;
    std::size_t months_ = 1, width_ = 1, cell_ = 0;
};

/// A mean with its 95 % interval by Student's t over replicates, those aside in which it is missing.
struct Estimate {
    double mean, low, high;
    std::size_t replicates = 0, missing = 0;

    bool known() const { return missing < replicates; }
    bool has_interval() const { return low == low; }
};

/// The mean of a sample; NaN is missing.
Estimate mean_estimate(std::span<const double> sample);
/// The ratio of two means over the same replicates, with an interval by linearisation.
Estimate ratio_estimate(std::span<const double> above, std::span<const double> below);

} // namespace sim::cli
