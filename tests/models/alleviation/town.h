/// A town of one's own for tests and benchmarks: parameters set by path, founded and with its actors in place.
#pragma once

#include "models/alleviation/initialise/actors.h"
#include "models/alleviation/initialise/town.h"
#include "models/alleviation/month.h"
#include "models/alleviation/parameters.h"
#include "sim/scenario/read_scenario.h"

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <utility>

namespace alleviation::testing {

using Settings = std::vector<std::pair<std::string, std::string>>;

/// Settings and more of them, which win.
inline Settings with(Settings settings, const Settings& more)
{
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

/// Reads parameters from a tree; throws InputError with all that is wrong.
inline void read_parameters(Parameters& parameters, const sim::schema::Node& tree)
{
    sim::Faults faults;
    sim::scenario::Tables tables;
    sim::schema::Reading reading{
        faults, [&](const std::string& path, const sim::Origin& origin, sim::schema::TableShape shape) {
            return tables.load(path, origin, shape, faults);
        }};
    parameters.read(tree, "", reading);
    parameters.prepare(faults);
    faults.stop_if_any();
}

/// The last arm of a committed scenario, with settings on top.
inline sim::schema::Node last_arm(const std::string& scenario, const Settings& settings)
{
    sim::Faults faults;
    const auto source = sim::scenario::read_scenario(QIAO_SOURCE_DIR "/scenarios/" + scenario, {}, faults);
    faults.stop_if_any();
    auto tree = source.tree(source.arms.size() - 1);
    for (const auto& [path, value] : settings) tree.set(path, sim::schema::Node::text(value));
    return tree;
}

/// A town that stays where it is: its district points at its parameters.
struct Town {
    Parameters parameters;
    District district;

    explicit Town(const Settings& settings, sim::Randomness randomness = {1, 0}) : Town(tree_of(settings), randomness)
    {
    }
    explicit Town(const sim::schema::Node& tree, sim::Randomness randomness = {1, 0})
    {
        read_parameters(parameters, tree);
        district = initial_town(parameters, randomness);
        add_actors(district, parameters);
    }
    Town(const Town&) = delete;
    Town& operator=(const Town&) = delete;

    /// Lets one mechanism act, on or off.
    void act(const Mechanism& mechanism) { mechanism.act(district, parameters.groups); }
    /// Lives through months `first` to `last` (counted from the start), both included.
    void live(int first, int last)
    {
        for (int month = first; month <= last; ++month)
            advance_month(district, parameters.groups, {parameters.start, month});
    }

    static sim::schema::Node tree_of(const Settings& settings)
    {
        auto tree = sim::schema::Node::empty_map();
        for (const auto& [path, value] : settings) tree.set(path, sim::schema::Node::text(value));
        return tree;
    }
};

} // namespace alleviation::testing
