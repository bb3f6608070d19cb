/// Philox for many entities at once, on processors with AVX2 or AVX-512. The compiler's own vectoriser repacks 32-bit
/// words after every multiplication; here they stay in lanes of 64 bits, of which the lower half counts, and the even
/// and the odd entities go side by side: three times as fast. The numbers are the same.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__)
#define QIAO_PHILOX_X86

#include <immintrin.h>

#include <cstddef>
#include <cstdint>

// Each namespace says what a vector is; the rounds are the same text, compiled for either processor.

#pragma GCC push_options
#pragma GCC target("avx2")
namespace sim::philox_avx2 {
using Vector = __m256i;
inline constexpr std::size_t entities_at_once = 8;
inline Vector load(const std::uint32_t* words)
{
    return _mm256_loadu_si256(reinterpret_cast<const Vector*>(words));
}
inline Vector everywhere(std::uint32_t word)
{
    return _mm256_set1_epi32(static_cast<int>(word));
}
inline Vector product(Vector a, std::uint32_t b)
{
    return _mm256_mul_epu32(a, _mm256_set1_epi64x(b));
}
inline Vector upper(Vector a)
{
    return _mm256_srli_epi64(a, 32);
}
inline void store(std::uint32_t* words, Vector even, Vector odd)
{
    const Vector both = _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xaa);
    _mm256_storeu_si256(reinterpret_cast<Vector*>(words), both);
}
#include "sim/random/philox_rounds.inc"
} // namespace sim::philox_avx2
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx512f")
namespace sim::philox_avx512 {
using Vector = __m512i;
inline constexpr std::size_t entities_at_once = 16;
inline Vector load(const std::uint32_t* words)
{
    return _mm512_loadu_si512(words);
}
inline Vector everywhere(std::uint32_t word)
{
    return _mm512_set1_epi32(static_cast<int>(word));
}
// All lanes are named as wanted: without that GCC 12 warns of lanes it takes for uninitialised (GCC bug 105593).
inline constexpr __mmask8 all = 0xff;
inline Vector product(Vector a, std::uint32_t b)
{
    return _mm512_maskz_mul_epu32(all, a, _mm512_set1_epi64(b));
}
inline Vector upper(Vector a)
{
    return _mm512_maskz_srli_epi64(all, a, 32);
}
inline void store(std::uint32_t* words, Vector even, Vector odd)
{
    _mm512_storeu_si512(words, _mm512_mask_blend_epi32(0xaaaa, even, _mm512_maskz_slli_epi64(all, odd, 32)));
}
#include "sim/random/philox_rounds.inc"
} // namespace sim::philox_avx512
#pragma GCC pop_options
#endif
