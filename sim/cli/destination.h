/// What runs, sweeps and merges share: where the result comes to be, what it is begun with, and what is said when it
/// does not come to its end.
#pragma once

#include "sim/cli/stop_signals.h"
#include "sim/cli/verbs.h"
#include "sim/store/result_writer.h"

#include <functional>
#include <memory>
#include <string>

namespace sim::cli {

/// Holds the place of the result; one that is there and to be continued is its source. `suffix`: of the name that a
/// result gets from its scenario.
Destination destination_of(const RunOptions& options, const std::string& suffix);

/// A plan that every member of a team makes for itself; InputError for all where one cannot.
run::Plan plan_together(const std::function<run::Plan()>& make);

/// What a run begins with.
struct Opened {
    bool is_there = false; ///< nothing is left to do: a result with all that the header asks for is there
    std::unique_ptr<store::ResultWriter> writer; ///< on the leader alone
    store::Finished finished;
};
/// Begins the file, and takes over worlds of the sources. Throws InputError where these are of another scenario or
/// program.
Opened open_together(const Destination& destination, const store::Header& header, const schema::Layout& layout);

/// Says that worlds are missing. Returns what the program ends with.
int tell_missing(const store::Finished& finished, const store::ResultPlace& place, const std::string& unit);
/// The same of a signal, after `far`; `kept`: whether the result can be taken up.
int tell_interrupted(const StopSignals& signals, const std::string& far, const store::ResultPlace& place, bool kept);
/// As many threads as the options say, or each process of a team its share of what the job was given.
int threads_of(const RunOptions& options);
/// Where the result is, as the last line says.
std::string written_to(const store::ResultPlace& place);
std::string part_written_to(const store::ResultPlace& place, const Part& part);

} // namespace sim::cli
