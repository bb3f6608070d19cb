/// Keys that scenarios once called otherwise.
#pragma once

#include "sim/schema/node.h"

#include <string>
#include <vector>

namespace sim::schema {

/// A parameter or a group as dotted path: as it once was written, and as it is called now.
struct Renamed {
    std::string was, now;
};
using Renames = std::vector<Renamed>;

/// What renames this dotted path, or a group that it is in: of several the longest. Null where nothing does.
const Renamed* renamed(const std::string& path, const Renames& renames);

/// Adds that a key that is written at `origin` was read as what it is called now.
void add_hint(const Renamed& names, const Origin& origin, Faults& hints);

/// Moves what stands under old keys to where it belongs now, each key by the longest path that renames it, and adds a
/// hint for each. A key that is written under both of its names is a fault.
void rename(Node& tree, const Renames& renames, Faults& hints, Faults& faults);

} // namespace sim::schema
