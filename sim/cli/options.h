/// Options that several verbs take, and how they are read.
#pragma once

#include "sim/run/plan.h"

#include <boost/program_options.hpp>

#include <string>
#include <vector>

namespace sim::cli {

/// Adds what every verb has.
void add_common(boost::program_options::options_description& to);
boost::program_options::options_description options_with_help();
/// Those of a verb on a scenario.
boost::program_options::options_description scenario_options();
run::Request request_from(const boost::program_options::variables_map& given, const std::string& scenario);

/// What a repeatable option was given.
std::vector<std::string> texts(const boost::program_options::variables_map& given, const char* name);
/// InputError where their number is out of range.
int threads_in(const boost::program_options::variables_map& given);

} // namespace sim::cli
