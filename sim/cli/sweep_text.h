/// What a sweep says, as text.
#pragma once

#include "sim/store/result_reader.h"

#include <string>

namespace sim::cli {

/// For each figure each arm's effect with both intervals, luck alone and with the assumptions; what the spread is owed
/// to; on what most hangs; when it turns; what knowing more is worth. "" where the result is of no sweep.
std::string sweep_text(const store::ResultReader& result);

} // namespace sim::cli
