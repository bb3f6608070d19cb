/// What a sweep's result says of a claim: how it stands by luck alone and over the assumptions, and where it does not.
#pragma once

#include "sim/cli/leading_factors.h"

#include <optional>
#include <set>
#include <string>

namespace sim::cli {

/// The assumptions that hold most of the points at which an effect goes the other way, or does not.
struct TurningBox {
    bool where_it_stands = false; ///< of the points at which it does not go the other way
    double coverage = 0;          ///< share of these that it holds
    double density = 0;           ///< share of its points that are such
    std::string sides;            ///< "needs.funds above 0.02, work.offers below 0.01"
    std::set<std::string> factors;
};
/// Nothing where no box can be told from chance.
std::optional<TurningBox> turning_box(const store::ResultReader& sweep, const std::string& arm);

struct ClaimInSweep {
    std::string en, zh, unit;
    double matters = 0; ///< the smallest difference that would
    struct Told {
        double mean = 0, low = 0, high = 0;
        std::string verdict; ///< supported, not supported or undecided
    } by_luck, over_assumptions;
    double stands = 0; ///< share of the points at which the effect is as the claim says
    std::optional<TurningBox> box;
    std::vector<LeadingFactor> leading;

    /// "It stands except where …", "It stands only where …"; empty where no assumptions tell it.
    std::string where() const;
    /// "needs.funds 40 % [25, 55], higher with it": the factors on which the effect hangs most.
    std::string depends_on() const;
};
/// Nothing where nothing is claimed, or not of an arm that was swept.
std::optional<ClaimInSweep> claim_in_sweep(const store::ResultReader& sweep);

} // namespace sim::cli
