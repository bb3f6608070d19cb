#include "sim/inference/resampling.h"

#include "sim/inference/statistics.h"
#include "sim/random/key.h"

#include <algorithm>
#include <cmath>

namespace sim::inference {

namespace {
constexpr Process drawn_again{"resampled rows"};
constexpr std::size_t of_one_stream = 1u << 16; ///< draws
} // namespace

void draw_again(const Resampling& resampling, int b, std::span<double> counts)
{
    std::fill(counts.begin(), counts.end(), 0.0);
    for (std::size_t first = 0; first < counts.size(); first += of_one_stream) {
        Stream draw({resampling.seed, 0}, drawn_again,
                    {static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(first / of_one_stream)}, 0);
        for (std::size_t k = first; k < std::min(first + of_one_stream, counts.size()); ++k)
            counts[static_cast<std::uint64_t>(draw()) * counts.size() >> 32] += 1;
    }
}

Estimate with_interval(double value, std::vector<double>& resampled)
{
    std::erase_if(resampled, [](double x) { return std::isnan(x); });
    if (std::isnan(value) || resampled.empty()) return {value, nan, nan};
    std::sort(resampled.begin(), resampled.end());
    return {value, quantile_of_sorted(resampled, 0.025), quantile_of_sorted(resampled, 0.975)};
}

} // namespace sim::inference
