/// The verbs of the command line. Each throws InputError or RunError.
#pragma once

#include "sim/cli/sheet.h"
#include "sim/run/plan.h"
#include "sim/run/run.h"

#include <string>
#include <vector>

namespace sim::cli {

using Models = std::vector<const Model*>;

struct RunOptions {
    run::Request request;
    std::string out; ///< empty: beside where the program was started, named after the scenario
    int threads = 0;
    bool quiet = false;
    bool force = false;
    std::string command_line;
};

/// Runs a scenario, writes its result, prints the comparison table. Returns 1 when it was interrupted.
int run_scenario(const Models& models, const RunOptions& options);
/// Reads and checks a scenario, and says what it would run.
void check_scenario(const Models& models, const run::Request& request);
/// Prints what a result holds.
void show_result(const Models& models, const std::string& path);
/// Prints documentation. `topic`: parameters, mechanisms, output or schema; `format`: text, json or markdown.
void describe(const Models& models, const std::string& model, const std::string& topic, const std::string& format);

/// The program's version and commit, as in a result's attributes.
std::string version_text();

} // namespace sim::cli
