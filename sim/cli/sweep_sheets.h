/// What a sweep says as tables, for pages and programs.
#pragma once

#include "sim/cli/sheet.h"
#include "sim/store/result_reader.h"

#include <vector>

namespace sim::cli {

/// Effects with both intervals, whose the spread is, where it turns or how its claim stands, what it is worth to know
/// more, and what the parameters are that are named. InputError where the sweep was not finished.
std::vector<Sheet> sweep_sheets(const store::ResultReader& sweep);

} // namespace sim::cli
