#include "sim/cli/command_line.h"

#include "sim/cli/verbs.h"

#include <boost/program_options.hpp>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>

namespace sim::cli {

namespace options = boost::program_options;

namespace {

constexpr const char* usage = R"(Qiao (桥): an agent-based laboratory for multi-actor poverty alleviation.

  qiao run SCENARIO.yaml        run every arm and replicate, write one HDF5 file, print the comparison
  qiao check SCENARIO.yaml      read and check a scenario without running it
  qiao show RESULT.h5           print what a result holds and how to reproduce it
  qiao describe TOPIC           what the program itself knows: parameters, mechanisms, output, schema
  qiao --version, qiao --help, qiao VERB --help
)";

struct Verb {
    const char* name;
    const char* argument; ///< what stands after the verb
    options::options_description options;
};

options::options_description scenario_options()
{
    options::options_description out("Options");
    out.add_options()("help", "this text")("set", options::value<std::vector<std::string>>()->composing(),
                                           "path=value: set a value of the scenario (repeatable)")(
        "arm", options::value<std::vector<std::string>>()->composing(), "NAME: only this arm (repeatable)")(
        "seed", options::value<long>(), "seed of all random numbers")("replicates", options::value<long>(),
                                                                      "number of replicates");
    return out;
}

Verb verb_named(const std::string& name)
{
    if (name == "run") {
        Verb verb{"run", "SCENARIO.yaml", scenario_options()};
        verb.options.add_options()("out", options::value<std::string>(), "the result file (default: SCENARIO.h5)")(
            "threads", options::value<int>()->default_value(0),
            "threads; 0: all cores")("force", "replace an existing result")("quiet", "no progress, no table");
        return verb;
    }
    if (name == "check") return {"check", "SCENARIO.yaml", scenario_options()};
    if (name == "show") {
        Verb verb{"show", "RESULT.h5", options::options_description("Options")};
        verb.options.add_options()("help", "this text");
        return verb;
    }
    if (name == "describe") {
        Verb verb{"describe", "parameters|mechanisms|output|schema", options::options_description("Options")};
        verb.options.add_options()("help", "this text")("json", "as JSON")("markdown", "as Markdown")(
            "model", options::value<std::string>()->default_value(""), "of this model");
        return verb;
    }
    const std::string near = did_you_mean(name, {"run", "check", "show", "describe"});
    throw InputError("qiao: there is no verb '" + name + "'; " + (near.empty() ? "see qiao --help" : near));
}

std::vector<std::string> texts(const options::variables_map& given, const char* name)
{
    return given.count(name) ? given[name].as<std::vector<std::string>>() : std::vector<std::string>{};
}

/// An argument as one would type it in a shell: in single quotes where it needs them.
std::string for_a_shell(const std::string& argument)
{
    const auto plain = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) ||
               std::string_view("-_./=:,+@%").find(c) != std::string::npos;
    };
    if (!argument.empty() && std::all_of(argument.begin(), argument.end(), plain)) return argument;
    std::string out = "'";
    for (const char c : argument) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

run::Request request_from(const options::variables_map& given, const std::string& scenario)
{
    run::Request request;
    request.scenario = scenario;
    request.settings = texts(given, "set");
    request.arms = texts(given, "arm");
    if (given.count("seed")) request.seed = given["seed"].as<long>();
    if (given.count("replicates")) request.replicates = given["replicates"].as<long>();
    return request;
}

int dispatch(int argc, char** argv, const Models& models)
{
    if (argc < 2) throw InputError(usage);
    const std::string first = argv[1];
    if (first == "--help" || first == "-h" || first == "help") return std::cout << usage, 0;
    if (first == "--version") return std::cout << "qiao " << version_text() << "\n", 0;

    const Verb verb = verb_named(first);
    options::options_description all;
    all.add(verb.options);
    all.add_options()("argument", options::value<std::vector<std::string>>());
    options::positional_options_description positional;
    positional.add("argument", -1);
    options::variables_map given;
    options::store(options::command_line_parser(argc - 1, argv + 1)
                       .options(all)
                       .positional(positional)
                       .style(options::command_line_style::unix_style & ~options::command_line_style::allow_guessing)
                       .run(),
                   given);
    options::notify(given);
    const auto arguments = texts(given, "argument");
    if (given.count("help"))
        return std::cout << "qiao " << verb.name << " " << verb.argument << "\n\n" << verb.options, 0;
    if (arguments.empty())
        throw InputError(std::string("qiao ") + verb.name + ": " + verb.argument + " is missing; see qiao " +
                         verb.name + " --help");
    if (arguments.size() != 1)
        throw InputError(std::string("qiao ") + verb.name + ": needs one " + verb.argument + ", got " +
                         std::to_string(arguments.size()));

    if (first == "run") {
        RunOptions run;
        run.request = request_from(given, arguments[0]);
        if (given.count("out")) run.out = given["out"].as<std::string>();
        run.threads = given["threads"].as<int>();
        if (run.threads < 0 || run.threads > 4096)
            throw InputError("--threads: '" + std::to_string(run.threads) + "' is out of range; allowed: 0 to 4096");
        run.quiet = given.count("quiet") > 0;
        run.force = given.count("force") > 0;
        run.command_line = "qiao";
        for (int i = 1; i < argc; ++i) run.command_line += " " + for_a_shell(argv[i]);
        return run_scenario(models, run);
    }
    if (first == "check") return check_scenario(models, request_from(given, arguments[0])), 0;
    if (first == "show") return show_result(models, arguments[0]), 0;
    describe(models, given["model"].as<std::string>(), arguments[0],
             given.count("json") ? "json" : (given.count("markdown") ? "markdown" : "text"));
    return 0;
}

} // namespace

int command_line(int argc, char** argv, const std::vector<const Model*>& models)
{
    const auto fail = [](const std::string& message, int code) {
        std::cout.flush();
        std::cerr << message << (message.ends_with('\n') ? "" : "\n");
        return code;
    };
    try {
        const int code = dispatch(argc, argv, models);
        std::cout.flush();
        return std::cout.good() ? code : fail("qiao: cannot write to standard output", 1);
    } catch (const InputError& error) {
        return fail(error.what(), 2);
    } catch (const options::error& error) {
        return fail(std::string("qiao: ") + error.what() + "; see qiao --help", 2);
    } catch (const std::bad_alloc&) {
        return fail("qiao: there is not enough memory for this run", 1);
    } catch (const std::exception& error) {
        return fail(std::string("qiao: ") + error.what(), 1);
    }
}

} // namespace sim::cli
