/// Reads a scenario: YAML files into one tree, `extends` resolved, arms and command-line settings merged in.
#pragma once

#include "sim/core/faults.h"
#include "sim/schema/node.h"
#include "sim/schema/text_table.h"

#include <string>
#include <utility>
#include <vector>

namespace sim::scenario {

/// A scenario as written, before the model's parameters are read from it.
struct Source {
    /// Every file that was read, in the order of `extends` (the named file last): name and text, byte for byte.
    std::vector<std::pair<std::string, std::string>> files;
    /// The merged tree (base files < the file < settings), with `extends` and `arms` taken out.
    schema::Node base;
    /// The arms in the order written: name, and the scenario of that arm (base < arm < settings).
    /// A scenario without `arms` has one arm named "scenario" that is the base itself.
    std::vector<std::pair<std::string, schema::Node>> arms;
};

/// Reads the file at `path`. `settings` are "path=value" from the command line and win over everything; their origin
/// is "--set". Faults (missing file, YAML syntax, duplicate key, cyclic `extends`, an arm that is not a map, a setting
/// without "=") are added to `faults`; what could be read is returned.
Source read_scenario(const std::string& path, const std::vector<std::string>& settings, Faults& faults);

/// Applies one or several settings "path=value", semicolon between, to an arm's tree. Faults are added at `origin`.
void apply_setting(schema::Node& tree, const std::string& settings, const Origin& origin, Faults& faults);

/// The tree as YAML text (keys in order), which read_scenario reads back to the same tree.
std::string to_yaml(const schema::Node& node);

/// Reads a CSV file (RFC 4180; comma, semicolon or tab), UTF-8 with or without byte-order mark, or GB18030.
/// `origin` is where the scenario names the file; a relative `path` is taken from the folder of that file, or from the
/// working directory when it comes from the command line. Faults (missing, unreadable text, ragged row, duplicate or
/// empty header, no rows) are added with file and line; the rows that could be read are returned.
schema::TextTable read_csv(const std::string& path, const Origin& origin, Faults& faults);

} // namespace sim::scenario
