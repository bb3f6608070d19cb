/// What the columns of exported tables mean, as a table itself.
#pragma once

#include "sim/cli/sheet.h"
#include "sim/store/table.h"

#include <string>
#include <utility>
#include <vector>

namespace sim::cli {

/// For each table a row of its own (role `table`), then one for each column in its order. `places` says for each table
/// where it is: a file or a sheet; `place` is the head of that column.
Sheet codebook(const std::string& place, const std::vector<std::pair<std::string, store::Table>>& places);

} // namespace sim::cli
