#include "sim/schema/renames.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace sim::schema {

namespace {

/// Takes what stands at a dotted path out of a tree, and with it the maps that nothing else stands in.
std::optional<Node> take_out(Node& tree, const std::string& path)
{
    const std::size_t dot = path.find('.');
    const std::string key = path.substr(0, dot);
    Node* here = tree.find(key);
    if (!here) return {};
    std::optional<Node> out;
    if (dot == std::string::npos) {
        out = std::move(*here);
    } else {
        out = take_out(*here, path.substr(dot + 1));
        if (!out || !here->entries.empty()) return out;
    }
    tree.erase(key);
    return out;
}

/// What stands at a dotted path, or on the way to it where a map would have to stand; null where the way is free.
const Node* in_the_way(const Node& tree, const std::string& path)
{
    const std::size_t dot = path.find('.');
    const Node* here = tree.find(path.substr(0, dot));
    if (!here || dot == std::string::npos) return here;
    if (here->kind != Node::Kind::map) return here->is_empty() ? nullptr : here;
    return in_the_way(*here, path.substr(dot + 1));
}

} // namespace

const Renamed* renamed(const std::string& path, const Renames& renames)
{
    const Renamed* longest = nullptr;
    for (const auto& names : renames)
        if ((path == names.was || path.starts_with(names.was + ".")) &&
            (!longest || names.was.size() > longest->was.size()))
            longest = &names;
    return longest;
}

void add_hint(const Renamed& names, const Origin& origin, Faults& hints)
{
    hints.add(origin, names.was, "is now called " + names.now, "read as that");
}

void rename(Node& tree, const Renames& renames, Faults& hints, Faults& faults)
{
    // All are taken out before any is put back: what is a name of today may once have been the name of something else.
    // What has a new place of its own is taken before its group, and put after the group that it may now be in.
    Renames longest_first = renames;
    std::stable_sort(longest_first.begin(), longest_first.end(),
                     [](const Renamed& a, const Renamed& b) { return a.was.size() > b.was.size(); });
    std::vector<std::pair<Renamed, Node>> taken;
    for (const auto& names : longest_first)
        if (auto value = take_out(tree, names.was)) taken.emplace_back(names, std::move(*value));
    const auto place = [](const auto& each) { return std::pair(each.second.origin.line, each.second.origin.column); };
    std::stable_sort(taken.begin(), taken.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    for (const auto& [names, value] : taken) add_hint(names, value.origin, hints);
    std::stable_sort(taken.begin(), taken.end(),
                     [](const auto& a, const auto& b) { return a.first.now.size() < b.first.now.size(); });
    for (auto& [names, value] : taken) {
        if (const Node* there = in_the_way(tree, names.now))
            faults.add(value.origin, names.was,
                       "is now called " + names.now + ", which is written too, at " + there->origin.text(),
                       "one of the two");
        else
            tree.set(names.now, std::move(value));
    }
}

} // namespace sim::schema
