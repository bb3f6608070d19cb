/// Regions of one world, which live on their own, put together into the records of the whole.
#pragma once

#include "sim/schema/layout.h"
#include "sim/store/result_writer.h"

#include <vector>

namespace sim::run {

/// What one of `regions` records: axes along which regions stand side by side are as long as one region's part.
/// std::logic_error when such an axis cannot be divided, or the layout has tables, which cannot be put together.
schema::Layout layout_of_region(const schema::Layout& whole, std::size_t regions);

/// The records of a whole case from those of its regions, in their order: sums and weighted means, so that nothing
/// depends on which region was done first. What a region did not record is not counted; months that any region has not
/// reached are left out of what is added up, but stand where regions stand side by side.
store::Slab put_together(const schema::Layout& whole, const std::vector<store::Slab>& regions);

} // namespace sim::run
