/// The page of the result's format: every group, variable, axis and attribute of a file.
#pragma once

#include "sim/cli/sheet.h"
#include "sim/schema/layout.h"

#include <string>
#include <vector>

namespace sim::cli {

/// `groups` are those that are recorded and those that are reckoned of them. Besides, a file has what is made for every
/// model: root attributes, /progress, /scenario, and the axes arm, replicate and month.
std::vector<Sheet> layout_sheets(const std::string& model, const std::vector<schema::Group>& groups,
                                 const std::vector<schema::RecordTable>& tables);

} // namespace sim::cli
