#include "sim/cli/verbs_that_write.h"

#include "sim/cli/options.h"

#include <utility>

namespace sim::cli {

namespace options = boost::program_options;

namespace {

/// Options of what writes a result of a scenario.
options::options_description result_options(const std::string& default_name)
{
    auto out = scenario_options();
    const std::string meaning = "the result file (default: " + default_name + ")";
    out.add_options()("out", options::value<std::string>(), meaning.c_str())(
        "threads", options::value<int>()->default_value(0), "threads; 0: as many as the job was given processors")(
        "part", options::value<std::string>(), "i/n: this part of a job array alone, for qiao merge")(
        "resume", "go on with the result if it is there and unfinished")("force", "replace an existing result")(
        "quiet", "no progress, no table");
    return out;
}

RunOptions run_options(const options::variables_map& given, const std::string& scenario, const std::string& typed)
{
    using Existing = store::ResultPlace::Existing;
    RunOptions out;
    out.request = request_from(given, scenario);
    if (given.count("out")) out.out = given["out"].as<std::string>();
    out.threads = threads_in(given);
    out.quiet = given.count("quiet") > 0;
    if (given.count("force") && given.count("resume"))
        throw InputError("--resume goes on with a result, and --force replaces it; one of them");
    out.existing = given.count("force")    ? Existing::replaced
                   : given.count("resume") ? Existing::continued
                                           : Existing::refused;
    if (given.count("part")) out.part = Part::read(given["part"].as<std::string>());
    out.command_line = typed;
    return out;
}

Verb run_verb(const Models& models, const std::string& typed)
{
    return {"run", "SCENARIO.yaml", "run every arm and replicate, write one HDF5 file, print the comparison",
            result_options("SCENARIO.h5"),
            [models, typed](const options::variables_map& given, const std::string& scenario) {
                return run_scenario(models, run_options(given, scenario, typed));
            }};
}

Verb sweep_verb(const Models& models, const std::string& typed)
{
    Verb verb{"sweep", "SCENARIO.yaml",
              "run a scenario's arms at many values of what is not known, and tell what the answer hangs on",
              result_options("SCENARIO-sweep.h5"),
              [models, typed](const options::variables_map& given, const std::string& scenario) {
                  RunOptions sweep = run_options(given, scenario, typed);
                  // Here they are the replicates at each point.
                  if (const auto replicates = std::exchange(sweep.request.replicates, {}))
                      sweep.request.settings.push_back("sweep.replicates=" + std::to_string(*replicates));
                  if (given.count("points"))
                      sweep.request.settings.push_back("sweep.points=" + std::to_string(given["points"].as<long>()));
                  return sweep_scenario(models, sweep);
              }};
    verb.options.add_options()("points", options::value<long>(), "number of points");
    return verb;
}

Verb resume_verb(const Models& models)
{
    Verb verb{"resume", "RESULT.h5", "go on with an interrupted run or sweep, or add replicates or points to a result",
              options_with_help(), [models](const options::variables_map& given, const std::string& result) {
                  ResumeOptions resume;
                  resume.result = result;
                  if (given.count("replicates")) resume.replicates = given["replicates"].as<long>();
                  if (given.count("points")) resume.points = given["points"].as<long>();
                  resume.threads = threads_in(given);
                  resume.quiet = given.count("quiet") > 0;
                  return resume_result(models, resume);
              }};
    verb.options.add_options()("replicates", options::value<long>(),
                               "number of replicates that there shall be, of a sweep at each point")(
        "points", options::value<long>(), "number of points that a sweep shall have")(
        "threads", options::value<int>()->default_value(0),
        "threads; 0: as many as the job was given processors")("quiet", "no progress, no table");
    return verb;
}

Verb merge_verb(const Models& models)
{
    Verb verb{"merge", "PART.h5", "put the parts of a job array together", options_with_help(),
              [models](const options::variables_map& given, const std::string&) {
                  MergeOptions merge;
                  merge.parts = texts(given, "argument");
                  if (!given.count("out")) throw InputError("qiao merge: --out is missing; the name of the whole");
                  merge.out = given["out"].as<std::string>();
                  merge.threads = threads_in(given);
                  merge.quiet = given.count("quiet") > 0;
                  merge.force = given.count("force") > 0;
                  return merge_results(models, merge);
              }};
    verb.several = true;
    verb.options.add_options()("out", options::value<std::string>(), "the whole result")(
        "threads", options::value<int>()->default_value(0), "threads; 0: as many as the job was given processors")(
        "force", "replace an existing result")("quiet", "no progress, no table");
    return verb;
}

Verb rerun_verb(const Models& models, const std::string& typed)
{
    Verb verb{"rerun", "RESULT.h5", "live one world of a result again, with more recorded", options_with_help(),
              [models, typed](const options::variables_map& given, const std::string& result) {
                  RerunOptions rerun;
                  rerun.result = result;
                  if (!given.count("arm") || !given.count("replicate") || !given.count("out"))
                      throw InputError("qiao rerun: --arm, --replicate and --out are needed");
                  rerun.arm = given["arm"].as<std::string>();
                  rerun.replicate = given["replicate"].as<long>();
                  rerun.out = given["out"].as<std::string>();
                  rerun.settings = texts(given, "set");
                  rerun.threads = threads_in(given);
                  rerun.quiet = given.count("quiet") > 0;
                  rerun.force = given.count("force") > 0;
                  rerun.command_line = typed;
                  return rerun_world(models, rerun);
              }};
    verb.options.add_options()("arm", options::value<std::string>(), "the arm")("replicate", options::value<long>(),
                                                                                "the number of the replicate")(
        "set", options::value<std::vector<std::string>>()->composing(),
        "record.KEY=value: what is recorded (repeatable)")("out", options::value<std::string>(), "the new result")(
        "threads", options::value<int>()->default_value(0), "threads; 0: as many as the job was given processors")(
        "force", "replace an existing result")("quiet", "no progress, no table");
    return verb;
}

} // namespace

std::vector<Verb> verbs_that_write(const Models& models, const std::string& typed)
{
    std::vector<Verb> out{run_verb(models, typed), sweep_verb(models, typed), resume_verb(models)};
    for (auto& verb : out) verb.spreads = true;
    out.push_back(merge_verb(models));
    out.push_back(rerun_verb(models, typed));
    return out;
}

} // namespace sim::cli
