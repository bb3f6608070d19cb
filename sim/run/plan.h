/// A scenario made ready to run: every arm read and checked, and what the arms share agreed upon.
#pragma once

#include "sim/scenario/read_scenario.h"
#include "sim/schedule/model.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sim::run {

/// What the command line asks for.
struct Request {
    std::string scenario;
    std::vector<std::string> settings; ///< "path=value"
    std::vector<std::string> arms;     ///< empty: all
    std::optional<long> seed, replicates;
};

struct Plan {
    const Model* model = nullptr;
    scenario::Source source;
    std::vector<std::string> arm_names;
    std::vector<std::unique_ptr<Arm>> arms;
    schema::Layout layout;
    std::vector<Headline> headlines;
    Costing costing;
    std::size_t baseline = 0; ///< index of the arm that the others are compared with

    const schema::Scenario& scenario() const { return arms.front()->scenario(); }
    int replicates() const { return scenario().replicates.value(); }
    int months() const { return scenario().months.value(); }
};

/// Reads one arm's tree, tables included.
std::unique_ptr<Arm> read_arm(const Model& model, const schema::Node& scenario, Faults& faults);
/// Whether worlds of both layouts record into the same arrays.
bool same_axes(const schema::Layout& a, const schema::Layout& b);

/// Reads and checks a scenario. Throws InputError with all faults at once.
Plan make_plan(const std::vector<const Model*>& models, const Request& request);

} // namespace sim::run
