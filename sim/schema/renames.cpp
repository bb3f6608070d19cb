#include "sim/schema/renames.h"

#include <algorithm>
#include <map>
#include <memory>
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

/// Lets a value and all in it know under which old key it was written.
void mark(Node& node, const std::shared_ptr<const Renames>& renamed)
{
    node.origin.renamed = renamed;
    for (auto& item : node.items) mark(item, renamed);
    for (auto& [key, value] : node.entries) mark(value, renamed);
}

/// Another path in or at what is called `from`, if it were called `to`.
std::string moved(const std::string& path, const std::string& from, const std::string& to)
{
    return to + path.substr(std::min(path.size(), from.size()));
}

/// Adds the entries of a map to those of the map at `path`. What stands there already stays; that it does is a fault.
void add_entries(Node& tree, const Node& more, const std::string& path, const Renamed& names, Faults& faults)
{
    for (const auto& [key, value] : more.entries) {
        const std::string here = path.empty() ? key : path + "." + key;
        Node* there = tree.find(key);
        const bool group = value.kind == Node::Kind::map;
        if (!there) {
            tree.entries.emplace_back(key, value);
        } else if (group && there->is_empty()) {
            *there = value;
        } else if (group && there->kind == Node::Kind::map) {
            add_entries(*there, value, here, names, faults);
        } else {
            const Renamed both{moved(here, names.now, names.was), moved(here, names.now, names.now)};
            faults.add(value.origin, both.was,
                       "is now called " + both.now + ", which is written too, at " + there->origin.text(),
                       "one of the two");
        }
    }
}

std::string parent_of(const std::string& path)
{
    const std::size_t dot = path.rfind('.');
    return dot == std::string::npos ? "" : path.substr(0, dot);
}

std::string last_of(const std::string& path)
{
    return path.substr(path.rfind('.') + 1);
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
        mark(value, std::make_shared<const Renames>(Renames{names}));
        Node alone = Node::empty_map();
        alone.set(names.now, std::move(value));
        add_entries(tree, alone, "", names, faults);
    }
}

std::string key_meant(const std::string& key, const std::string& path, const std::vector<std::string>& known,
                      const Renames& renames)
{
    std::vector<std::string> words = known;
    std::map<std::string, std::string> now;     // of old keys in this group
    std::map<std::string, std::string> keys_of; // of old groups in it that are gone, with what became of their keys
    for (const auto& names : renames) {
        const std::string group = parent_of(names.was);
        const Renamed* group_now = renamed(group, renames);
        if (group == path || (group_now && moved(group, group_now->was, group_now->now) == path))
            now.emplace(last_of(names.was), names.now);
        if (!group.empty() && parent_of(group) == path) {
            std::string& keys = keys_of[last_of(group)];
            keys += (keys.empty() ? "" : ", ") + last_of(names.was) + " is now called " + names.now;
        }
    }
    for (const auto* old : {&now, &keys_of})
        for (const auto& [word, about] : *old) words.push_back(word);
    const std::string* near = nearest(key, words);
    if (!near) return "";
    const bool as_known = std::find(known.begin(), known.end(), *near) != known.end();
    if (as_known) return did_you_mean(key, known);
    const std::string old = *near == key ? "" : "did you mean '" + *near + "'? ";
    return now.contains(*near) ? old + "it is now called " + now[*near] : old + "of its keys, " + keys_of[*near];
}

} // namespace sim::schema
