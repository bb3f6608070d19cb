/// Where two worlds part: the first month, mechanism and column in which they are not the same bits.
#pragma once

#include "sim/run/watched_world.h"

#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sim::run {

/// A number for each column of a state, `table.column`, that stands for all its rows.
std::map<std::string, std::uint64_t> digests_of(const State& state);

/// What a mechanism changed: the columns' new digests. Before the first month: what the founding made, mechanism empty.
struct Change {
    int step = -1;
    std::size_t district = 0;
    std::string phase, mechanism;
    std::map<std::string, std::uint64_t> columns;
};

/// What all mechanisms of a world changed, in the order in which they acted; those that changed nothing are left out.
class Changes {
  public:
    Changes(const Plan& plan, const WorldChosen& chosen);

    /// Those of the founding first, then those of one month after the other; empty when all months are over.
    std::vector<Change> next();
    /// Whether all months are over.
    bool over() const { return world_.over(); }

  private:
    WatchedWorld world_;
    bool founded_ = false;
    std::vector<std::map<std::string, std::uint64_t>> known_; ///< by district
};

/// Changes as text, one line for each column: what `qiao trace --digests` writes, and another version of the program
/// can be held against.
void write_changes(std::ostream& out, Changes changes);
/// Reads them. InputError when it is no such file, or damaged.
std::vector<Change> read_changes(const std::string& path);
/// Whether a file is one of those.
bool holds_changes(const std::string& path);

/// The first mechanism that did not do the same in both, and the columns that it left otherwise in one than in the
/// other. Without a mechanism: they were founded otherwise.
struct Parting {
    int step = -1;
    std::size_t district = 0;
    std::string phase, mechanism;
    std::vector<std::string> columns;
};
/// None where they are the same as far as both go.
std::optional<Parting> first_parting(const std::vector<Change>& a, const std::vector<Change>& b);

/// The numbers of a column as they are after a mechanism has acted.
struct ColumnThen {
    ColumnDescription about;
    std::vector<double> numbers;
    std::vector<std::uint64_t> keys;
};
ColumnThen column_then(const Plan& plan, const WorldChosen& chosen, const Parting& when, const std::string& column);

} // namespace sim::run
