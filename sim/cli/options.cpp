#include "sim/cli/options.h"

namespace sim::cli {

namespace options = boost::program_options;

void add_common(options::options_description& to)
{
    to.add_options()("help", "this text")("language", options::value<std::string>(),
                                          "en or zh: of messages; else as LC_ALL, LC_MESSAGES or LANG say");
}

options::options_description options_with_help()
{
    options::options_description out("Options");
    add_common(out);
    return out;
}

options::options_description scenario_options()
{
    auto out = options_with_help();
    out.add_options()("set", options::value<std::vector<std::string>>()->composing(),
                      "path=value: set a value of the scenario (repeatable)")(
        "arm", options::value<std::vector<std::string>>()->composing(), "NAME: only this arm (repeatable)")(
        "seed", options::value<long>(), "seed of all random numbers")("replicates", options::value<long>(),
                                                                      "number of replicates");
    return out;
}

std::vector<std::string> texts(const options::variables_map& given, const char* name)
{
    return given.count(name) ? given[name].as<std::vector<std::string>>() : std::vector<std::string>{};
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

int threads_in(const options::variables_map& given)
{
    const int threads = given["threads"].as<int>();
    if (threads < 0 || threads > 4096)
        throw InputError("--threads: '" + std::to_string(threads) + "' is out of range; allowed: 0 to 4096");
    return threads;
}

} // namespace sim::cli
