#include "models/alleviation/recorded/sums.h"

#include "sim/core/levels.h"

namespace alleviation {

namespace {

constexpr std::size_t lanes = 32; // several vectors, because an addition waits for the one before

QIAO_TARGET_CLONES void add_lanes(std::size_t rounds, const double* __restrict number, double* __restrict sums)
{
    double lane[lanes] = {};
    for (std::size_t k = 0; k < rounds; ++k)
        for (std::size_t l = 0; l < lanes; ++l) lane[l] += number[k * lanes + l];
    for (std::size_t l = 0; l < lanes; ++l) sums[l] = lane[l];
}

} // namespace

double sum_of_reals(std::span<const double> numbers)
{
    std::array<double, lanes> sums;
    const std::size_t rounds = numbers.size() / lanes;
    add_lanes(rounds, numbers.data(), sums.data());
    for (std::size_t k = rounds * lanes; k < numbers.size(); ++k) sums[0] += numbers[k];
    double out = 0;
    for (const double part : sums) out += part;
    return out;
}

} // namespace alleviation
