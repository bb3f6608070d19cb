#include "models/alleviation/livelihoods/asset_losses.h"

#include "models/alleviation/chunks.h"
#include "sim/core/levels.h"

namespace alleviation {

namespace {

constexpr sim::Process loss{"loss of assets", "households"};

/// Below the chance a draw is evenly spread, and tells how much is lost.
QIAO_TARGET_CLONES void lose(std::size_t count, float chance, float most, const float* __restrict u,
                             float* __restrict capital)
{
    for (std::size_t k = 0; k < count; ++k) {
        const float lost = u[k] < chance ? most * u[k] / chance : 0.0f;
        capital[k] *= 1.0f - lost;
    }
}

} // namespace

void asset_losses(District& district, const AssetLossParameters& p)
{
    auto& h = district.households;
    const float chance = p.chance.real(), most = 2.0f * p.share.real();
    FirstDraws draws;
    const std::span<const std::uint32_t> identity = h.identity;
    for_each_chunk(h.rows(), [&](std::size_t first, std::size_t count) {
        const float* u = draws.uniforms(district, loss, identity.subspan(first, count));
        lose(count, chance, most, u, h.capital.data() + first);
    });
}

const Mechanism asset_losses_mechanism =
    mechanism<asset_losses>({.name = "asset_losses",
                             .chinese = "资产损失",
                             .section = "",
                             .meaning = "Animals die, tools and machines break, things are stolen: now and then a "
                                        "household loses part of its productive assets. Epidemics that strike a whole "
                                        "village are left out.",
                             .reads = "assets",
                             .writes = "households: capital"});

} // namespace alleviation
