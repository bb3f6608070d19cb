/// What an arm costs against what it brings, as text.
#pragma once

#include "sim/store/result_reader.h"

#include <string>

namespace sim::cli {

/// Cost of one unit of each outcome, by arm, and the social return; "" when the result holds none.
std::string costs_text(const store::ResultReader& result);

} // namespace sim::cli
