/// A scenario as a tree of values, each knowing where it was written. Knows no file format.
#pragma once

#include "sim/core/faults.h"

#include <string>
#include <utility>
#include <vector>

namespace sim::schema {

/// A value of the tree: nothing, a scalar (kept as text), a list, or a map that keeps the order of its keys.
struct Node {
    enum class Kind { nothing, scalar, list, map };

    Kind kind = Kind::nothing;
    Origin origin;
    std::string scalar;
    std::vector<Node> items;                           ///< of a list
    std::vector<std::pair<std::string, Node>> entries; ///< of a map

    static Node text(std::string value, Origin origin = {});
    static Node empty_map(Origin origin = {});

    /// The value under `key` of a map, or null.
    const Node* find(const std::string& key) const;
    Node* find(const std::string& key);
    /// The value under `key` of a map, made (as nothing) where it is missing.
    Node& at_or_new(const std::string& key);
    void erase(const std::string& key);

    /// Deep merge: maps are merged key by key, anything else of `over` replaces what was there.
    void merge(const Node& over);

    /// The whole tree in one line, for comparing two trees.
    std::string flat_text() const;

    /// Sets the value at a dotted path ("agency.workers"), making maps on the way.
    void set(const std::string& path, Node value);
};

/// "a map", "a list", "a single value" or "nothing", for messages.
std::string kind_name(Node::Kind kind);

} // namespace sim::schema
