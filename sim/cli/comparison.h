/// The comparison table: headline figures by arm, and paired differences to the baseline.
#pragma once

#include "sim/store/result_reader.h"

#include <string>

namespace sim::cli {

/// The table as text. Every figure is read from the file, none is kept from the run.
std::string comparison_table(const store::ResultReader& result);

} // namespace sim::cli
