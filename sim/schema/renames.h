/// Keys that scenarios once called otherwise.
#pragma once

#include "sim/core/faults.h"
#include "sim/schema/node.h"

#include <string>
#include <vector>

namespace sim::schema {

using sim::Renamed;
using sim::Renames;

/// What renames this dotted path, or a group that it is in: of several the longest. Null where nothing does.
const Renamed* renamed(const std::string& path, const Renames& renames);

/// Adds that a key that is written at `origin` was read as what it is called now.
void add_hint(const Renamed& names, const Origin& origin, Faults& hints);

/// Moves what stands under old keys to where it belongs now, each key by the longest path that renames it, and adds a
/// hint for each. What is moved knows of its old key, so that its faults tell it. A group that is written under both of
/// its names is one; a key that is written under both is a fault.
void rename(Node& tree, const Renames& renames, Faults& hints, Faults& faults);

/// As sim::did_you_mean of a key in the group at `path` (of today). Knows what once was written there, too, and then
/// tells what that is now called.
std::string key_meant(const std::string& key, const std::string& path, const std::vector<std::string>& known,
                      const Renames& renames);

} // namespace sim::schema
