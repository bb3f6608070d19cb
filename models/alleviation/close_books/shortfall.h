/// What households lack for subsistence and bills.
#pragma once

#include "models/alleviation/definitions.h"
#include "models/alleviation/district.h"
#include "models/alleviation/welfare.h"

#include <algorithm>

namespace alleviation {

/// What subsistence and bills take beyond larder and cash, in yuan; bills and cash are in fen. `own_food` is the share
/// of subsistence for which the larder can stand.
inline float beyond_cash(float subsistence, float own_food, float larder, std::int64_t bills, std::int64_t cash)
{
    const float eaten = std::min(larder, own_food * subsistence);
    const float due = static_cast<float>(sim::hot::real(bills)) / fen_of_yuan;
    return std::max(0.0f, subsistence - eaten + due - yuan_of(cash));
}

/// What a household lacks this month for subsistence and bills beyond its cash, in yuan.
inline float shortfall(const District& district, const WelfareParameters& welfare, std::size_t household)
{
    const auto& h = district.households;
    const float subsistence = district.environment.subsistence * static_cast<float>(h.members[household]);
    return beyond_cash(subsistence, welfare.own_food.real(), h.larder[household],
                       h.medical_due[household] + h.school_due[household],
                       district.ledger.balances(kind(Holder::household))[household]);
}

} // namespace alleviation
