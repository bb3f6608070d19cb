/// Which parts of slabs are written in one piece, because they stand side by side in the file.
#pragma once

#include "sim/store/slab.h"

#include <cstdint>
#include <vector>

namespace sim::store {

/// What is written of a group in one piece: months of one case, or all months of some that follow each other.
struct Stretch {
    std::uint64_t arm, replicate, cases, first, count;
    std::vector<const Slab::Part*> parts;
};

/// Those of a group with so many months. The slabs are in the order of arms and replicates.
std::vector<Stretch> stretches_of(const std::vector<Slab>& slabs, std::size_t group, std::size_t months);

} // namespace sim::store
