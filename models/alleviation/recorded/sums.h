/// Sums of what is said of each household or person: a loop of its own for every amount, so that it vectorises.
#pragma once

#include "models/alleviation/chunks.h"
#include "sim/core/levels.h"

#include <concepts>

namespace alleviation {

/// A chunk of households; `lives` is 1 for each that counts and has members and 0 for the others (once as a byte, once
/// as a number to multiply by), `gap` the shortfall of its income from the line, as a share of it.
struct Rows {
    std::size_t first, count;
    bool all; ///< whether each that has members counts
    const std::uint8_t* lives;
    const double *times, *gap;
};
using Sum = double (*)(const District&, Rows);

/// The sum of at most a chunk of numbers, as many sums side by side: no order that hangs on the processor's vectors.
double sum_of_reals(std::span<const double> numbers);

/// The sum of `value(k)` for k below `count`, at most a chunk. Whole numbers are added up exactly.
template <class Value>
[[gnu::always_inline]] inline double sum_of(std::size_t count, Value value)
{
    using Number = decltype(value(std::size_t{}));
    if constexpr (std::same_as<Number, sim::Fen>) {
        std::int64_t fen = 0;
        for (std::size_t k = 0; k < count; ++k) fen += value(k).count();
        return sim::Fen(fen).yuan();
    } else if constexpr (std::integral<Number>) {
        static_assert(sizeof(Number) == 1, "the sum of a chunk fits into 32 bits");
        std::uint32_t total = 0;
        for (std::size_t k = 0; k < count; ++k) total += value(k);
        return total;
    } else {
        Chunk<double> numbers;
        for (std::size_t k = 0; k < count; ++k) numbers[k] = value(k);
        return sum_of_reals(std::span(numbers).first(count));
    }
}

/// The sum of what `amount` says of each household that has members: a truth, a small count, money, or a real number.
template <auto amount>
QIAO_TARGET_CLONES double sum(const District& district, Rows rows)
{
    using Number = decltype(amount(district, std::size_t{}));
    return sum_of(rows.count, [&](std::size_t k) {
        const Number each = amount(district, rows.first + k);
        if constexpr (std::same_as<Number, sim::Fen>)
            return sim::Fen(each.count() & -std::int64_t{rows.lives[k]});
        else if constexpr (std::integral<Number>)
            return static_cast<std::uint8_t>(each & -rows.lives[k]);
        else
            return rows.times[k] * static_cast<double>(each);
    });
}

/// The sum of what `amount` says of each household's poverty gap, as often as it has members.
template <auto amount>
QIAO_TARGET_CLONES double sum_of_gaps(const District& district, Rows rows)
{
    return sum_of(rows.count, [&](std::size_t k) {
        return static_cast<double>(district.households.members[rows.first + k]) * amount(district, rows.gap[k]);
    });
}

template <auto amount>
QIAO_TARGET_CLONES double sum_of_persons(const Persons& persons, std::size_t first, std::size_t count)
{
    return sum_of(count, [&](std::size_t k) { return amount(persons, first + k); });
}
/// The same of those who are `counted`. Truths and numbers are looked at in loops of their own, which vectorise.
template <auto counted, auto amount>
QIAO_TARGET_CLONES double sum_of_persons(const Persons& persons, std::size_t first, std::size_t count)
{
    Chunk<std::uint8_t> counts;
    for (std::size_t k = 0; k < count; ++k) counts[k] = counted(persons, first + k);
    Chunk<float> times;
    for (std::size_t k = 0; k < count; ++k) times[k] = static_cast<float>(counts[k]);
    return sum_of(count, [&](std::size_t k) { return static_cast<double>(times[k] * amount(persons, first + k)); });
}

/// The sum of `add(first, count)` over the rows of their members, who stand in the order of their households.
template <class Add>
double over_members(const District& district, Rows rows, Add add)
{
    const auto& h = district.households;
    double total = 0;
    if (rows.all) {
        const std::size_t last = rows.first + rows.count - 1, end = h.first_member[last] + h.members[last];
        for (std::size_t begin = h.first_member[rows.first]; begin < end; begin += chunk_rows)
            total += add(begin, std::min(chunk_rows, end - begin));
    } else {
        for (std::size_t i = rows.first; i < rows.first + rows.count; ++i)
            if (rows.lives[i - rows.first]) total += add(h.first_member[i], h.members[i]);
    }
    return total;
}

/// The sum of what `amount` says of each of their members.
template <auto amount>
double sum_of_members(const District& district, Rows rows)
{
    return over_members(district, rows, [&](std::size_t first, std::size_t count) {
        return sum_of_persons<amount>(district.persons, first, count);
    });
}
/// Of those who are `counted` alone.
template <auto counted, auto amount>
double sum_of_members(const District& district, Rows rows)
{
    return over_members(district, rows, [&](std::size_t first, std::size_t count) {
        return sum_of_persons<counted, amount>(district.persons, first, count);
    });
}

} // namespace alleviation
