/// `qiao measure DATA.csv`: the measures of a user's own table.
#pragma once

#include "sim/cli/command_line.h"

namespace measures {

sim::cli::Verb measure_verb();
/// The topic `measures` of `qiao describe`.
sim::cli::Topic measures_topic();

} // namespace measures
