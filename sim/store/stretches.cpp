#include "sim/store/stretches.h"

#include <utility>

namespace sim::store {

namespace {

/// Adds a part to months of the same case that it goes on from, or else as a stretch of its own.
void add_to_stretches(std::vector<Stretch>& stretches, const Slab& slab, const Slab::Part& part)
{
    const auto arm = static_cast<std::uint64_t>(slab.arm), replicate = static_cast<std::uint64_t>(slab.replicate);
    if (!stretches.empty()) {
        auto& last = stretches.back();
        if (last.arm == arm && last.replicate == replicate && last.first + last.count == part.first) {
            last.count += part.count;
            last.parts.push_back(&part);
            return;
        }
    }
    stretches.push_back({arm, replicate, 1, part.first, part.count, {&part}});
}

void join_whole_cases(std::vector<Stretch>& stretches, std::size_t months)
{
    std::vector<Stretch> joined;
    for (auto& next : stretches) {
        const bool goes_on = !joined.empty() && joined.back().count == months && next.count == months &&
                             joined.back().arm == next.arm &&
                             joined.back().replicate + joined.back().cases == next.replicate;
        if (!goes_on) {
            joined.push_back(std::move(next));
            continue;
        }
        ++joined.back().cases;
        joined.back().parts.insert(joined.back().parts.end(), next.parts.begin(), next.parts.end());
    }
    stretches = std::move(joined);
}

} // namespace

std::vector<Stretch> stretches_of(const std::vector<Slab>& slabs, std::size_t group, std::size_t months)
{
    std::vector<Stretch> out;
    for (const auto& slab : slabs)
        for (const auto& part : slab.parts)
            if (part.group == group && part.count > 0) add_to_stretches(out, slab, part);
    join_whole_cases(out, months);
    return out;
}

} // namespace sim::store
