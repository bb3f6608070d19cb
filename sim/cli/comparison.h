/// The comparison table: headline figures by arm, and paired differences to the baseline.
#pragma once

#include "sim/store/result_reader.h"

#include <string>

namespace sim::cli {

/// The table as text. Every figure is read from the file, none is kept from the run.
/// With a sweep of the same scenario beside it, each effect with the interval over the assumptions, too; InputError
/// where it is of another model or baseline.
std::string comparison_table(const store::ResultReader& result, const store::ResultReader* sweep = nullptr);

} // namespace sim::cli
