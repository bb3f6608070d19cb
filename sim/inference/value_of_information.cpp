#include "sim/inference/value_of_information.h"

#include "sim/inference/shared_luck.h"
#include "sim/inference/smoother.h"
#include "sim/inference/statistics.h"
#include "sim/random/key.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace sim::inference {

namespace {

constexpr Process redrawn_points{"points of the value of information"};
constexpr Process coefficients{"coefficients of partial information"};
constexpr std::uint32_t resamples = 200;

/// What the best plan of each point is worth beyond the plan that is best on average.
double gain(const Matrix& benefits)
{
    return benefits.rowwise().maxCoeff().mean() - benefits.colwise().mean().maxCoeff();
}

Matrix matrix_of(const std::vector<double>& rows, std::size_t columns)
{
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const RowMajor>(rows.data(), at(rows.size() / columns), at(columns));
}

/// Points drawn again, and what luck that all points share may have moved plans' means by.
class Redrawn {
  public:
    Redrawn(const PointMeans& means, std::uint32_t seed)
        : points_(means.count()), plans_(means.plans), seed_(seed), luck_(means, seed)
    {
    }
    /// How often each point is drawn, as a share.
    Vector weights(std::uint32_t draw_number) const
    {
        Vector out = Vector::Zero(at(points_));
        for_each_point(draw_number, [&](std::size_t, std::size_t chosen) { out[at(chosen)] += 1; });
        return out / static_cast<double>(points_);
    }
    template <typename Do>
    void for_each_point(std::uint32_t draw_number, const Do& act) const
    {
        Stream draw({seed_, draw_number}, redrawn_points, {0, 0}, 0);
        for (std::size_t i = 0; i < points_; ++i)
            act(i, static_cast<std::size_t>((static_cast<std::uint64_t>(draw()) * points_) >> 32));
    }
    /// By plan.
    Vector shift(std::uint32_t draw_number) const
    {
        const auto drawn = luck_.draw(draw_number);
        return Eigen::Map<const Vector>(drawn.data(), at(plans_));
    }

  private:
    std::size_t points_, plans_;
    std::uint32_t seed_;
    SharedLuck luck_;
};

/// `bias`: what is taken off. `gains`: what the gain could have come to, as far off from the estimate as that is from
/// the truth.
Worth worth_of(double gain, double bias, std::vector<double> gains)
{
    Worth out;
    out.value = std::max(0.0, gain - bias);
    if (gains.size() < 2) return out;
    const double low = quantile_of(gains, 0.025), high = quantile_of(gains, 0.975);
    out.error = (high - low) / (2 * normal_975);
    out.low = std::clamp(low - 2 * bias, 0.0, out.value);
    out.high = std::max(high, out.value);
    return out;
}

/// Each replicate in turn is valued by the plan that the others choose.
double chosen_by_others(const PlanValues& values, const PointMeans& means, const Matrix& plain)
{
    Eigen::Index usual = 0;
    plain.colwise().mean().maxCoeff(&usual);
    double sum = 0;
    for (std::size_t i = 0; i < means.count(); ++i) {
        double of_point = 0, worlds = 0;
        for (std::size_t r = 0; r < values.replicates; ++r) worlds += values.whole(means.points[i], r) ? 1 : 0;
        if (worlds < 2) {
            sum += plain(at(i), usual);
            continue;
        }
        for (std::size_t r = 0; r < values.replicates; ++r) {
            if (!values.whole(means.points[i], r)) continue;
            std::size_t best = 0;
            double highest = -std::numeric_limits<double>::infinity();
            for (std::size_t p = 0; p < values.plans; ++p) {
                const double others = worlds * plain(at(i), at(p)) - values.at(means.points[i], r, p);
                if (others <= highest) continue;
                highest = others;
                best = p;
            }
            of_point += values.at(means.points[i], r, best);
        }
        sum += of_point / worlds;
    }
    return sum / static_cast<double>(means.count()) - plain.colwise().mean().maxCoeff();
}

} // namespace

PerfectInformation perfect_information(const PlanValues& net_benefits, std::uint32_t seed)
{
    if (net_benefits.plans == 0) throw std::invalid_argument("nothing is to be decided without plans");
    const PointMeans means = point_means(net_benefits);
    PerfectInformation out;
    if (means.count() == 0) return out;
    const Matrix plain = matrix_of(means.plain, net_benefits.plans);
    out.at_most = gain(plain);
    if (means.shared_luck.empty()) return out;
    const Matrix benefits = matrix_of(means.without_luck, net_benefits.plans);
    out.at_least = std::max(0.0, chosen_by_others(net_benefits, means, plain));
    const Redrawn redrawn(means, seed);
    const std::size_t size = net_benefits.replicates * net_benefits.plans;
    std::vector<double> drawn(means.count() * size), gains;
    for (std::uint32_t b = 0; b < resamples; ++b) {
        redrawn.for_each_point(b, [&](std::size_t i, std::size_t chosen) {
            const auto from = net_benefits.values.subspan(means.points[chosen] * size, size);
            std::ranges::copy(from, drawn.begin() + static_cast<std::ptrdiff_t>(i * size));
        });
        const auto again = point_means({drawn, net_benefits.replicates, net_benefits.plans});
        const Matrix moved = matrix_of(again.without_luck, net_benefits.plans).rowwise() + redrawn.shift(b).transpose();
        gains.push_back(gain(moved));
    }
    out.worth = worth_of(gain(benefits), 0.0, std::move(gains));
    return out;
}

