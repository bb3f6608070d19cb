/// What is reckoned of a finished run: effects, winners and losers, effects by decile.
#pragma once

#include "sim/schema/layout.h"
#include "sim/store/result_writer.h"

#include <cstdint>
#include <vector>

namespace sim::experiment {

/// The axis of an effect's figures.
schema::Dimension effect_axis();

/// The groups of effects that follow from a layout: for each compared group one, with a last axis of figures, and for
/// each group of units one of winners and losers,
/// one of effects by decile and one of chances.
std::vector<schema::Group> effect_groups(const schema::Layout& layout);

/// Reckons them from what was recorded. `threads` work on them.
std::vector<store::Derived> derive_effects(const schema::Layout& layout, const store::ReadBack& read, std::size_t arms,
                                           std::size_t replicates, std::size_t baseline, std::uint32_t seed,
                                           int threads);

} // namespace sim::experiment
