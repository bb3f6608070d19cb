/// What a household does when this month's money suffices neither for bills nor for subsistence although it borrowed,
/// sold assets and let the lender wait: it goes without care, takes a child out of school, goes hungry, in this order.
#pragma once

#include "models/alleviation/district.h"

namespace alleviation {

/// Lowers what a household means to pay, in fen, by what it lacks.
void cope(District& district, std::size_t household, std::int64_t lacks, std::int64_t& medical, std::int64_t& school,
          std::int64_t& subsistence);

} // namespace alleviation
