/// Reads a scenario: YAML files into one tree, `extends` resolved, arms and command-line settings merged in.
#pragma once

#include "sim/core/faults.h"
#include "sim/schema/node.h"
#include "sim/schema/renames.h"
#include "sim/schema/text_table.h"

#include <functional>
#include <map>
#include <memory>
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

    /// An arm as it is written: thousands of whole trees would be large.
    struct WrittenArm {
        std::string name;
        schema::Node difference; ///< from the base
        schema::Node found;      ///< settings that the run itself finds, such as equal budgets; they win over all
    };
    /// In the order written. A scenario without `arms` has one arm named "scenario" that is the base itself.
    std::vector<WrittenArm> arms;
    /// The whole scenario of an arm: base files < the file < the arm < settings < what the run found.
    schema::Node tree(std::size_t arm) const { return tree(arm, {}); }
    /// The same where `varied` stands over what the files say, and under what the arm and the command line say.
    schema::Node tree(std::size_t arm, const schema::Node& varied) const;
    /// Its place among the arms; their number when there is none of that name.
    std::size_t place_of(const std::string& arm) const;

    schema::Node unset;                 ///< the base before settings
    std::vector<schema::Node> settings; ///< a tree of each, the later over the earlier
    Faults hints;                       ///< old keys that were read as what they are called now
};

/// A scenario as a result keeps it: its files by the names under which they were read; of the tables, which may tell of
/// single people, nothing but the SHA-256 of their bytes.
struct Archive {
    std::map<std::string, std::string> files, digests;
};

/// What the model of a scenario once called otherwise. It is asked with what is written as `model`, null where nothing
/// is.
using RenamesOf = std::function<schema::Renames(const schema::Node* model)>;

/// Reads the file at `path`, at most 100 MB with all that it builds on. `settings` are "path=value" from the command
/// line and win over everything; their origin is "--set". Faults (missing file, YAML syntax, duplicate key, cyclic
/// `extends`, an arm that is not a map, a setting without "=") are added to `faults`; what could be read is returned.
/// Old keys get their names of today in every file, arm and setting before these are merged: within one of them a key
/// under both of its names is a fault. Where there is an archive, files are taken from it alone.
Source read_scenario(const std::string& path, const std::vector<std::string>& settings, Faults& faults,
                     const RenamesOf& renames_of = {}, const Archive* archive = nullptr);

/// Applies one or several settings "path=value", semicolon between, to an arm's tree. Faults are added at `origin`.
void apply_setting(schema::Node& tree, const std::string& settings, const Origin& origin, Faults& faults);

/// The tree as YAML text (keys in order), which read_scenario reads back to the same tree.
std::string to_yaml(const schema::Node& node);

/// The tree of an effective scenario that to_yaml() wrote.
schema::Node from_yaml(const std::string& text, const std::string& file, Faults& faults);

/// The tables that a scenario names, each read once, whoever asks for it.
class Tables {
  public:
    /// Those that an archive knows must be what they were.
    explicit Tables(std::shared_ptr<const Archive> archive = {}) : archive_(std::move(archive)) {}

    /// As read_csv or read_as_it_is. Faults are told to the first who asks.
    std::shared_ptr<const schema::TextTable> load(const std::string& path, const Origin& origin,
                                                  schema::TableShape shape, Faults& faults);
    /// SHA-256 of those that were read, by name.
    const std::map<std::string, std::string>& digests() const { return digests_; }

  private:
    std::shared_ptr<const Archive> archive_;
    std::map<std::pair<std::string, schema::TableShape>, std::shared_ptr<const schema::TextTable>> read_;
    std::map<std::string, std::string> digests_;
};

/// Reads a CSV file (RFC 4180; comma, semicolon or tab), UTF-8 with or without byte-order mark, or
/// GB18030, or Windows-1252 where that is what the letters look like.
/// `origin` is where the scenario names the file; a relative `path` is taken from the folder of that file, or from the
/// working directory when it comes from the command line. Faults (missing, unreadable text, ragged row, duplicate or
/// empty header, no rows, no regular file, more than 1 GB) are added with file and line; the rows that could be read
/// are returned.
schema::TextTable read_csv(const std::string& path, const Origin& origin, Faults& faults);

/// Reads a list as an office keeps it: CSV, .xlsx or .xls, told apart by their first bytes. Whatever lines there are
/// become rows; merged cells are told, not filled. What a workbook's formulas last gave counts.
schema::TextTable read_as_it_is(const std::string& path, const Origin& origin, Faults& faults);

} // namespace sim::scenario
