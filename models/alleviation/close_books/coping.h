/// What a household does when neither this month's money nor a loan suffices for more than comfort, in order: sell
/// assets, let the lender wait, go without care, take a child out of school, go hungry.
#pragma once

#include "models/alleviation/state.h"

namespace alleviation {

/// What a household means to pay this month, in fen. Coping lowers it until cash suffices.
struct Budget {
    std::int64_t debt_service = 0; ///< interest and repayment
    std::int64_t medical = 0;
    std::int64_t school = 0;
    std::int64_t subsistence = 0; ///< of consumption, in cash
    std::int64_t comfort = 0;     ///< consumption beyond subsistence

    std::int64_t total() const { return debt_service + medical + school + subsistence + comfort; }
};

/// Changes cash (assets sold) and the budget until the budget can be paid.
void cope(District& district, std::size_t household, Budget& budget);

} // namespace alleviation
