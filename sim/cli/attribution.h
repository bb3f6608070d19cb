/// Who did it, as text.
#pragma once

#include "sim/store/result_reader.h"

#include <string>

namespace sim::cli {

/// Each player's share of an effect; "" when the result holds none.
std::string attribution_text(const store::ResultReader& result);

} // namespace sim::cli
