/// Names of Eigen's that the statistics go by.
#pragma once

#include <Eigen/Dense>

#include <cstddef>

namespace sim::inference {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

/// A place, as Eigen counts.
inline Eigen::Index at(std::size_t i)
{
    return static_cast<Eigen::Index>(i);
}

} // namespace sim::inference
