#include "sim/schedule/mechanism.h"

#include <algorithm>

namespace sim {

Switches::Switches(schema::ParameterGroup* parent, const std::vector<MechanismDescription>& mechanisms)
    : Member(parent, "mechanisms")
{
    for (const auto& mechanism : mechanisms) {
        if (mechanism.levels.empty()) continue;
        Switch item{std::string(mechanism.name), std::string(mechanism.meaning), mechanism.levels, 0, 0};
        const auto initial = std::find(item.levels.begin(), item.levels.end(), mechanism.initial);
        item.initial = item.level = static_cast<int>(initial - item.levels.begin());
        switches_.push_back(std::move(item));
    }
}

int Switches::level(std::string_view mechanism) const
{
    for (const auto& item : switches_)
        if (item.name == mechanism) return item.level;
    throw RunError("there is no mechanism '" + std::string(mechanism) + "'");
}

void Switches::read(const schema::Node& node, const std::string& path, schema::Reading& reading)
{
    using schema::Node;
    if (node.kind == Node::Kind::nothing) return;
    if (node.kind != Node::Kind::map) {
        reading.faults.add(node.origin, path, "is " + kind_name(node.kind), "a map from mechanisms to on or off");
        return;
    }
    std::vector<std::string> names;
    for (const auto& item : switches_) names.push_back(item.name);
    for (const auto& [key, value] : node.entries) {
        const auto found =
            std::find_if(switches_.begin(), switches_.end(), [&](const auto& item) { return item.name == key; });
        if (found == switches_.end()) {
            std::string remedy = did_you_mean(key, names);
            if (remedy.empty()) remedy = "see `qiao describe mechanisms`";
            reading.faults.add(value.origin, path + "." + key, "there is no such mechanism", remedy);
            continue;
        }
        std::string word = value.scalar;
        if (word == "false" || word == "no") word = "off";
        if (word == "true" || word == "yes") word = "on";
        auto level = std::find(found->levels.begin(), found->levels.end(), word);
        // "on" for a mechanism with named levels is its usual level.
        if (level == found->levels.end() && word == "on") level = found->levels.begin() + std::max(1, found->initial);
        if (value.kind != Node::Kind::scalar || level == found->levels.end()) {
            std::string allowed;
            for (const auto& name : found->levels) allowed += (allowed.empty() ? "" : ", ") + name;
            reading.faults.add(value.origin, path + "." + key, "'" + value.scalar + "' is not one of its levels",
                               "allowed: " + allowed);
            continue;
        }
        found->level = static_cast<int>(level - found->levels.begin());
    }
}

schema::Node Switches::effective() const
{
    schema::Node node = schema::Node::empty_map();
    for (const auto& item : switches_)
        node.entries.emplace_back(item.name, schema::Node::text(item.levels[static_cast<std::size_t>(item.level)]));
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
        for (const auto& level : item.levels) description.range += (description.range.empty() ? "" : ", ") + level;
        description.meaning = item.meaning;
        description.standing = standing_name(schema::Standing::setting);
        out.push_back(std::move(description));
    }
}

void PhaseTimes::add(std::string_view phase, std::chrono::nanoseconds time)
{
    for (auto& [name, sum] : phases)
        if (name == phase) {
            sum += time;
            return;
        }
    phases.emplace_back(phase, time);
}

} // namespace sim
