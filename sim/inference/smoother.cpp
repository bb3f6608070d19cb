#include "sim/inference/smoother.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace sim::inference {

namespace {

constexpr std::size_t few_values = 6;  ///< so many different values have a column each
constexpr std::size_t few_factors = 6; ///< so many have a curve each
constexpr Eigen::Index segments = 10;  ///< of a curve

/// One factor's columns.
struct Part {
    Matrix columns;             ///< of its curve or levels
    Matrix penalty;             ///< over these
    Matrix products;            ///< simple columns that are multiplied with other factors'
    std::vector<double> degree; ///< of these: levels have 1
};

void centre(Matrix& columns)
{
    columns.rowwise() -= columns.colwise().mean().eval();
}

/// Normal scores of ranks, equal values alike.
Vector normal_scores(const Vector& values)
{
    const auto count = static_cast<std::size_t>(values.size());
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[at(i)]; });
    const boost::math::normal standard;
    Vector out(values.size());
    for (std::size_t first = 0; first < count;) {
        std::size_t last = first;
        while (last < count && values[at(order[last])] == values[at(order[first])]) ++last;
        const double rank = static_cast<double>(first + last) / 2;
        const double score = boost::math::quantile(standard, rank / static_cast<double>(count));
        for (; first < last; ++first) out[at(order[first])] = score;
    }
    return out;
}

/// Cubic B-splines on even knots from the lowest value to the highest.
Matrix b_splines(const Vector& x)
{
    const double low = x.minCoeff(), width = (x.maxCoeff() - low) / static_cast<double>(segments);
    Matrix out = Matrix::Zero(x.size(), segments + 3);
    for (Eigen::Index i = 0; i < x.size(); ++i) {
        const double place = (x[i] - low) / width;
        const auto segment = std::min(segments - 1, static_cast<Eigen::Index>(place));
        const double t = place - static_cast<double>(segment), s = 1 - t;
        out(i, segment) = s * s * s / 6;
        out(i, segment + 1) = (3 * t * t * t - 6 * t * t + 4) / 6;
        out(i, segment + 2) = (3 * s * s * s - 6 * s * s + 4) / 6;
        out(i, segment + 3) = t * t * t / 6;
    }
    return out;
}

/// Powers of a number, each without what the lower ones hold, of length one a point.
Matrix powers(const Vector& x, Eigen::Index highest)
{
    Matrix out(x.size(), highest + 1);
    out.col(0).setOnes();
    Eigen::Index kept = 1;
    for (Eigen::Index d = 1; d <= highest; ++d) {
        Vector next = out.col(kept - 1).cwiseProduct(x);
        const double before = next.norm();
        for (int twice = 0; twice < 2; ++twice)
            for (Eigen::Index lower = 0; lower < kept; ++lower)
                next -= out.col(lower) * (out.col(lower).dot(next) / out.col(lower).squaredNorm());
        if (next.norm() <= 1e-8 * before) break; // too few different values
        out.col(kept++) = next * (std::sqrt(static_cast<double>(x.size())) / next.norm());
    }
    return out.middleCols(1, kept - 1);
}

