#include "sim/cli/verb_list.h"

#include "sim/cli/options.h"
#include "sim/cli/verbs.h"
#include "sim/cli/verbs_that_write.h"

#include <algorithm>
#include <charconv>
#include <iostream>
#include <tuple>
#include <utility>

namespace sim::cli {

namespace options = boost::program_options;

namespace {

/// Which world of a scenario is looked into.
void add_world_options(options::options_description& out)
{
    out.add_options()("set", options::value<std::vector<std::string>>()->composing(),
                      "path=value: set a value of the scenario (repeatable)")(
        "arm", options::value<std::vector<std::string>>()->composing(),
        "NAME: this arm (default: the first)")("seed", options::value<long>(), "seed of all random numbers")(
        "replicate", options::value<long>()->default_value(0), "which random world: its number, as in results")(
        "region", options::value<long>()->default_value(1), "which region, from 1");
}

/// How tables are printed.
std::string format_in(const options::variables_map& given)
{
    return given.count("json") ? "json" : given.count("markdown") ? "markdown" : "text";
}

Verb export_verb()
{
    Verb verb{"export",
              "RESULT.h5",
              "write the tables of a result as CSV or as a workbook, with a codebook",
              options_with_help(),
              [](const options::variables_map& given, const std::string& result) {
                  ExportOptions wanted;
                  wanted.result = result;
                  wanted.tables = texts(given, "table");
                  if (given.count("to")) wanted.to = given["to"].as<std::string>();
                  wanted.excel = given.count("excel") > 0;
                  wanted.xlsx = given.count("xlsx") > 0;
                  wanted.force = given.count("force") > 0;
                  wanted.quiet = given.count("quiet") > 0;
                  return export_result(std::move(wanted)), 0;
              },
              true};
    verb.options.add_options()("table", options::value<std::vector<std::string>>()->composing(),
                               "NAME: only this table, or all tables of this group (repeatable)")(
        "to", options::value<std::string>(), "DIR: the folder to write to (default: RESULT)")(
        "excel", "CSV that Excel opens by itself: byte-order mark, CRLF, no text that it takes for a formula")(
        "xlsx", "one workbook, RESULT.xlsx, with a sheet for each table")("force", "replace existing files")(
        "quiet", "print no list of what was written");
    return verb;
}

Verb show_verb()
{
    Verb verb{"show",
              "RESULT.h5",
              "print what a result holds and how to reproduce it",
              options_with_help(),
              [](const options::variables_map& given, const std::string& result) {
                  return show_result(result, given.count("sweep") ? given["sweep"].as<std::string>() : "",
                                     format_in(given)),
                         0;
              },
              true};
    verb.options.add_options()("sweep", options::value<std::string>(),
                               "SWEEP.h5: the result of a sweep of the same scenario; each effect with both intervals")(
        "json", "of a sweep: as JSON")("markdown", "of a sweep: as Markdown, for a page");
    return verb;
}

Verb validate_verb(const Models& models)
{
    Verb verb{"validate", "FOLDER", "run scenarios that hold facts (a folder, or one), and tell where the model stands",
              options_with_help(), [models](const options::variables_map& given, const std::string& place) {
                  return validate(models, {place, request_from(given, place), threads_in(given),
                                           given.count("quiet") > 0, format_in(given)});
              }};
    verb.options.add_options()("seed", options::value<long>(), "seed of all random numbers")(
        "replicates", options::value<long>(), "number of replicates: a few for a quick look")(
        "threads", options::value<int>()->default_value(0),
        "threads; 0: all cores")("json", "as JSON")("markdown", "as Markdown")("quiet", "no progress");
    return verb;
}

Verb claims_verb(const Models& models)
{
    Verb verb{"claims", "FOLDER",
              "sweep scenarios that hold a claim (a folder, or one), and tell both verdicts of each",
              options_with_help(), [models](const options::variables_map& given, const std::string& place) {
                  return test_claims(models, {place, request_from(given, place), threads_in(given),
                                              given.count("quiet") > 0, format_in(given)});
              }};
    verb.options.add_options()("seed", options::value<long>(), "seed of all random numbers")(
        "set", options::value<std::vector<std::string>>()->composing(),
        "path=value: such as sweep.points=20 for a quick look (repeatable)")(
        "threads", options::value<int>()->default_value(0),
        "threads; 0: all cores")("json", "as JSON")("markdown", "as Markdown")("quiet", "no progress");
    return verb;
}

Verb choose_verb(const Models& models)
{
    Verb verb{"choose", "SCENARIO.yaml", "find the best of several plans with a promised probability",
              scenario_options(), [models](const options::variables_map& given, const std::string& scenario) {
                  return choose_plan(models, {request_from(given, scenario), threads_in(given),
                                              given.count("quiet") > 0, format_in(given)});
              }};
    verb.options.add_options()("threads", options::value<int>()->default_value(0), "threads; 0: all cores")(
        "json", "as JSON")("markdown", "as Markdown")("quiet", "no progress");
    return verb;
}

/// Months as one writes them: 5 or 1-12.
std::pair<int, int> months_in(const std::string& text)
{
    const auto dash = text.find('-');
    const auto number = [&](const std::string& part) {
        int out = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), out);
        if (error != std::errc{} || end != part.data() + part.size() || out < 1)
            throw InputError("--months: '" + text + "' is no range of months; allowed: one such as 1-12, or a month");
        return out;
    };
    const int first = number(text.substr(0, dash)), last = dash == text.npos ? first : number(text.substr(dash + 1));
    if (last < first) throw InputError("--months: '" + text + "' ends before it begins");
    return {first, last};
}

