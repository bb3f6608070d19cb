/// YAML text → a tree of values that know where they were written.
#pragma once

#include "sim/schema/node.h"

#include <string>

namespace sim::scenario {

/// Parses one YAML document. `file` is what origins name. Faults: syntax, keys written twice, keys that are no single
/// value, more than a million values or a depth of more than a hundred.
schema::Node parse_yaml(const std::string& text, const std::string& file, Faults& faults);

} // namespace sim::scenario
