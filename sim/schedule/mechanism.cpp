#include "sim/schedule/mechanism.h"

#include "sim/schema/renames.h"

#include <algorithm>

namespace sim {

AnyMechanism::AnyMechanism(MechanismDescription about, std::vector<schema::GroupType> groups)
    : description(std::move(about)), handed(std::move(groups))
{
    static std::size_t next = 0;
    number = next++;
}

Switches::Switches(schema::ParameterGroup* parent, const std::vector<const AnyMechanism*>& mechanisms)
    : Member(parent, "mechanisms")
{
    for (const auto* mechanism : mechanisms) {
        const auto& about = mechanism->description;
        if (levels_.size() <= mechanism->number) levels_.resize(mechanism->number + 1, 0);
        levels_[mechanism->number] = 1;
        if (about.levels.empty()) continue;
        Switch item{std::string(about.name), std::string(about.meaning), about.levels, mechanism->number, 0};
        const auto initial = std::find(item.levels.begin(), item.levels.end(), about.initial);
        item.initial = static_cast<int>(initial - item.levels.begin());
        levels_[item.number] = item.initial;
        switches_.push_back(std::move(item));
    }
}

bool Switches::acts(const AnyMechanism& mechanism) const
{
    const auto& needed = mechanism.description.only_with;
    return on(mechanism) && std::all_of(needed.begin(), needed.end(), [&](const auto* other) { return on(*other); });
}

void Switches::read(const schema::Node& node, const std::string& path, schema::Reading& reading)
{
    using schema::Node;
    if (!schema::has_entries(node, path, "a map from mechanisms to on or off", reading)) return;
    std::vector<std::string> names;
    for (const auto& item : switches_) names.push_back(item.name);
    for (const auto& [key, value] : node.entries) {
        const auto found =
            std::find_if(switches_.begin(), switches_.end(), [&](const auto& item) { return item.name == key; });
        if (found == switches_.end()) {
            std::string remedy = schema::key_meant(key, path, names, reading.renames);
            if (remedy.empty()) remedy = "see `qiao describe mechanisms`";
            reading.faults.add(value.origin, path + "." + key, "there is no such mechanism", remedy);
            continue;
        }
        if (value.kind != Node::Kind::scalar) {
            schema::add_no_value(reading.faults, value, path + "." + key, "allowed: " + joined(found->levels));
            continue;
        }
        const auto truth = schema::truth_of(value.scalar);
        const std::string word = truth ? (*truth ? "on" : "off") : value.scalar;
        auto level = std::find(found->levels.begin(), found->levels.end(), word);
        // "on" for a mechanism with named levels is its usual level.
        if (level == found->levels.end() && word == "on") level = found->levels.begin() + std::max(1, found->initial);
        if (level == found->levels.end()) {
            reading.faults.add(value.origin, path + "." + key, "'" + value.scalar + "' is not one of its levels",
                               "allowed: " + joined(found->levels));
            continue;
        }
        levels_[found->number] = static_cast<int>(level - found->levels.begin());
    }
}

schema::Node Switches::effective() const
{
    schema::Node node = schema::Node::empty_map();
    for (const auto& item : switches_)
        node.entries.emplace_back(item.name,
                                  schema::Node::text(item.levels[static_cast<std::size_t>(levels_[item.number])]));
    return node;
}

void Switches::describe(const std::string& path, std::vector<schema::ParameterDescription>& out) const
{
    for (const auto& item : switches_) {
        schema::ParameterDescription description;
        description.path = path + "." + item.name;
        description.type = "choice";
        description.default_value = item.levels[static_cast<std::size_t>(item.initial)];
        description.allowed = item.levels;
        description.range = joined(item.levels);
        description.yes = description.no = true;
        description.meaning = item.meaning;
        description.standing = standing_name(schema::Standing::setting);
        out.push_back(std::move(description));
    }
}

void add_groups(schema::Groups& groups, const std::vector<const AnyMechanism*>& mechanisms)
{
    for (const auto* mechanism : mechanisms)
        for (const auto& type : mechanism->handed) groups.add(type);
}

void Times::add(std::string_view phase, const AnyMechanism& mechanism, std::chrono::nanoseconds time)
{
    for (auto& spent : spent_)
        if (spent.mechanism == &mechanism && spent.phase == phase) {
            spent.time += time;
            return;
        }
    spent_.push_back({phase, &mechanism, time});
}

} // namespace sim
