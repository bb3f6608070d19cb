/// Luck that all points of a sweep share, because they live the same few random worlds: what the means over points of
/// all plans could be off by, together.
#pragma once

#include "sim/inference/point_means.h"

#include <cstdint>
#include <vector>

namespace sim::inference {

class SharedLuck {
  public:
    SharedLuck(const PointMeans& means, std::uint32_t seed);
    /// By plan, one draw of what it could be; as Student's t, since few replicates say little of their own spread.
    /// Nought where nothing is known of luck.
    std::vector<double> draw(std::uint32_t number) const;

  private:
    std::size_t plans_;
    double freedom_;
    std::uint32_t seed_;
    std::vector<double> root_; ///< [plan × plan], of its covariance; empty where nothing is known
};

} // namespace sim::inference
