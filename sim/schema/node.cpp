#include "sim/schema/node.h"

#include <algorithm>

namespace sim::schema {

Node Node::text(std::string value, Origin origin)
{
    Node node;
    node.kind = Kind::scalar;
    node.scalar = std::move(value);
    node.origin = std::move(origin);
    return node;
}

Node Node::empty_map(Origin origin)
{
    Node node;
    node.kind = Kind::map;
    node.origin = std::move(origin);
    return node;
}

const Node* Node::find(const std::string& key) const
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.first == key; });
    return found == entries.end() ? nullptr : &found->second;
}

Node* Node::find(const std::string& key)
{
    return const_cast<Node*>(std::as_const(*this).find(key));
}

Node& Node::at_or_new(const std::string& key)
{
    if (Node* present = find(key)) return *present;
    kind = Kind::map;
    entries.emplace_back(key, Node{});
    return entries.back().second;
}

void Node::erase(const std::string& key)
{
    std::erase_if(entries, [&](const auto& e) { return e.first == key; });
}

bool Node::is_empty() const
{
    return kind == Kind::nothing ? scalar.empty() : kind != Kind::scalar && items.empty() && entries.empty();
}

void Node::merge(const Node& over)
{
    if (over.kind == Kind::nothing && over.scalar.empty()) {
        // Who reads it decides whether nothing may stand here; it must know what would be dropped.
        const std::string dropped = kind == Kind::nothing ? scalar : is_empty() ? "" : origin.text();
        const bool drops = !is_empty();
        *this = over;
        if (drops) scalar = dropped.empty() ? "what it builds on" : dropped;
        return;
    }
    if (kind == Kind::map && over.kind == Kind::list && over.items.empty()) return;
    if (kind != Kind::map || over.kind != Kind::map) {
        *this = over;
        return;
    }
    for (const auto& [key, value] : over.entries) {
        if (Node* mine = find(key))
            mine->merge(value);
        else
            entries.emplace_back(key, value);
    }
}

void Node::set(const std::string& path, Node value)
{
    Node* here = this;
    std::size_t start = 0;
    for (;;) {
        const std::size_t dot = path.find('.', start);
        const std::string key = path.substr(start, dot - start);
        if (here->kind != Kind::map) *here = empty_map(value.origin);
        here = &here->at_or_new(key);
        if (dot == std::string::npos) break;
        start = dot + 1;
    }
    here->merge(value);
}

std::string Node::flat_text() const
{
    std::string out = kind == Kind::scalar ? "'" + scalar + "'" : "";
    for (const auto& item : items) out += "- " + item.flat_text();
    for (const auto& [key, value] : entries) out += key + "{" + value.flat_text() + "}";
    return out;
}

std::string kind_name(Node::Kind kind)
{
    switch (kind) {
    case Node::Kind::nothing:
        return "nothing";
    case Node::Kind::scalar:
        return "a single value";
    case Node::Kind::list:
        return "a list";
    case Node::Kind::map:
        return "a map";
    }
    return "";
}

} // namespace sim::schema
