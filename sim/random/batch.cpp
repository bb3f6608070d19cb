#include "sim/random/batch.h"

#include "sim/core/levels.h"
#include "sim/random/philox_x86.h"

namespace sim {

namespace {

/// Philox4x32-10, written out over plain integers because the library's arrays keep g++ from vectorising.
struct Words {
    std::uint32_t c0, c1, c2, c3;

    [[gnu::always_inline]] void mix(std::uint32_t k0, std::uint32_t k1)
    {
        for (int round = 0; round < 10; ++round) {
            const std::uint64_t p0 = std::uint64_t{0xD2511F53u} * c0;
            const std::uint64_t p1 = std::uint64_t{0xCD9E8D57u} * c2;
            c0 = static_cast<std::uint32_t>(p1 >> 32) ^ c1 ^ k0;
            c1 = static_cast<std::uint32_t>(p1);
            c2 = static_cast<std::uint32_t>(p0 >> 32) ^ c3 ^ k1;
            c3 = static_cast<std::uint32_t>(p0);
            k0 += 0x9E3779B9u;
            k1 += 0xBB67AE85u;
        }
    }
};

// The loops take everything by value: a field read through a reference would stop the vectoriser.

QIAO_TARGET_CLONES void all_four(std::uint32_t seed, std::uint32_t replicate, std::uint32_t process, std::uint32_t when,
                                 std::size_t count, const std::uint32_t* __restrict entity,
                                 std::uint32_t* __restrict w0, std::uint32_t* __restrict w1,
                                 std::uint32_t* __restrict w2, std::uint32_t* __restrict w3)
{
#pragma GCC ivdep
    for (std::size_t i = 0; i < count; ++i) {
        Words words{process, entity[i], 0, when};
        words.mix(seed, replicate);
        w0[i] = words.c0;
        w1[i] = words.c1;
        w2[i] = words.c2;
        w3[i] = words.c3;
    }
}

QIAO_TARGET_CLONES void first_of_four(std::uint32_t seed, std::uint32_t replicate, std::uint32_t process,
                                      std::uint32_t when, std::size_t count, const std::uint32_t* __restrict entity,
                                      std::uint32_t* __restrict first)
{
#pragma GCC ivdep
    for (std::size_t i = 0; i < count; ++i) {
        Words words{process, entity[i], 0, when};
        words.mix(seed, replicate);
        first[i] = words.c0;
    }
}

QIAO_TARGET_CLONES void first_of_pairs(std::uint32_t seed, std::uint32_t replicate, std::uint32_t process,
                                       std::uint32_t when, std::size_t count, const std::uint32_t* __restrict entity,
                                       const std::uint32_t* __restrict other, std::uint32_t* __restrict first)
{
#pragma GCC ivdep
    for (std::size_t i = 0; i < count; ++i) {
        Words words{process, entity[i], other[i], when};
        words.mix(seed, replicate);
        first[i] = words.c0;
    }
}

QIAO_TARGET_CLONES void to_uniforms(std::size_t count, const std::uint32_t* __restrict word, float* __restrict out)
{
    for (std::size_t i = 0; i < count; ++i) out[i] = hot::unit(word[i]);
}

QIAO_TARGET_CLONES void to_normals(std::size_t count, const std::uint32_t* __restrict word, float* __restrict out)
{
    for (std::size_t i = 0; i < count; ++i) out[i] = hot::normal_quantile(hot::unit(word[i]));
}

QIAO_TARGET_CLONES void to_exponentials(std::size_t count, float* __restrict number)
{
    for (std::size_t i = 0; i < count; ++i) number[i] = hot::exp(number[i]);
}

QIAO_TARGET_CLONES void to_logarithms(std::size_t count, float* __restrict number)
{
    for (std::size_t i = 0; i < count; ++i) number[i] = hot::log(number[i]);
}

QIAO_TARGET_CLONES void to_powers(std::size_t count, float* __restrict number, float exponent)
{
    for (std::size_t i = 0; i < count; ++i) number[i] = hot::power(number[i], exponent);
}

std::uint32_t month_word(int month)
{
    return static_cast<std::uint32_t>(month) & 0xffffu;
}

/// As many entities as the processor's own form takes; the loops above do the rest, or all.
std::size_t in_vectors([[maybe_unused]] Randomness randomness, [[maybe_unused]] Process process,
                       [[maybe_unused]] std::span<const std::uint32_t> entities, [[maybe_unused]] int month,
                       [[maybe_unused]] std::uint32_t* const* words, [[maybe_unused]] std::size_t draws)
{
#ifdef QIAO_PHILOX_X86
    static const auto fill = __builtin_cpu_supports("avx512f") ? philox_avx512::fill
                             : __builtin_cpu_supports("avx2")  ? philox_avx2::fill
                                                               : nullptr;
    if (fill)
        return fill(randomness.seed, randomness.replicate, process.number, month_word(month), entities.size(),
                    entities.data(), words, draws);
#endif
    return 0;
}

/// For who listens: the first numbers of many.
void note(Process process, std::span<const std::uint32_t> entities, std::span<const std::uint32_t> others,
          const std::uint32_t* words)
{
    if (!random_detail::noted) return;
    for (std::size_t i = 0; i < entities.size(); ++i)
        random_detail::noted->push_back({process, {entities[i], others.empty() ? 0 : others[i]}, hot::unit(words[i])});
}

} // namespace

void draw_batch(Randomness randomness, Process process, std::span<const std::uint32_t> entities, int month,
                std::uint32_t* const words[4])
{
    const std::size_t done = in_vectors(randomness, process, entities, month, words, 4);
    all_four(randomness.seed, randomness.replicate, process.number, month_word(month), entities.size() - done,
             entities.data() + done, words[0] + done, words[1] + done, words[2] + done, words[3] + done);
    note(process, entities, {}, words[0]);
}

void draw_first(Randomness randomness, Process process, std::span<const std::uint32_t> entities, int month,
                std::uint32_t* words)
{
    const std::size_t done = in_vectors(randomness, process, entities, month, &words, 1);
    first_of_four(randomness.seed, randomness.replicate, process.number, month_word(month), entities.size() - done,
                  entities.data() + done, words + done);
    note(process, entities, {}, words);
}

void draw_first(Randomness randomness, Process process, std::span<const std::uint32_t> entities,
                std::span<const std::uint32_t> others, int month, std::uint32_t* words)
{
    first_of_pairs(randomness.seed, randomness.replicate, process.number, month_word(month), entities.size(),
                   entities.data(), others.data(), words);
    note(process, entities, others, words);
}

void uniforms(std::span<const std::uint32_t> words, float* out)
{
    to_uniforms(words.size(), words.data(), out);
}

void normals(std::span<const std::uint32_t> words, float* out)
{
    to_normals(words.size(), words.data(), out);
}

void exponentials(std::span<float> numbers)
{
    to_exponentials(numbers.size(), numbers.data());
}

void logarithms(std::span<float> numbers)
{
    to_logarithms(numbers.size(), numbers.data());
}

void powers(std::span<float> numbers, float exponent)
{
    to_powers(numbers.size(), numbers.data(), exponent);
}

} // namespace sim
