/// The verbs whose outcome is a result: run, sweep, resume, merge, rerun.
#pragma once

#include "sim/cli/command_line.h"
#include "sim/cli/verbs.h"

namespace sim::cli {

/// `typed`: what the shell was given, as a result tells how to reproduce it.
std::vector<Verb> verbs_that_write(const Models& models, const std::string& typed);

} // namespace sim::cli