PartialInformation partial_information(const PlanValues& net_benefits, const Factors& factors,
                                       std::span<const std::size_t> group, const PartialRule& rule, std::uint32_t seed)
{
    if (net_benefits.plans == 0) throw std::invalid_argument("nothing is to be decided without plans");
    if (factors.points() != net_benefits.points())
        throw std::invalid_argument("each point needs a value of each factor");
    for (const std::size_t factor : group)
        if (factor >= factors.count()) throw std::invalid_argument("a factor does not exist");
    const PointMeans means = point_means(net_benefits);
    PartialInformation out;
    const Matrix benefits = matrix_of(means.plain, net_benefits.plans);
    const Eigen::Index points = benefits.rows(), others = benefits.cols() - 1;
    if (points < 3) return out;
    const SmoothBasis basis = smooth_basis(factors, group, means.points);
    const bool many = basis.form == SmoothForm::polynomials;
    Matrix fitted = Matrix::Zero(points, others + 1), rests(points, others);
    std::vector<Smooth> curves;
    std::vector<std::vector<Smooth>> could_be; // of many factors, [other plan]
    bool told = !many;
    double all = 0, left = 0;
    out.freedom = 0;
    for (Eigen::Index d = 0; d < others; ++d) {
        const Vector difference = benefits.col(d + 1) - benefits.col(0);
        if (many) {
            auto effects = many_effects(basis, difference);
            told = told || effects.told;
            curves.push_back(std::move(effects.likeliest));
            could_be.push_back(std::move(effects.could_be));
        } else {
            curves.push_back(smooth(basis, difference));
        }
        fitted.col(d + 1) = basis.columns * curves.back().coefficients;
        rests.col(d) = difference - fitted.col(d + 1);
        all += (difference.array() - difference.mean()).square().sum();
        left += rests.col(d).squaredNorm();
        out.freedom = std::max(out.freedom, curves.back().freedom);
    }
    out.explained = all > 0 ? std::max(0.0, 1 - left / all) : 0.0;
    out.plain = gain(fitted);

    // What is left goes together between plans, and so does the doubt about their curves.
    Matrix together = rests.transpose() * rests;
    const Vector inverse = together.diagonal().unaryExpr([](double v) { return v > 0 ? 1 / std::sqrt(v) : 0.0; });
    together = inverse.asDiagonal() * together * inverse.asDiagonal();
    together.diagonal().setConstant(1 + 1e-9); // plans may be alike
    const Matrix mix = together.llt().matrixL();
    const Redrawn redrawn(means, seed);
    double doubted = 0; // gains by curves that are drawn anew
    std::vector<double> gains;
    Matrix drawn = Matrix::Zero(points, others + 1), normals(basis.columns.cols(), others);
    const auto draw_curves = [&](const auto& curve_of) {
        for (Eigen::Index d = 0; d < others; ++d) {
            const Smooth& curve = curve_of(static_cast<std::size_t>(d));
            const Vector of_plan = normals * mix.row(d).transpose();
            drawn.col(d + 1) = basis.columns * (curve.coefficients + curve.root * of_plan * curve.residual);
        }
    };
    for (std::size_t s = 0; s < rule.draws; ++s) {
        for (Eigen::Index d = 0; d < others; ++d) {
            Stream draw({seed, static_cast<std::uint32_t>(s)}, coefficients, {static_cast<std::uint32_t>(d), 0}, 0);
            for (Eigen::Index k = 0; k < normals.rows(); ++k) normals(k, d) = static_cast<double>(draw.normal());
        }
        draw_curves([&](std::size_t d) -> const Smooth& { return curves[d]; });
        doubted += gain(drawn) / static_cast<double>(rule.draws);
        if (many) draw_curves([&](std::size_t d) -> const Smooth& { return could_be[d][s % could_be[d].size()]; });
        const Vector weights = redrawn.weights(static_cast<std::uint32_t>(s));
        const Matrix moved = drawn.rowwise() + redrawn.shift(static_cast<std::uint32_t>(s)).transpose();
        gains.push_back(weights.dot(moved.rowwise().maxCoeff()) - (weights.transpose() * moved).maxCoeff());
    }
    if (rule.draws == 0 || !many) {
        out.worth = worth_of(out.plain, rule.draws > 0 ? doubted - out.plain : 0.0, std::move(gains));
    } else {
        // A fit to many factors varies less than the truth, and draws of it as much.
        out.worth = worth_of(doubted, 0.0, std::move(gains));
        if (!told) out.worth.low = 0;
    }
    return out;
}

} // namespace sim::inference
