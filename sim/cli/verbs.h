/// The verbs of the command line. Each throws InputError or RunError.
#pragma once

#include "sim/cli/sheet.h"
#include "sim/cli/taken_up.h"
#include "sim/run/plan.h"
#include "sim/run/run.h"
#include "sim/store/result_place.h"

#include <optional>
#include <string>
#include <vector>

namespace sim::cli {

using Models = std::vector<const Model*>;

/// What a run, a sweep or a merge ends with that did not come to its end, and whose result can be taken up: EX_TEMPFAIL
/// of sysexits.h, "try again later".
inline constexpr int can_be_resumed = 75;

struct RunOptions {
    run::Request request;
    std::string out; ///< empty: beside where the program was started, named after the scenario
    int threads = 0;
    bool quiet = false;
    /// What becomes of a result that is there.
    store::ResultPlace::Existing existing = store::ResultPlace::Existing::refused;
    bool kept = true; ///< whether anybody will want to take the result up
    Part part;
    std::string command_line;
};

/// Where a result comes to be, and what it is begun with.
struct Destination {
    std::optional<store::ResultPlace> place; ///< on the leader of a team alone
    std::vector<std::string> sources;        ///< results whose worlds it takes over
    bool nothing_else = false;               ///< whether that is all that is done
};

/// Of verbs that run all scenarios of a folder.
struct FolderOptions {
    std::string place; ///< a folder of scenarios with facts, or one of them
    run::Request request;
    int threads = 0;
    bool quiet = false;
    std::string format; ///< text, json or markdown
};

struct ExportOptions {
    std::string result;
    std::vector<std::string> tables; ///< names of tables or of groups; none: all
    std::string to;                  ///< a folder; empty: where the program was started, named after the result
    bool excel = false;              ///< CSV as Excel likes it
    bool xlsx = false;               ///< one workbook instead of CSV files
    bool force = false;
    bool quiet = false;
};

/// Runs a scenario, writes its result, prints the comparison table. Returns 0, or can_be_resumed where a signal
/// interrupted it; 128 + the signal where there is nothing to take up.
int run_scenario(const Models& models, const RunOptions& options);
int run_at(const Models& models, const RunOptions& options, run::Plan plan, const Destination& destination);
/// Reads and checks a scenario, and says what it would run.
void check_scenario(const Models& models, const run::Request& request);
/// Runs a scenario's sweep, writes its result, prints what the answer hangs on. Returns 0, 1 where points failed, or
/// as run_scenario().
int sweep_scenario(const Models& models, const RunOptions& options);
int sweep_at(const RunOptions& options, run::Plan plan, const Destination& destination);

struct ResumeOptions {
    std::string result;
    std::optional<long> replicates, points; ///< where there shall be more of them
    int threads = 0;
    bool quiet = false;
};
/// Goes on with a result that is incomplete, or that shall have more replicates or points. Returns as run_scenario().
int resume_result(const Models& models, const ResumeOptions& options);

struct MergeOptions {
    std::vector<std::string> parts;
    std::string out;
    int threads = 0;
    bool quiet = false, force = false;
};
/// Puts the parts of a run or sweep together. Returns 0, or can_be_resumed where worlds are missing.
int merge_results(const Models& models, const MergeOptions& options);

struct RerunOptions {
    std::string result, arm;
    long replicate = 0;
    std::vector<std::string> settings; ///< of `record`
    std::string out;
    int threads = 0;
    bool quiet = false, force = false;
    std::string command_line;
};
/// Lives one world of a result again, with more recorded.
int rerun_world(const Models& models, const RerunOptions& options);

struct ChooseOptions {
    run::Request request;
    int threads = 0;
    bool quiet = false;
    std::string format; ///< text, json or markdown
};
/// Finds the best of a scenario's plans, and prints how sure that is. Returns 0, or 128 + the signal that interrupted
/// it.
int choose_plan(const Models& models, const ChooseOptions& options);
/// Runs scenarios that hold facts, and prints how the model stands to each, what is outside first; no results are kept.
/// Returns 0 wherever it stands, or 128 + the signal that interrupted it.
int validate(const Models& models, const FolderOptions& options);
/// Sweeps scenarios that hold a claim, and prints how each claim stands by luck alone and over the assumptions; no
/// results are kept. Returns 0 wherever they stand, 1 where points failed, or 128 + the signal that interrupted it.
int test_claims(const Models& models, const FolderOptions& options);
/// Which world of a scenario somebody wants to look into.
struct WorldOptions {
    run::Request request; ///< its arms: at most one
    long replicate = 0;   ///< its number, as in results
    long region = 1;      ///< from 1
};

struct TraceOptions {
    WorldOptions world;
    std::string subject;                             ///< whom to follow; empty: nobody
    int first_month = 1, last_month = 1'000'000'000; ///< that are shown, from 1
    std::string digests;                             ///< where to write every column's digests; empty: nowhere
    bool force = false;
};
/// Prints what each mechanism changed for one household, its payments and draws; writes digests for diff_worlds.
void trace_world(const Models& models, const TraceOptions& options);
/// Finds where two worlds part, each a scenario or digests, and prints it. Returns 0 where they do not, 1 where they
/// do.
int diff_worlds(const Models& models, const WorldOptions& a, const WorldOptions& b);
/// Prints what a result holds; with the result of a sweep of the same scenario (`sweep`, not empty) both intervals.
/// What a sweep says also as json or markdown (`format`).
void show_result(const std::string& path, const std::string& sweep, const std::string& format);
/// Writes the tables of a result, and what their columns mean, for programs that read CSV or Excel's workbooks. Tables
/// that are too long for a sheet stand beside the workbook as CSV.
void export_result(ExportOptions options);
/// Prints documentation. `topic`: parameters, mechanisms, output or schema; `format`: text, json or markdown.
void describe(const Models& models, const std::string& model, const std::string& topic, const std::string& format);

/// The program's version and commit, as in a result's attributes.
std::string version_text();

} // namespace sim::cli
