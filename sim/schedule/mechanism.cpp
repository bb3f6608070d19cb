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
    if (!schema::has_entries(node, path, "a map from mechanisms to on or off", reading)) return;
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
        description.range = joined(item.levels);
        description.yes = description.no = true;
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