Verb trace_verb(const Models& models)
{
    Verb verb{
        "trace", "SCENARIO.yaml", "tell what each mechanism did to one household, month by month", options_with_help(),
        [models](const options::variables_map& given, const std::string& scenario) {
            TraceOptions trace;
            trace.world = {request_from(given, scenario), given["replicate"].as<long>(), given["region"].as<long>()};
            if (given.count("household")) trace.subject = given["household"].as<std::string>();
            if (given.count("digests")) trace.digests = given["digests"].as<std::string>();
            if (trace.subject.empty() && trace.digests.empty())
                throw InputError("qiao trace: --household is missing: its number in the list, or village/number");
            if (given.count("months"))
                std::tie(trace.first_month, trace.last_month) = months_in(given["months"].as<std::string>());
            trace.force = given.count("force") > 0;
            return trace_world(models, trace), 0;
        }};
    verb.options.add_options()("household", options::value<std::string>(),
                               "N: its number in the list, or VILLAGE/N, counted from 1")(
        "months", options::value<std::string>(), "FIRST-LAST: only these are shown (default: all)")(
        "digests", options::value<std::string>(),
        "FILE: write what every mechanism made of every column, for qiao diff with another version of the program")(
        "force", "replace an existing file of digests");
    add_world_options(verb.options);
    return verb;
}

Verb diff_verb(const Models& models)
{
    Verb verb{"diff", "A B",
              "name the first month, mechanism and column in which two worlds part (scenarios, or digests)",
              options_with_help(), [models](const options::variables_map& given, const std::string& a) {
                  auto arms = texts(given, "arm");
                  if (arms.size() > 2) throw InputError("qiao diff: --arm: one for both, or one for each");
                  WorldOptions worlds[2];
                  const std::string scenarios[2] = {a, texts(given, "argument")[1]};
                  for (std::size_t i = 0; i < 2; ++i) {
                      worlds[i] = {request_from(given, scenarios[i]), given["replicate"].as<long>(),
                                   given["region"].as<long>()};
                      if (!arms.empty()) worlds[i].request.arms = {arms[std::min(i, arms.size() - 1)]};
                  }
                  return diff_worlds(models, worlds[0], worlds[1]);
              }};
    verb.arguments = 2;
    add_world_options(verb.options);
    return verb;
}

Verb describe_verb(const Program& program)
{
    std::vector<std::string> topics{"parameters", "mechanisms", "output", "schema"};
    for (const auto& topic : program.topics) topics.push_back(topic.name);
    std::string names;
    for (const auto& topic : topics) names += (names.empty() ? "" : "|") + topic;
    Verb verb{"describe", names, "what the program itself knows", options_with_help(),
              [&program, topics](const options::variables_map& given, const std::string& wanted) {
                  const std::string format = format_in(given);
                  for (const auto& topic : program.topics)
                      if (topic.name == wanted) return std::cout << sheets_as(topic.sheets(), format), 0;
                  if (std::find(topics.begin(), topics.end(), wanted) == topics.end())
                      throw InputError("qiao describe: there is no topic '" + wanted + "'; " +
                                       suggestion(wanted, topics));
                  describe(program.models, given["model"].as<std::string>(), wanted, format);
                  return 0;
              }};
    verb.options.add_options()("json", "as JSON")("markdown", "as Markdown")(
        "model", options::value<std::string>()->default_value(""), "of this model");
    return verb;
}

} // namespace

std::vector<Verb> verbs_of(const Program& program, const std::string& typed)
{
    const auto& models = program.models;
    std::vector<Verb> out = verbs_that_write(models, typed);
    for (const auto& verb : std::vector<Verb>{
             choose_verb(models),
             {"check", "SCENARIO.yaml", "read and check a scenario without running it", scenario_options(),
              [models](const options::variables_map&given, const std::string&scenario) {
                  return check_scenario(models, request_from(given, scenario)), 0;
              }},
             show_verb(),
             trace_verb(models),
             diff_verb(models),
             validate_verb(models),
             claims_verb(models),
             export_verb(),
             describe_verb(program)})
        out.push_back(verb);
    for (const auto& verb : program.verbs) {
        out.push_back(verb);
        add_common(out.back().options);
    }
    return out;
}

} // namespace sim::cli
