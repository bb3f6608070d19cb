/// Penalised regression on a few factors or many: what a figure is on average where they have these values.
#pragma once

#include "sim/inference/factors.h"
#include "sim/inference/matrices.h"

#include <cstddef>
#include <span>
#include <vector>

namespace sim::inference {

/// How a regression on a group of factors is built.
enum class SmoothForm {
    nothing,      ///< no factor varies: a constant
    splines,      ///< one smooth curve, or levels
    interactions, ///< a curve for each factor, and products of each two
    polynomials,  ///< cubic in each factor, and products of each two where there are points enough
};

/// Columns for each point, and which of them are smoothed together. Numbers enter as normal scores of their ranks:
/// what is known when a factor is known does not depend on its unit, and long tails tear at nothing. Curves are cubic
/// B-splines whose second differences are penalised (Eilers & Marx 1996); few different values and levels have a column
/// each, drawn towards none.
struct SmoothBasis {
    SmoothForm form = SmoothForm::nothing;
    Matrix columns;                ///< [point × column], the first is constant, all others have mean zero
    std::vector<Matrix> penalties; ///< each over all columns; their weights are found by cross-validation
};
/// `rows` are the points that count.
SmoothBasis smooth_basis(const Factors& factors, std::span<const std::size_t> group, std::span<const std::size_t> rows);

/// One figure, smoothed.
struct Smooth {
    Vector coefficients;
    Matrix root;         ///< R with R·z, z standard normal, spread as the coefficients' doubt is, for a residual of 1
    double residual = 0; ///< standard deviation of what is left
    double freedom = 0;  ///< effective number of coefficients
};
/// Penalties' weights by generalised cross-validation, in which a coefficient counts 1.4 times (Kim & Gu 2004): without
/// that, one fit in several follows the noise.
Smooth smooth(const SmoothBasis& basis, const Vector& figure);

/// One figure over many factors, none of which explains much: no fit foretells it well, and one that is drawn towards
/// nothing varies less than the truth does. How much they explain together is known better than what each does.
struct ManyEffects {
    Smooth likeliest;
    /// Whether they explain anything, by the likelihood ratio of a one-sided test at 2.5 %.
    bool told = false;
    /// What else it could be, one as likely as the other: over what share of the variance they could explain.
    std::vector<Smooth> could_be;
};
/// Coefficients are taken as draws from distributions of mean nought whose variances are those of greatest restricted
/// likelihood (Patterson & Thompson 1971): the share that many small effects explain is then unbiased. The mean over
/// draws of the coefficients, `likeliest.coefficients + residual · root · z`, varies as the truth does.
ManyEffects many_effects(const SmoothBasis& basis, const Eigen::VectorXd& figure);

} // namespace sim::inference
