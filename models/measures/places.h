/// Measures of places in a distribution: percentiles, and shares of the top.
#pragma once

#include "models/measures/catalogue.h"

#include <span>

namespace measures {

/// The welfare at or below which a share of the weight lies: the least value that reaches it, and where that reaches it
/// exactly the mean of it and of the next (definition 2 of Hyndman & Fan 1996; Stata's and survey's `math`). Rounding
/// of weights counts as exact. NaN of nobody.
double percentile(const Distribution& welfare, double share);

/// Share of all welfare that the richest `share` of the weight have; the row at the mark is split. NaN where the sum is
/// not above zero.
double top_share(const Distribution& welfare, double share);

/// The measures of this page, by name, as catalogue() has those of poverty and inequality; reckoned of the user's own
/// tables, and not recorded by runs.
std::span<const Measure> place_catalogue();

} // namespace measures
