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
    /// Of a scalar its text; of nothing, where the value stands that it was written over ("file:line").
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

    /// Deep merge: maps are merged key by key, anything else of `over` replaces what was there. An empty list over a
    /// map is an empty map, as libraries write one that know no difference. Nothing over a value is remembered as such.
    void merge(const Node& over);

    /// The whole tree in one line, for comparing two trees.
    std::string flat_text() const;

    /// Whether it says nothing at all: a map or a list without entries, or nothing that was not written over a value.
    bool is_empty() const;

    /// Merges the value in at a dotted path ("agency.workers"), making maps on the way.
    void set(const std::string& path, Node value);
};

/// "a map", "a list", "a single value" or "nothing", for messages.
std::string kind_name(Node::Kind kind);

} // namespace sim::schema
