/// The verbs that every model gets, each with its options.
#pragma once

#include "sim/cli/command_line.h"

namespace sim::cli {

/// All verbs of a program, its own last. `typed`: the command line, as a result tells how to reproduce it.
std::vector<Verb> verbs_of(const Program& program, const std::string& typed);

} // namespace sim::cli
