/// What a result says of itself, and how it gets its place.
#pragma once

#include "sim/core/faults.h"
#include "sim/run/plan.h"
#include "sim/store/result_writer.h"

#include <string>

namespace sim::cli {

/// What the file of a run says of itself; `command_line` reproduces it.
store::Header header_of(const run::Plan& plan, const std::string& command_line, int threads);

/// An argument as one would type it in a shell: in single quotes where it needs them.
std::string for_a_shell(const std::string& argument);

/// Runs `open`, which takes the place of the result: one that cannot be written to is a fault of the command line,
/// found before anything is simulated.
template <class Open>
auto at_place(Open open)
{
    try {
        return open();
    } catch (const RunError& error) {
        throw InputError(std::string(error.what()) + "; choose another place with --out");
    }
}

} // namespace sim::cli
