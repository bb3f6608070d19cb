#include "models/alleviation/farm.h"

#include "sim/core/levels.h"
#include "sim/random/batch.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

/// Of a line that is low below the threshold and high above it.
float of_kinked_line(const FarmingParameters& p, float capital)
{
    const float above = std::max(0.0f, capital - p.threshold.real());
    return p.return_low.real() * capital + (p.return_high.real() - p.return_low.real()) * above;
}

/// Assets and what counts as such; nothing is no number that powers are taken of.
QIAO_TARGET_CLONES void add_base(std::size_t count, float base, float deflator, const float* __restrict capital,
                                 float* __restrict sums)
{
    for (std::size_t k = 0; k < count; ++k) sums[k] = std::max(1.0f, deflator * capital[k] + base);
}
QIAO_TARGET_CLONES void scale(std::size_t count, float factor, float less, float* __restrict numbers)
{
    for (std::size_t k = 0; k < count; ++k) numbers[k] = factor * (numbers[k] - less);
}

QIAO_TARGET_CLONES void invert(std::size_t count, float of_one, float* __restrict numbers)
{
    for (std::size_t k = 0; k < count; ++k) numbers[k] = of_one / numbers[k];
}

/// What the base alone would yield, before it is scaled.
float yield_of_base(const FarmingParameters& p)
{
    return p.capital_base.real() > 0 ? sim::hot::power(p.capital_base.real(), p.capital_exponent.real()) : 0.0f;
}

} // namespace

float yearly_yield(const FarmingParameters& p, float capital)
{
    float out = 0;
    yearly_yields(p, {&capital, 1}, 1, {&out, 1});
    return out;
}

void yearly_yields(const FarmingParameters& p, std::span<const float> capital, float prices, std::span<float> yields)
{
    if (p.returns.as<Returns>() == Returns::threshold) {
        for (std::size_t k = 0; k < yields.size(); ++k) yields[k] = of_kinked_line(p, capital[k] / prices);
        return;
    }
    add_base(yields.size(), p.capital_base.real(), 1.0f / prices, capital.data(), yields.data());
    sim::powers(yields, p.capital_exponent.real());
    scale(yields.size(), p.capital_scale.real(), yield_of_base(p), yields.data());
}

void assets_with_margin(const FarmingParameters& p, std::span<float> margins)
{
    if (p.returns.as<Returns>() == Returns::threshold) {
        const float low = p.return_low.real(), high = p.return_high.real();
        for (float& each : margins)
            each = each <= high ? std::numeric_limits<float>::max() : each <= low ? p.threshold.real() : 0.0f;
        return;
    }
    const float exponent = p.capital_exponent.real(), falls = 1.0f - exponent;
    // Where returns do not fall, what is worth a yuan is worth a million.
    const float least_fall = std::numeric_limits<float>::epsilon();
    invert(margins.size(), p.capital_scale.real() * exponent, margins.data());
    sim::powers(margins, 1.0f / std::max(least_fall, falls));
    scale(margins.size(), 1.0f, p.capital_base.real(), margins.data());
}

float assets_that_yield(const FarmingParameters& p, float yearly)
{
    const float scaled = yearly / p.capital_scale.real() + yield_of_base(p);
    return sim::hot::power(std::max(1.0f, scaled), 1.0f / p.capital_exponent.real()) - p.capital_base.real();
}

float level_of_yields(const District& district, const FarmingParameters& p)
{
    return district.environment.price_index *
           sim::hot::exp(p.growth.real() / months_of_year * static_cast<float>(district.clock.step));
}

float coming_surplus(const District& district, const FarmingParameters& p, std::size_t household)
{
    const auto& h = district.households;
    const float share = district.environment.coming_share;
    const float harvest = share * p.yield.real() * h.land[household] * sim::hot::exp(h.productivity[household]);
    const float kept = share * p.own_use.real() * static_cast<float>(h.members[household]);
    return std::max(0.0f, harvest - kept) * district.environment.price_index;
}

} // namespace alleviation
