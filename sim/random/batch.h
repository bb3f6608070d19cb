/// Random numbers and their maths for many entities at once: what the hot loops of a model are made of. Each is one
/// small loop over plain arrays that vectorises, compiled for every level of the processor; the numbers are those that
/// the scalar forms in key.h and hot_math.h give.
#pragma once

#include "sim/random/key.h"

#include <span>

namespace sim {

/// The first four draws of each of `entities`, the same numbers as their streams give. `words[k]` receives draw k.
void draw_batch(Randomness randomness, Process process, std::span<const std::uint32_t> entities, int month,
                std::uint32_t* const words[4]);
/// The first draw alone.
void draw_first(Randomness randomness, Process process, std::span<const std::uint32_t> entities, int month,
                std::uint32_t* words);

/// The first draw of each pair of an entity and another.
void draw_first(Randomness randomness, Process process, std::span<const std::uint32_t> entities,
                std::span<const std::uint32_t> others, int month, std::uint32_t* words);

/// hot::unit of each word.
void uniforms(std::span<const std::uint32_t> words, float* out);
/// Standard normal numbers: hot::normal_quantile of hot::unit of each word.
void normals(std::span<const std::uint32_t> words, float* out);
/// hot::exp of each number, in place.
void exponentials(std::span<float> numbers);
/// hot::log of each positive number, in place.
void logarithms(std::span<float> numbers);
/// hot::power of each positive number, in place.
void powers(std::span<float> numbers, float exponent);

} // namespace sim
