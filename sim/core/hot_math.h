/// exp, log and the normal quantile for the hot loops: inline, branch-free, in single precision, from +, −, ×, ÷ and
/// bit operations only. Together with -ffp-contract=off they give the same bits on every processor, compiler and
/// C library, which libm does not promise. Relative errors are below 2e-7 for exp and log, 1e-6 for the quantile.
/// Also exact conversions between 64-bit integers and real numbers, which loops over money are made of.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

namespace sim::hot {

/// e^x; saturates below −87 and above 88.
inline float exp(float x)
{
    x = x < -87.0f ? -87.0f : x;
    x = x > 88.0f ? 88.0f : x;
    // x = k·ln2 + r with |r| ≤ ln2/2; ln2 in two parts keeps r exact.
    const float scaled = x * 1.44269504f;
    const auto k = static_cast<std::int32_t>(scaled + (scaled < 0 ? -0.5f : 0.5f));
    const auto kf = static_cast<float>(k);
    const float r = (x - kf * 0.693359375f) + kf * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    return p * std::bit_cast<float>((k + 127) << 23);
}

/// Natural logarithm of a positive, normal number.
inline float log(float x)
{
    // x = 2^k · m with m in [√½, √2).
    const std::int32_t bits = std::bit_cast<std::int32_t>(x);
    const std::int32_t shifted = bits - 0x3f3504f3;
    const std::int32_t k = shifted >> 23;
    const float m = std::bit_cast<float>(bits - (k << 23)) - 1.0f;
    const auto kf = static_cast<float>(k);
    float p = 7.0376836292e-2f;
    p = p * m - 1.1514610310e-1f;
    p = p * m + 1.1676998740e-1f;
    p = p * m - 1.2420140846e-1f;
    p = p * m + 1.4249322787e-1f;
    p = p * m - 1.6668057665e-1f;
    p = p * m + 2.0000714765e-1f;
    p = p * m - 2.4999993993e-1f;
    p = p * m + 3.3333331174e-1f;
    const float m2 = m * m;
    return ((p * m * m2 - kf * 2.12194440e-4f) - 0.5f * m2) + m + kf * 0.693359375f;
}

/// x^a for positive x.
inline float power(float x, float a)
{
    return exp(a * log(x));
}

/// 1 / (1 + e^−x).
inline float logistic(float x)
{
    return 1.0f / (1.0f + exp(-x));
}

/// The standard normal quantile (rational approximations of Wichura 1988, algorithm AS 241, PPND7): the same uniform
/// number gives a higher value for a higher u, so worlds that share u stay close.
inline float normal_quantile(float u)
{
    const float q = u - 0.5f;
    const float centre = 0.180625f - q * q;
    const float inner =
        q *
        (((5.9109374720e+01f * centre + 1.5929113202e+02f) * centre + 5.0434271938e+01f) * centre + 3.3871327179e+00f) /
        (((6.7187563600e+01f * centre + 7.8757757664e+01f) * centre + 1.7895169469e+01f) * centre + 1.0f);
    const float tail = q < 0 ? u : 1.0f - u;
    const float r = std::sqrt(-log(tail < 1e-30f ? 1e-30f : tail));
    const float near = r - 1.6f;
    const float middle =
        (((1.7023821103e-01f * near + 1.3067284816e+00f) * near + 2.7568153900e+00f) * near + 1.4234372777e+00f) /
        ((1.2021132975e-01f * near + 7.3700164250e-01f) * near + 1.0f);
    const float far = r - 5.0f;
    const float outer =
        (((1.7337203997e-02f * far + 4.2868294337e-01f) * far + 3.0812263860e+00f) * far + 6.6579051150e+00f) /
        ((1.2258202635e-02f * far + 2.4197894225e-01f) * far + 1.0f);
    const float outside = r <= 5.0f ? middle : outer;
    const float magnitude = q < 0 ? -outside : outside;
    return (q < 0 ? -q : q) <= 0.425f ? inner : magnitude;
}

/// A random 32-bit word as a number in the open interval (0, 1), never 0 and never 1: the middle of one of 2²³ equal
/// parts. With one bit more the highest would round to 1.
inline float unit(std::uint32_t word)
{
    return (static_cast<float>(word >> 9) + 0.5f) * 0x1p-23f;
}

/// A whole number as a real number; exact, and the same as a cast, from −2⁵¹ to 2⁵¹. Only AVX-512 has the cast in
/// vectors; this is an addition and a subtraction everywhere.
inline double real(std::int64_t whole)
{
    constexpr double middle = 0x1.8p52; // where the last bit of a double counts ones
    return std::bit_cast<double>(whole + std::bit_cast<std::int64_t>(middle)) - middle;
}

/// The whole part of a number from 0 to 2⁵¹; the same as a cast.
inline std::int64_t whole(double number)
{
    constexpr double middle = 0x1.8p52;
    const double nearest = number + middle;
    return std::bit_cast<std::int64_t>(nearest) - std::bit_cast<std::int64_t>(middle) - (nearest - middle > number);
}

} // namespace sim::hot
