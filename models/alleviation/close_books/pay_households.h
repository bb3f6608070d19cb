/// Payments to all households, each its amount.
#pragma once

#include "models/alleviation/chunks.h"
#include "sim/core/levels.h"

namespace alleviation {

/// Pays each household of a chunk its amount.
inline void pay_from(District& district, Holder payer, std::size_t first, std::span<const std::int64_t> amounts,
                     For what)
{
    district.ledger.pay_each(account(payer), kind(Holder::household), first, amounts, purpose(what));
}

/// Pays what `entitle(first, count, amounts)` says of each chunk of households.
template <class Entitle>
void pay_each_chunk(District& district, Holder payer, For what, Entitle entitle)
{
    Chunk<std::int64_t> amounts;
    for_each_chunk(district.household_count(), [&](std::size_t first, std::size_t count) {
        entitle(first, count, amounts.data());
        pay_from(district, payer, first, std::span(amounts).first(count), what);
    });
}

/// So much for each unit of what households have, in fen; nothing where nobody is left.
void times_rate(std::size_t count, float rate, const std::uint8_t* members, const float* has, std::int64_t* amounts);

} // namespace alleviation
