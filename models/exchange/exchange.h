/// Boltzmann wealth exchange (Drăgulescu & Yakovenko 2000): the smallest model on the engine, and its tutorial.
///
/// Every month each agent that can afford it gives a fixed stake to another agent drawn at random. Nobody is better at
/// anything, and yet wealth becomes as unequal as the exponential distribution: a Gini coefficient of one half.
/// Agents live in districts; a traveller gives its stake to an agent of another district, by letter.
#pragma once

#include "sim/core/table.h"
#include "sim/schedule/model.h"
#include "sim/schedule/outbox.h"

namespace exchange {

/// 1. Parameters, declared once: those of a mechanism in a group of its own.
struct GivingParameters : sim::schema::ParameterGroup {
    explicit GivingParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "giving", "赠与", "What agents give one another.")
    {
    }
    Count stake{this, "stake", 1, {"fen", 0, 1000000}, "what one agent gives another", setting()};
    Number travel{this, "travel", 0.0, {"", 0, 1}, "share of gifts that go to the next district", setting()};
};

struct Parameters : sim::schema::Scenario {
    Count agents{this, "agents", 1000, {"", 2, 100000000}, "agents in a district", setting()};
    Count districts{this, "districts", 1, {"", 1, 10000}, "districts", setting()};
    Count wealth{this, "wealth", 100, {"fen", 0, 1000000}, "wealth of each agent at the start", setting()};
    sim::Switches mechanisms;

    Parameters();
};

/// 2. State: a table of columns, and a district that holds it.
struct Agents : sim::Table {
    sim::Column<std::uint32_t> identity{this, "identity", "", "number of the agent in the whole world"};
    sim::Column<std::int32_t> wealth{this, "wealth", "fen", "what the agent owns"};
};

struct Gift {
    std::uint32_t receiver; ///< row in the receiving district
    std::int32_t fen;
};

struct District {
    Agents agents;
    sim::Outbox<Gift> outbox;
    std::uint32_t number = 0, neighbour = 0;
    sim::Randomness randomness;
    sim::Clock clock;
    std::int64_t expected_wealth = 0; ///< of all agents, less what is under way in letters

    /// Throws RunError when wealth was made or lost.
    void check_after(std::string_view phase) const;
};

/// 3. Mechanisms, in phases (defined in exchange.cpp).
void give(District& district, const GivingParameters& parameters);

/// 4. The month: the list of phases. Every run and benchmark goes through it.
void month(sim::Step<District>& step);

/// 5. The model that the command line runs. How a world is made of all this, recorded and found: 6 to 9, in
/// exchange.cpp.
const sim::Model& model();

} // namespace exchange
