/// The command line that every model gets: run, check, show, describe; a program may add verbs and topics of its own.
#pragma once

#include "sim/cli/sheet.h"
#include "sim/schedule/model.h"

#include <boost/program_options.hpp>

#include <functional>
#include <string>
#include <vector>

namespace sim::cli {

/// A verb: what stands after it, what it is for, which options it takes, and what it does with them.
struct Verb {
    std::string name;
    std::string argument; ///< as the help shows it, e.g. "DATA.csv"
    std::string meaning;
    boost::program_options::options_description options;
    /// Returns the exit code. Throws InputError for what the user can mend.
    std::function<int(const boost::program_options::variables_map& given, const std::string& argument)> run;
    /// Whether the argument is a result, which may be damaged: the verb then runs in a process of its own.
    bool reads_result = false;
    std::size_t arguments = 1; ///< how many; the second stands in given["argument"]
    bool spreads = false;      ///< whether the processes of a team do it together; of others the first does it alone
    bool several = false;      ///< whether there may be several arguments
};

/// A topic of `describe`.
struct Topic {
    std::string name;
    std::function<std::vector<Sheet>()> sheets;
};

struct Program {
    std::vector<const Model*> models; ///< the first is the one that runs when a scenario names none
    std::vector<Verb> verbs;
    std::vector<Topic> topics;
};

/// Runs the verb that `arguments` name. Returns the exit code: 0 done, 1 the run failed, 2 the input or the command
/// line is wrong, 75 the result is incomplete and can be resumed.
int command_line(int argc, char** argv, const Program& program);

} // namespace sim::cli
