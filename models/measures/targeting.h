/// How well help reaches the poor: pure functions.
#pragma once

#include "models/measures/poverty.h"

namespace measures {

/// Who gets what, beside welfare before help (so that help itself does not lift anyone out of the comparison).
struct Targeting {
    double coverage = 0;         ///< beneficiaries among all
    double coverage_of_poor = 0; ///< beneficiaries among the poor
    double exclusion = 0;        ///< poor without benefit among the poor (under-coverage)
    double leakage = 0;          ///< beneficiaries who are not poor among beneficiaries (inclusion error)
    double differential = 0;     ///< coverage of the poor less that of others (Ravallion 2000)
    double index_poorest_40 = 0; ///< share of benefits to the poorest 40 % over 0.4 (Coady, Grosh & Hoddinott 2004)
    double index_poorest_20 = 0; ///< the same for the poorest 20 %
    double share_to_poor = 0;    ///< share of benefits that goes to the poor
};

/// Welfare with its places in rising order: sorted once, so that many benefits can be held against it. A view, as
/// Weighted is. std::invalid_argument when a value or a weight is not finite, or a weight negative.
class Ranked {
  public:
    explicit Ranked(Weighted weighted);
    const Weighted& weighted() const { return weighted_; }
    /// Places of the values, the lowest first.
    const std::vector<std::uint32_t>& rising() const { return rising_; }

  private:
    Weighted weighted_;
    std::vector<std::uint32_t> rising_;
};

/// `benefit` is what each gets, not negative; above zero makes a beneficiary. Shares without a denominator (no poor, no
/// benefit) are NaN. A weight that straddles the 20 or 40 % mark counts in part, equals in welfare by the same part
/// each. std::invalid_argument when lengths differ or a benefit is negative or not finite.
Targeting targeting(const Ranked& welfare, std::span<const double> benefit, Line line);
Targeting targeting(Weighted welfare, std::span<const double> benefit, Line line);

} // namespace measures
