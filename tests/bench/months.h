#pragma once

namespace bench {

/// Registers the benchmarks of the poverty model's months. To be called from main: the phases that it lists are globals
/// of another file.
void register_months();

} // namespace bench
