#include "sim/inference/shared_luck.h"

#include "sim/random/key.h"

#include <Eigen/Dense>

#include <cmath>

namespace sim::inference {

namespace {

constexpr Process shared_luck{"luck of the value of information"};

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

} // namespace

SharedLuck::SharedLuck(const PointMeans& means, std::uint32_t seed)
    : plans_(means.plans), freedom_(means.shared_freedom), seed_(seed)
{
    if (means.shared_luck.empty()) return;
    const auto plans = static_cast<Eigen::Index>(plans_);
    const RowMajor luck = Eigen::Map<const RowMajor>(means.shared_luck.data(), plans, plans);
    const Eigen::SelfAdjointEigenSolver<RowMajor> parts(luck);
    const RowMajor root = parts.eigenvectors() * parts.eigenvalues().cwiseMax(0.0).cwiseSqrt().asDiagonal();
    root_.assign(root.data(), root.data() + root.size());
}

std::vector<double> SharedLuck::draw(std::uint32_t number) const
{
    std::vector<double> out(plans_, 0.0);
    if (root_.empty()) return out;
    Stream draw({seed_, number}, shared_luck, {0, 0}, 0);
    std::vector<double> normals(plans_);
    for (double& z : normals) z = static_cast<double>(draw.normal());
    double squares = 0;
    for (double k = 0; k < freedom_; ++k) squares += std::pow(static_cast<double>(draw.normal()), 2);
    const double spread = std::sqrt(freedom_ / squares);
    for (std::size_t p = 0; p < plans_; ++p)
        for (std::size_t k = 0; k < plans_; ++k) out[p] += root_[p * plans_ + k] * normals[k] * spread;
    return out;
}

} // namespace sim::inference
