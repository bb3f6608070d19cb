/// The command line that every model gets: run, check, show, describe.
#pragma once

#include "sim/schedule/model.h"

#include <vector>

namespace sim::cli {

/// Runs the verb that `arguments` name. Returns the exit code: 0 done, 1 the run failed, 2 the input or the command
/// line is wrong. The first model is the one that runs when a scenario names none.
int command_line(int argc, char** argv, const std::vector<const Model*>& models);

} // namespace sim::cli
