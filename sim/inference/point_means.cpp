#include "sim/inference/point_means.h"

#include "sim/inference/matrices.h"
#include "sim/inference/statistics.h"

#include <algorithm>
#include <cmath>

namespace sim::inference {

namespace {

/// A function of a symmetric matrix's eigenvalues.
template <typename Of>
Matrix by_eigenvalues(const Matrix& symmetric, const Of& of)
{
    const Eigen::SelfAdjointEigenSolver<Matrix> parts(symmetric);
    const double negligible = 1e-12 * std::max(0.0, parts.eigenvalues().maxCoeff());
    const Vector values =
        parts.eigenvalues().unaryExpr([&](double value) { return value > negligible ? of(value) : 0.0; });
    return parts.eigenvectors() * values.asDiagonal() * parts.eigenvectors().transpose();
}

/// The worlds that count, and what is left of them after the means of their points.
struct Left {
    std::vector<Vector> rests;
    std::vector<std::size_t> point, replicate; ///< of each; the point as a place among those counted
    std::vector<std::size_t> worlds;           ///< of each point counted
};

/// Covariances between plans of luck; empty where nothing is known of it.
struct Luck {
    Matrix own;    ///< of one world's, beside what its replicate shares over points
    Matrix shared; ///< of what the means over all replicates share
    double freedom = 0;
};
Luck luck_of(const Left& left, const PlanValues& values)
{
    std::vector<Vector> shared(values.replicates, Vector::Zero(at(values.plans)));
    std::vector<double> times(values.replicates, 0.0);
    for (std::size_t i = 0; i < left.rests.size(); ++i)
        if (left.worlds[left.point[i]] > 1) { // one world alone is its own mean
            shared[left.replicate[i]] += left.rests[i];
            times[left.replicate[i]] += 1;
        }
    Matrix squares = Matrix::Zero(at(values.plans), at(values.plans));
    double worlds = 0, means = 0;
    for (std::size_t i = 0; i < left.rests.size(); ++i)
        if (left.worlds[left.point[i]] > 1) {
            const Vector own = left.rests[i] - shared[left.replicate[i]] / times[left.replicate[i]];
            squares += own * own.transpose();
            worlds += 1;
        }
    for (const std::size_t n : left.worlds) means += n > 1 ? 1 : 0;
    for (const double n : times) means += n > 0 ? 1 : 0;
    const double freedom = worlds - means + 1; // of two-way means
    if (worlds == 0 || freedom <= 0) return {};
    const Matrix own = squares / freedom;
    double replicates = 0, by_own = 0; // by_own: what worlds' own luck adds to the means of replicates
    Matrix between = Matrix::Zero(squares.rows(), squares.cols());
    for (std::size_t r = 0; r < times.size(); ++r)
        if (times[r] > 0) {
            replicates += 1;
            by_own += 1 / times[r];
            between += shared[r] * shared[r].transpose() / (times[r] * times[r]);
        }
    const Matrix means_of_replicates = between / (replicates - 1);
    const Matrix common = by_eigenvalues(means_of_replicates - own * (by_own / replicates), [](double v) { return v; });
    return {own, common / replicates, replicates - 1};
}

} // namespace

bool PlanValues::whole(std::size_t point, std::size_t replicate) const
{
    for (std::size_t p = 0; p < plans; ++p)
        if (std::isnan(at(point, replicate, p))) return false;
    return true;
}

PointMeans point_means(const PlanValues& values)
{
    PointMeans out;
    out.plans = values.plans;
    out.luck_share.assign(values.plans, nan);
    Left left;
    std::vector<Vector> means;
    for (std::size_t point = 0; point < values.points(); ++point) {
        Vector sum = Vector::Zero(at(values.plans));
        std::size_t worlds = 0;
        for (std::size_t r = 0; r < values.replicates; ++r) {
            if (!values.whole(point, r)) continue;
            left.rests.emplace_back(at(values.plans));
            for (std::size_t p = 0; p < values.plans; ++p) left.rests.back()[at(p)] = values.at(point, r, p);
            sum += left.rests.back();
            left.point.push_back(means.size());
            left.replicate.push_back(r);
            ++worlds;
        }
        if (worlds == 0) continue;
        means.push_back(sum / static_cast<double>(worlds));
        left.worlds.push_back(worlds);
        out.points.push_back(point);
    }
    for (std::size_t i = 0; i < left.rests.size(); ++i) left.rests[i] -= means[left.point[i]];
    for (const Vector& m : means) out.plain.insert(out.plain.end(), m.data(), m.data() + m.size());
    out.without_luck = out.plain;

    const auto [luck, shared, shared_freedom] = luck_of(left, values);
    if (luck.size() == 0 || means.size() < 2) return out;
    out.shared_luck.assign(shared.data(), shared.data() + shared.size());
    out.shared_freedom = shared_freedom;
    Vector middle = Vector::Zero(at(values.plans));
    for (const Vector& m : means) middle += m / static_cast<double>(means.size());
    Matrix spread = Matrix::Zero(at(values.plans), at(values.plans));
    for (const Vector& m : means) spread += (m - middle) * (m - middle).transpose();
    spread /= static_cast<double>(means.size() - 1);
    double part = 0; // of one world's luck that is left in a mean
    for (const std::size_t n : left.worlds) part += 1 / static_cast<double>(n) / static_cast<double>(means.size());
    for (std::size_t p = 0; p < values.plans; ++p) {
        const double of = spread(at(p), at(p));
        out.luck_share[p] = of > 0 ? std::min(1.0, part * luck(at(p), at(p)) / of) : nan;
    }

    // The symmetric matrix that turns one covariance into the other moves the means least.
    const auto root = [](double value) { return std::sqrt(value); };
    const Matrix wanted = by_eigenvalues(spread - part * luck, [](double value) { return value; });
    const Matrix half = by_eigenvalues(spread, root);
    const Matrix inverse = by_eigenvalues(spread, [](double value) { return 1 / std::sqrt(value); });
    const Matrix draw_together = inverse * by_eigenvalues(half * wanted * half, root) * inverse;
    for (std::size_t i = 0; i < means.size(); ++i) {
        const Vector moved = middle + draw_together * (means[i] - middle);
        std::copy(moved.data(), moved.data() + moved.size(),
                  out.without_luck.begin() + static_cast<std::ptrdiff_t>(i * values.plans));
    }
    return out;
}

} // namespace sim::inference
