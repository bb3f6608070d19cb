/// The verdict on a scenario's claim, read from the effects in its result.
#pragma once

#include "sim/run/plan.h"
#include "sim/store/result_reader.h"

#include <string>

namespace sim::cli {

/// The claim of a plan as an attribute of the result, or "" where there is none.
std::string claim_attribute(const run::Plan& plan);

/// The claim, the effect with its interval, and whether this model supports it: *supported* when the whole 95 %
/// interval lies beyond what matters on the side that the claim names, *not supported* when all of it lies on the
/// other side of that mark, otherwise *undecided*, with the reason where there is no interval. Below it the same
/// against the arms that the claim names beside. "" for a result without a claim.
std::string claim_text(const store::ResultReader& result);

} // namespace sim::cli
