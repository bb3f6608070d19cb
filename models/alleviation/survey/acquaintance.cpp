#include "models/alleviation/survey/acquaintance.h"

#include "models/alleviation/chunks.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process hearsay{"hearsay", "households"};
constexpr float nobody_known = 0.001f; ///< a chance to know a household below which a supplier is passed over

/// Suppliers near enough that some households are known to them.
std::span<const std::uint32_t> near_suppliers(District& district, const KnowledgeParameters& knowledge)
{
    auto& near = district.scratch.list;
    near.clear();
    for (std::uint32_t s = 0; s < district.suppliers.size(); ++s) {
        const Supplier& supplier = district.suppliers[s];
        const float distance = supplier.parameters->distance.real();
        if (takes_part(supplier) && sim::hot::exp(-distance / knowledge.acquaintance.real()) >= nobody_known)
            near.push_back(s);
    }
    return near;
}

} // namespace

void acquaintance(District& district, const AcquaintanceParameters& p, const KnowledgeParameters& knowledge)
{
    const auto near = near_suppliers(district, knowledge);
    const auto& h = district.households;
    const float each = p.hears.real(), any = std::min(1.0f, each * static_cast<float>(near.size()));
    if (any <= 0) return;
    FirstDraws draws;
    Chunk<std::uint8_t> possible;
    const std::span<const std::uint32_t> identity = h.identity;
    for_each_chunk(h.rows(), [&](std::size_t first, std::size_t count) {
        const float* u = draws.uniforms(district, hearsay, identity.subspan(first, count));
        mark_needy_below(h, first, count, any, u, possible.data());
        for_each_set(std::span(possible).first(count), [&](std::size_t k) {
            // One draw tells which of the near suppliers would hear of it.
            const auto which = static_cast<std::size_t>(u[k] / any * static_cast<float>(near.size()));
            const std::size_t i = first + k, supplier = near[std::min(which, near.size() - 1)];
            if (!acquainted(district, knowledge, i, supplier) || !may_help(district, supplier, i)) return;
            for (std::size_t n = 0; n < need_count; ++n) {
                const auto need = static_cast<Need>(n);
                if (h.need[n][i] > 0 && answers(district.suppliers[supplier], need))
                    request(district, i, need, supplier, Linker::acquaintance);
            }
        });
    });
}

const Mechanism acquaintance_mechanism = mechanism<acquaintance>(
    {.name = "acquaintance",
     .chinese = "熟人介绍",
     .section = "二(二)",
     .meaning = "A supplier's people know some households, near ones rather than far ones, and now and then hear what "
                "these lack, without anybody's survey or platform.",
     .reads = "needs, distance",
     .writes = "households: requested; requests: all"});

} // namespace alleviation
