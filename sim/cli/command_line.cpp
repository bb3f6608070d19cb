#include "sim/cli/command_line.h"

#include "sim/cli/header.h"
#include "sim/cli/options.h"
#include "sim/cli/printed.h"
#include "sim/cli/verb_list.h"
#include "sim/cli/verbs.h"
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

void choose_language(const options::variables_map& given)
{
    if (!given.count("language")) return;
    const auto& wanted = given["language"].as<std::string>();
    if (wanted != "en" && wanted != "zh")
        throw InputError("qiao: --language: '" + wanted + "' is not known; allowed: en, zh");
    set_language(wanted == "zh" ? Language::chinese : Language::english);
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
    choose_language(given);
    const auto arguments = texts(given, "argument");
    if (given.count("help"))
        return std::cout << "qiao " << verb.name << " " << verb.argument << "\n\n" << verb.options, 0;
    if (arguments.empty())
        throw InputError("qiao " + verb.name + ": " + verb.argument + " is missing; see qiao " + verb.name + " --help");
    if (arguments.size() != verb.arguments && !verb.several)
        throw InputError("qiao " + verb.name + ": needs " +
                         (verb.arguments == 1 ? "one " + verb.argument : verb.argument) + ", got " +
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
