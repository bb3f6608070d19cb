#include "sim/cli/command_line.h"

#include "sim/cli/header.h"
#include "sim/cli/options.h"
#include "sim/cli/printed.h"
#include "sim/cli/verbs.h"
#include "sim/cli/verbs_that_write.h"
#include "sim/run/team.h"
#include "sim/store/guarded.h"

#include <boost/program_options.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <exception>
#include <functional>
#include <iostream>
#include <new>
#include <stdexcept>
#include <utility>

namespace sim::cli {

namespace options = boost::program_options;

namespace {

/// What the shell was given, as a result tells how to reproduce it.
std::string as_typed(int argc, char** argv)
{
    std::string out = "qiao";
    for (int i = 1; i < argc; ++i) out += " " + for_a_shell(argv[i]);
    return out;
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
                  return show_result(result, given.count("sweep") ? given["sweep"].as<std::string>() : ""), 0;
              },
              true};
    verb.options.add_options()("sweep", options::value<std::string>(),
                               "SWEEP.h5: the result of a sweep of the same scenario; each effect with both intervals");
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

std::vector<Verb> verbs_of(const Program& program, const std::string& typed)
{
    const auto& models = program.models;
    std::vector<Verb> out = verbs_that_write(models, typed);
    const std::vector<Verb> others{choose_verb(models),
                                   {"check", "SCENARIO.yaml", "read and check a scenario without running it",
                                    scenario_options(),
                                    [models](const options::variables_map& given, const std::string& scenario) {
                                        return check_scenario(models, request_from(given, scenario)), 0;
                                    }},
                                   show_verb(),
                                   validate_verb(models),
                                   export_verb(),
                                   describe_verb(program)};
    for (const auto& verb : others) out.push_back(verb);
    for (const auto& verb : program.verbs) {
        out.push_back(verb);
        out.back().options.add_options()("help", "this text");
    }
    return out;
}

std::string usage(const std::vector<Verb>& verbs)
{
    std::string out = "Qiao (桥): an agent-based laboratory for multi-actor poverty alleviation.\n\n";
    for (const auto& verb : verbs) {
        const std::string call = "  qiao " + verb.name + " " + (verb.name == "describe" ? "TOPIC" : verb.argument);
        out += call + std::string(call.size() < 30 ? 30 - call.size() : 1, ' ') + verb.meaning +
               (verb.name == "describe" ? ": " + verb.argument : "") + "\n";
    }
    return out + "  qiao --version, qiao --help, qiao VERB --help\n\n" +
           fmt::format(
               "Exit status: 0 done, 1 the run failed, 2 the input is wrong, {} incomplete: qiao resume goes on\n",
               can_be_resumed);
}

const Verb& verb_named(const std::vector<Verb>& verbs, const std::string& name)
{
    std::vector<std::string> names;
    for (const auto& verb : verbs) {
        if (verb.name == name) return verb;
        names.push_back(verb.name);
    }
    throw InputError("qiao: there is no verb '" + name + "'; " + suggestion(name, names) + "; see qiao --help");
}

/// An option that was given an empty text was meant to say something: a variable of a shell that is not set.
void check_values(const Verb& verb, const options::variables_map& given)
{
    for (const auto& [name, value] : given) {
        const auto* option = verb.options.find_nothrow(name, false);
        if (option && option->semantic()->max_tokens() == 0) continue; // says all by being there
        const auto* one = boost::any_cast<std::string>(&value.value());
        const auto* several = boost::any_cast<std::vector<std::string>>(&value.value());
        if (!value.defaulted() &&
            ((one && one->empty()) || (several && std::find(several->begin(), several->end(), "") != several->end())))
            throw InputError("qiao " + verb.name + ": " + (name == "argument" ? "" : "--" + name + ": ") +
                             "a value is missing; see qiao " + verb.name + " --help");
    }
}

/// Runs `action` and tells what goes wrong, with the exit code that stands for it.
int telling(const std::function<int()>& action)
{
    const auto fail = [](const std::string& message, int code) {
        std::cout.flush();
        std::cerr << message << (message.empty() || message.ends_with('\n') ? "" : "\n");
        return code;
    };
    try {
        const int code = action();
        std::cout.flush();
        return std::cout.good() ? code : fail("qiao: cannot write to standard output", 1);
    } catch (const InputError& error) {
        return fail(error.what(), 2); // without words where another process of a team says it
    } catch (const options::error& error) {
        return fail(std::string("qiao: ") + error.what() + "; see qiao --help", 2);
    } catch (const std::bad_alloc&) {
        return fail("qiao: there is not enough memory for this run", 1);
    } catch (const std::exception& error) {
        return fail(std::string("qiao: ") + error.what(), 1);
    }
}

/// Runs a verb on a result. Whatever a library finds in it that qiao would not have written is damage.
int read_result(const Verb& verb, const options::variables_map& given, const std::string& result)
{
    const std::string damaged = result + ": is damaged, or was changed by another program: ";
    try {
        return verb.run(given, result);
    } catch (const nlohmann::json::exception&) {
        throw InputError(damaged + "what it says of itself cannot be read");
    } catch (const std::logic_error&) {
        throw InputError(damaged + "its parts do not fit together");
    }
}

int dispatch(int argc, char** argv, const Program& program)
{
    const auto verbs = verbs_of(program, as_typed(argc, argv));
    if (argc < 2) throw InputError(usage(verbs));
    const std::string first = argv[1];
    if (first == "--help" || first == "-h" || first == "help") return std::cout << usage(verbs), 0;
    if (first == "--version") return std::cout << "qiao " << version_text() << "\n", 0;

    const Verb& verb = verb_named(verbs, first);
    options::options_description all;
    all.add(verb.options);
    all.add_options()("argument", options::value<std::vector<std::string>>());
    options::positional_options_description positional;
    positional.add("argument", -1);
    options::variables_map given;
    try {
        options::store(
            options::command_line_parser(argc - 1, argv + 1)
                .options(all)
                .positional(positional)
                .style(options::command_line_style::unix_style & ~options::command_line_style::allow_guessing)
                .run(),
            given);
    } catch (const options::unknown_option& unknown) {
        std::vector<std::string> known;
        for (const auto& option : verb.options.options()) known.push_back("--" + option->long_name());
        const std::string name = unknown.get_option_name();
        throw InputError("qiao " + verb.name + ": there is no option '" + name + "'; " + suggestion(name, known));
    }
    options::notify(given);
    check_values(verb, given);
    const auto arguments = texts(given, "argument");
    if (given.count("help"))
        return std::cout << "qiao " << verb.name << " " << verb.argument << "\n\n" << verb.options, 0;
    if (arguments.empty())
        throw InputError("qiao " + verb.name + ": " + verb.argument + " is missing; see qiao " + verb.name + " --help");
    if (arguments.size() != 1 && !verb.several)
        throw InputError("qiao " + verb.name + ": needs one " + verb.argument + ", got " +
                         std::to_string(arguments.size()));
    if (verb.spreads) run::Team::join();
    if (!verb.reads_result) {
        const int code = verb.run(given, arguments[0]);
        run::Team::here().come_to_an_end();
        return code;
    }
    return store::guarded(arguments[0],
                          [&] { return telling([&] { return read_result(verb, given, arguments[0]); }); });
}

} // namespace

int command_line(int argc, char** argv, const Program& program)
{
    const Printed out(std::cout), errors(std::cerr);
    return run::Team::leave(telling([&] { return dispatch(argc, argv, program); }));
}

} // namespace sim::cli
