/// What the hot passes over persons and households are made of: chunks that stay in cache, draws for a whole chunk.
#pragma once

#include "models/alleviation/district.h"
#include "sim/random/batch.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace alleviation {

inline constexpr std::size_t chunk_rows = 1024;
/// Calls `sweep(first, count)` over rows in chunks that stay in cache; smaller ones for who takes many numbers along.
template <std::size_t most = chunk_rows, class Sweep>
void for_each_chunk(std::size_t rows, Sweep sweep)
{
    static_assert(most <= chunk_rows);
    for (std::size_t first = 0; first < rows; first += most) sweep(first, rows - first < most ? rows - first : most);
}

/// Numbers for the entities of a chunk.
template <class T>
using Chunk = std::array<T, chunk_rows>;

/// Calls `visit(k)` for each mark that is not 0. Made for few marks among many: eight are looked at together.
template <class Visit>
void for_each_set(std::span<const std::uint8_t> marks, Visit visit)
{
    static_assert(std::endian::native == std::endian::little, "the first mark is the lowest byte of a word");
    constexpr std::size_t at_once = sizeof(std::uint64_t);
    constexpr std::uint64_t high = 0x8080808080808080u;
    std::size_t k = 0;
    for (; k + at_once <= marks.size(); k += at_once) {
        std::uint64_t eight;
        std::memcpy(&eight, &marks[k], at_once);
        // The highest bit of each byte that is not 0.
        for (std::uint64_t marked = (((eight & ~high) + ~high) | eight) & high; marked != 0; marked &= marked - 1)
            visit(k + static_cast<std::size_t>(std::countr_zero(marked)) / 8);
    }
    for (; k < marks.size(); ++k)
        if (marks[k]) visit(k);
}

/// The first draw of a chunk of entities, where one draw is enough; with the month given or the district's own.
struct FirstDraws {
    Chunk<std::uint32_t> words;
    Chunk<float> numbers;

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

/// The first four draws of a chunk of entities, as four arrays.
struct DrawChunk {
    std::array<Chunk<std::uint32_t>, 4> words;
    void fill(const District& district, sim::Process process, std::span<const std::uint32_t> entities)
    {
        std::uint32_t* const out[4] = {words[0].data(), words[1].data(), words[2].data(), words[3].data()};
        sim::draw_batch(district.randomness, process, entities, district.clock.step, out);
    }
};

} // namespace alleviation
