/// The verbs that every model gets, each with its options.
#pragma once

#include "sim/cli/command_line.h"

namespace sim::cli {

/// What stands after an option or a verb, repeatable; none where it was not given.
inline std::vector<std::string> texts(const boost::program_options::variables_map& given, const char* name)
{
    return given.count(name) ? given[name].as<std::vector<std::string>>() : std::vector<std::string>{};
}

/// All verbs of a program, its own last. `typed`: the command line, as a result tells how to reproduce it.
std::vector<Verb> verbs_of(const Program& program, const std::string& typed);

} // namespace sim::cli
