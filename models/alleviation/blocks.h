/// What the hot passes over persons and households are made of: pieces that stay in cache, draws for a whole piece, and
/// sums by household.
#pragma once

#include "models/alleviation/state.h"
#include "sim/random/batch.h"

#include <algorithm>
#include <array>

namespace alleviation {

inline constexpr std::size_t block_rows = 1024;
/// Calls `sweep(first, count)` over rows in pieces that stay in cache.
template <class Sweep>
void by_blocks(std::size_t rows, Sweep sweep)
{
    for (std::size_t first = 0; first < rows; first += block_rows)
        sweep(first, rows - first < block_rows ? rows - first : block_rows);
}

/// Sums `value(person)` over the members of each of `count` households, in the members' order.
template <class T, class Value>
void sum_members(const District& district, std::size_t first, std::size_t count, T* sums, Value value)
{
    if (district.persons.rows() == 0) return void(std::fill_n(sums, count, T{}));
    const std::uint32_t* first_member = district.households.first_member.data() + first;
    const std::uint8_t* members = district.households.members.data() + first;
    const std::size_t last = district.persons.rows() - 1;
    // The first members without branches on how many there are: most households have no more.
    constexpr std::size_t usual = 4;
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t begin = first_member[k], n = members[k];
        T sum{};
        for (std::size_t m = 0; m < usual; ++m) {
            const T each = value(begin + m < last ? begin + m : last);
            sum += m < n ? each : T{};
        }
        for (std::size_t m = usual; m < n; ++m) sum += value(begin + m);
        sums[k] = sum;
    }
}

/// Numbers for the entities of a block.
template <class T>
using Block = std::array<T, block_rows>;

/// The first draw of a block of entities, where one draw is enough; with the month given or the district's own.
struct FirstDraws {
    Block<std::uint32_t> words;
    Block<float> numbers;

    const float* uniforms(const District& district, sim::Process process, std::span<const std::uint32_t> entities)
    {
        sim::draw_first(district.randomness, process, entities, district.clock.step, words.data());
        sim::uniforms(std::span(words).first(entities.size()), numbers.data());
        return numbers.data();
    }
    const float* normals(const District& district, sim::Process process, std::span<const std::uint32_t> entities,
                         int month)
    {
        sim::draw_first(district.randomness, process, entities, month, words.data());
        sim::normals(std::span(words).first(entities.size()), numbers.data());
        return numbers.data();
    }
};

/// The first four draws of a block of entities, as four arrays.
struct DrawBlock {
    std::array<Block<std::uint32_t>, 4> words;
    void fill(const District& district, sim::Process process, std::span<const std::uint32_t> entities)
    {
        std::uint32_t* const out[4] = {words[0].data(), words[1].data(), words[2].data(), words[3].data()};
        sim::draw_batch(district.randomness, process, entities, district.clock.step, out);
    }
    float uniform(std::size_t k, std::size_t i) const { return sim::hot::unit(words[k][i]); }
};

} // namespace alleviation