/// `products`: the highest degree of the columns that are multiplied.
Part part_of(const Factors& factors, std::size_t factor, std::span<const std::size_t> rows, bool curve,
             Eigen::Index products)
{
    Vector values(at(rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i) values[at(i)] = factors.at(rows[i], factor);
    std::vector<double> different(values.data(), values.data() + values.size());
    std::ranges::sort(different);
    different.erase(std::unique(different.begin(), different.end()), different.end());
    Part out;
    if (different.size() < 2) return out;
    if (factors.levels[factor] > 0 || different.size() <= few_values) {
        out.columns = Matrix::Zero(values.size(), at(different.size()));
        for (Eigen::Index i = 0; i < values.size(); ++i)
            out.columns(i, std::ranges::lower_bound(different, values[i]) - different.begin()) = 1;
        centre(out.columns);
        out.penalty = Matrix::Identity(out.columns.cols(), out.columns.cols());
        out.products = out.columns;
        out.degree.assign(different.size(), 1.0);
        return out;
    }
    const Vector scores = normal_scores(values);
    const Matrix poly = powers(scores, std::max<Eigen::Index>(products, curve ? 1 : 3));
    if (curve) {
        out.columns = b_splines(scores);
        centre(out.columns);
        const Eigen::Index k = out.columns.cols();
        Matrix second = Matrix::Zero(k - 2, k);
        for (Eigen::Index i = 0; i + 2 < k; ++i) second.row(i).segment(i, 3) << 1, -2, 1;
        out.penalty = second.transpose() * second;
    } else {
        out.columns = poly.leftCols(std::min<Eigen::Index>(3, poly.cols()));
        out.penalty = Matrix::Identity(out.columns.cols(), out.columns.cols());
        for (Eigen::Index d = 0; d < out.columns.cols(); ++d)
            out.penalty(d, d) = static_cast<double>((d + 1) * (d + 1));
    }
    out.products = poly.leftCols(std::min(products, poly.cols()));
    for (Eigen::Index d = 0; d < out.products.cols(); ++d) out.degree.push_back(static_cast<double>(d + 1));
    return out;
}

/// Products of each two factors' columns.
void multiply(const std::vector<Part>& parts, std::vector<Vector>& columns, std::vector<double>& penalty)
{
    for (std::size_t a = 0; a < parts.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            for (Eigen::Index i = 0; i < parts[a].products.cols(); ++i)
                for (Eigen::Index j = 0; j < parts[b].products.cols(); ++j) {
                    columns.push_back(parts[a].products.col(i).cwiseProduct(parts[b].products.col(j)));
                    columns.back().array() -= columns.back().mean();
                    const double degree =
                        parts[a].degree[static_cast<std::size_t>(i)] + parts[b].degree[static_cast<std::size_t>(j)];
                    penalty.push_back(degree * degree / 4);
                }
}

} // namespace

SmoothBasis smooth_basis(const Factors& factors, std::span<const std::size_t> group, std::span<const std::size_t> rows)
{
    const bool curves = group.size() <= few_factors;
    const Eigen::Index products = group.size() < 2 ? 0 : group.size() <= 3 ? 3 : curves ? 2 : 1;
    std::vector<Part> parts;
    for (const std::size_t factor : group) {
        parts.push_back(part_of(factors, factor, rows, curves, products));
        if (parts.back().columns.cols() == 0) parts.pop_back();
    }
    SmoothBasis out;
    std::vector<Vector> pairs;
    std::vector<double> pair_penalty;
    std::size_t multiplied = 0, mains = 0;
    for (std::size_t a = 0; a < parts.size(); ++a) {
        mains += static_cast<std::size_t>(parts[a].columns.cols());
        for (std::size_t b = 0; b < a; ++b)
            multiplied += static_cast<std::size_t>(parts[a].products.cols() * parts[b].products.cols());
    }
    // More coefficients than a third of the points say little; of many factors, whose effects are drawn towards none by
    // what they explain together, as many as there are points. More than so many take long.
    constexpr std::size_t most_columns = 600;
    if (mains + multiplied <= std::min(rows.size() / (curves ? 3 : 1), most_columns))
        multiply(parts, pairs, pair_penalty);
    if (!parts.empty())
        out.form = parts.size() == 1 ? SmoothForm::splines
                   : curves          ? SmoothForm::interactions
                                     : SmoothForm::polynomials;
    const Eigen::Index all = 1 + at(mains + pairs.size());
    out.columns.resize(at(rows.size()), all);
    out.columns.col(0).setOnes();
    Eigen::Index next = 1;
    Matrix together = Matrix::Zero(all, all);
    for (const Part& part : parts) {
        const Eigen::Index k = part.columns.cols();
        out.columns.middleCols(next, k) = part.columns;
        if (curves) {
            out.penalties.push_back(Matrix::Zero(all, all));
            out.penalties.back().block(next, next, k, k) = part.penalty;
        } else {
            together.block(next, next, k, k) = part.penalty;
        }
        next += k;
    }
    if (!curves) out.penalties.push_back(together);
    if (pairs.empty()) return out;
    out.penalties.push_back(Matrix::Zero(all, all));
    for (std::size_t i = 0; i < pairs.size(); ++i, ++next) {
        out.columns.col(next) = pairs[i];
        out.penalties.back()(next, next) = pair_penalty[i];
    }
    return out;
}

namespace {

/// The regression as a function of the penalties' weights.
class Ridge {
  public:
    Ridge(const SmoothBasis& basis, const Vector& figure)
        : basis_(basis), square_(basis.columns.transpose() * basis.columns), right_(basis.columns.transpose() * figure),
          figure_square_(figure.squaredNorm()), points_(static_cast<double>(figure.size()))
    {
        // A weight of one is about as much as the points themselves say.
        for (const Matrix& penalty : basis.penalties) {
            double of_points = 0;
            for (Eigen::Index i = 0; i < penalty.rows(); ++i)
                if (penalty(i, i) > 0) of_points += square_(i, i);
            scale_.push_back(of_points / penalty.trace());
            ranks_.push_back(static_cast<double>((penalty.diagonal().array() > 0).count()));
        }
    }

    struct Fit {
        Vector coefficients;
        Eigen::LLT<Matrix> factor;
        double squares = 0, freedom = 0;
        double score = 0;     ///< of generalised cross-validation
        double deviance = 0;  ///< −2 × the logarithm of the restricted likelihood, up to a constant
        double residual = 0;  ///< by that likelihood
        double explained = 0; ///< share of the variance that the coefficients' distribution has
    };
    Fit at_weights(const std::vector<double>& exponents) const
    {
        Matrix sum = square_, penalty = Matrix::Zero(square_.rows(), square_.cols());
        double logarithms = 0; // of the coefficients' own distribution
        for (std::size_t b = 0; b < exponents.size(); ++b) {
            const double weight = scale_[b] * std::pow(10.0, exponents[b]);
            penalty += weight * basis_.penalties[b];
            logarithms += ranks_[b] * std::log(weight);
        }
        sum += penalty;
        // Columns of one factor add up to nothing; what is far below rounding of the rest makes that no matter.
        sum.diagonal().array() += 1e-9 * square_.diagonal().mean();
        Fit fit;
        fit.factor.compute(sum);
        fit.coefficients = fit.factor.solve(right_);
        fit.squares = std::max(0.0, figure_square_ - 2 * fit.coefficients.dot(right_) +
                                        fit.coefficients.dot(square_ * fit.coefficients));
        const double all = fit.squares + fit.coefficients.dot(penalty * fit.coefficients);
        const double log_determinant = 2 * Matrix(fit.factor.matrixL()).diagonal().array().log().sum();
        fit.deviance = all > 0 ? (points_ - 1) * std::log(all) + log_determinant - logarithms : 0.0;
        fit.residual = std::sqrt(std::max(0.0, all / (points_ - 1)));
        double signal = 0;
        for (Eigen::Index i = 0; i < penalty.rows(); ++i)
            if (penalty(i, i) > 0) signal += square_(i, i) / points_ / penalty(i, i);
        fit.explained = signal / (1 + signal);
        return fit;
    }
    /// The fit with what cross-validation says of it, which takes longer.
    Fit validated(const std::vector<double>& exponents) const
    {
        Fit fit = at_weights(exponents);
        fit.freedom = fit.factor.solve(square_).trace();
        const double left = points_ - 1.4 * fit.freedom;
        fit.score = left > 0 ? fit.squares / (left * left) : std::numeric_limits<double>::infinity();
        return fit;
    }
    double freedom(const Fit& fit) const { return fit.factor.solve(square_).trace(); }

  private:
    const SmoothBasis& basis_;
    Matrix square_;
    Vector right_;
    double figure_square_, points_;
    std::vector<double> scale_, ranks_;
};

constexpr double farthest = 8; ///< exponents are looked for between this and its negative

/// Exponents of the penalties' weights with the least score, downhill from weights of one.
template <typename Score>
std::vector<double> least(std::size_t count, const Score& score)
{
    std::vector<double> out(count, 0.0);
    double best = score(out);
    for (const double pace : {2.0, 1.0, 0.5, 0.25})
        for (std::size_t b = 0; b < count; ++b)
            for (const double direction : {1.0, -1.0})
                for (;;) { // as long as it goes
                    std::vector<double> next = out;
                    next[b] += direction * pace;
                    if (std::abs(next[b]) > farthest) break;
                    const double there = score(next);
                    if (!(there < best)) break;
                    best = there;
                    out = std::move(next);
                }
    return out;
}

/// `level`: what was taken off the figure before.
Smooth smooth_of(const Ridge::Fit& fit, double level)
{
    Smooth out;
    out.coefficients = fit.coefficients;
    out.coefficients[0] += level;
    const Matrix lower = fit.factor.matrixL();
    out.root = lower.transpose().triangularView<Eigen::Upper>().solve(Matrix::Identity(lower.rows(), lower.cols()));
    out.freedom = fit.freedom;
    out.residual = fit.residual;
    return out;
}

} // namespace

Smooth smooth(const SmoothBasis& basis, const Vector& figure)
{
    const double level = figure.mean();
    const Ridge ridge(basis, figure.array() - level); // small numbers lose less when squares are taken apart
    const auto fit = ridge.validated(
        least(basis.penalties.size(), [&](const auto& exponents) { return ridge.validated(exponents).score; }));
    Smooth out = smooth_of(fit, level);
    const double left = static_cast<double>(figure.size()) - fit.freedom;
    out.residual = left > 0 ? std::sqrt(fit.squares / left) : 0.0;
    return out;
}

ManyEffects many_effects(const SmoothBasis& basis, const Vector& figure)
{
    const double level = figure.mean();
    const Ridge ridge(basis, figure.array() - level);
    const std::size_t count = basis.penalties.size();
    const auto likeliest = least(count, [&](const auto& exponents) { return ridge.at_weights(exponents).deviance; });
    auto fit = ridge.at_weights(likeliest);
    fit.freedom = ridge.freedom(fit);
    ManyEffects out{smooth_of(fit, level), false, {}};
    constexpr double one_sided = 3.84; // of a variance that cannot be below nought
    out.told = ridge.at_weights(std::vector<double>(count, farthest)).deviance - fit.deviance > one_sided;

    // All weights greater or smaller together, each as likely as the figure makes it where every share of the variance
    // is as likely as another beforehand.
    constexpr double step = 0.125, reach = 4;
    constexpr int draws = 20;
    std::vector<std::vector<double>> along;
    std::vector<double> chances;
    double before = 1, sum = 0; // the share that is explained falls from one weight to the next
    for (double shift = -reach; shift <= reach; shift += step) {
        auto exponents = likeliest;
        for (double& exponent : exponents) exponent = std::min(exponent + shift, farthest);
        const auto here = ridge.at_weights(exponents);
        sum += std::exp((fit.deviance - here.deviance) / 2) * std::max(0.0, before - here.explained);
        before = here.explained;
        along.push_back(std::move(exponents));
        chances.push_back(sum);
    }
    std::size_t place = 0, made = along.size();
    for (int d = 0; d < draws; ++d) {
        while (place + 1 < along.size() && chances[place] < (d + 0.5) / draws * sum) ++place;
        out.could_be.push_back(made == place ? out.could_be.back() : smooth_of(ridge.at_weights(along[place]), level));
        made = place;
    }
    return out;
}

} // namespace sim::inference
