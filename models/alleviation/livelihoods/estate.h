#pragma once

#include "models/alleviation/district.h"

namespace alleviation {

/// Settles what a household leaves behind whose last member died, and leaves an empty row: no money, goods, land,
/// debts, entitlements, records or ties to organisations. Its debts are paid out of its cash, and by relatives where
/// that does not reach; relatives take the rest of the cash, the stock of produce and the productive assets; land and
/// shares fall back to the village. From then on nothing that passes over households finds anything to do.
void settle_estate(District& district, std::size_t household);

} // namespace alleviation
