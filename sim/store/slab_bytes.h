/// What cases recorded, and which are finished, as bytes, for the journal and for other processes of the same program.
#pragma once

#include "sim/store/finished.h"
#include "sim/store/slab.h"

#include <string>
#include <string_view>

namespace sim::store {

/// Of this machine's byte order; from_bytes() of the same program reads it back to the last bit.
std::string to_bytes(const Slab& slab);
/// std::length_error when they are cut short.
Slab from_bytes(std::string_view bytes);

/// Of regions that are there only which they are, and not what they recorded.
std::string to_bytes(const Finished& finished);
Finished finished_from(std::string_view bytes);

} // namespace sim::store
