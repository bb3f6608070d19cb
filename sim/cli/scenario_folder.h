/// Scenarios of a folder that are run one after the other for what they say, and whose results nobody keeps.
#pragma once

#include "sim/cli/verbs.h"
#include "sim/store/result_reader.h"

#include <functional>
#include <string>
#include <vector>

namespace sim::cli {

/// The scenarios of a folder by name, or the one that is named itself. Throws InputError where there are none.
std::vector<std::string> scenarios_at(const std::string& place);

/// Throws InputError with all faults of all scenarios, before any is run. `missing`: what a plan lacks that it is run
/// for, as a fault; empty where it lacks nothing.
void check_all(const Models& models, const std::vector<std::string>& scenarios, const run::Request& request,
               const std::function<std::string(const run::Plan&)>& missing);

/// Runs scenarios one after the other with `run`, which is run_scenario or sweep_scenario; `look` is shown each and its
/// result. Returns the highest exit status, at once where it is above 1.
int run_alone(const Models& models, const std::vector<std::string>& scenarios, const FolderOptions& options,
              int (*run)(const Models&, const RunOptions&),
              const std::function<void(const std::string& scenario, const store::ResultReader& result)>& look);

/// How each of the scenarios at a place is run by itself: "qiao run scenarios/validation/NAME.yaml".
std::string alone(const std::string& verb, const std::string& place);

/// A folder's name without a slash at its end.
std::string without_slash(std::string place);

} // namespace sim::cli
