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

} // namespace sim::inference
