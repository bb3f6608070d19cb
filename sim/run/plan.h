/// A scenario made ready to run: every arm read and checked, and what the arms share agreed upon.
#pragma once

#include "sim/scenario/read_scenario.h"
#include "sim/schedule/model.h"

#include <functional>
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
    /// Where the scenario and its tables are read from instead of files; null: files.
    std::shared_ptr<const scenario::Archive> archive = nullptr;
};

/// What something is called in both languages; "" where it has no name in one.
struct Called {
    std::string en, zh;
};

struct Plan {
    const Model* model = nullptr;
    scenario::Source source;
    std::vector<std::string> settings; ///< "path=value": all that the command line set
    std::shared_ptr<scenario::Tables> tables = std::make_shared<scenario::Tables>();
    Called title; ///< of the scenario
    std::vector<std::string> arm_names;
    std::vector<Called> arm_titles; ///< each arm's own `title`
    std::vector<std::unique_ptr<Arm>> arms;
    schema::Layout layout;
    std::vector<Headline> headlines;
    Costing costing;
    std::size_t baseline = 0;           ///< index of the arm that the others are compared with
    std::string claimed;                ///< the claim's arm
    std::vector<std::string> fact_arms; ///< of each fact, the arm that it is a figure of
    std::vector<std::string> notices;   ///< what may not be what was meant, a line each

    /// Which of the scenario's replicates this is about: all, a part of them, or one.
    int first_replicate = 0;
    std::optional<int> some_replicates = std::nullopt;

    const schema::Scenario& scenario() const { return arms.front()->scenario(); }
    int replicates() const { return some_replicates.value_or(scenario().replicates.value()); }
    /// The world of a replicate, counted from 0 among those that this is about.
    Randomness randomness(int replicate) const
    {
        return {static_cast<std::uint32_t>(long{scenario().seed}),
                static_cast<std::uint32_t>(first_replicate + replicate)};
    }
    int months() const { return scenario().months.value(); }
};

/// Where a group of the scenario is written; the scenario as a whole where it is not.
Origin written_at(const Plan& plan, const std::string& group);
/// Where a key of a group is written; the group where it is not.
Origin written_at(const Plan& plan, const std::string& group, const std::string& key);
/// Reads one arm's tree, tables included.
std::unique_ptr<Arm> read_arm(const Plan& plan, const schema::Node& scenario, Faults& faults);
/// The arm that an effect is asked of: the one written; where none is, the one of two that is not the baseline, however
/// the arms are ordered. Empty where that does not say which.
std::string held_arm(const std::vector<std::string>& arms, const std::string& baseline, const std::string& written);
std::string held_arm(const Plan& plan, const std::string& written);
/// Adds the fault of such a group without an arm.
void add_unnamed_arm(const Origin& origin, const std::string& group, const std::vector<std::string>& arms,
                     Faults& faults);
/// Whether worlds of both layouts record into the same arrays.
bool same_axes(const schema::Layout& a, const schema::Layout& b);

/// What is checked of a plan whose arms could all be read; `every_arm`: before --arm left some out.
using Checks = std::function<void(Plan& plan, const std::vector<std::string>& every_arm, Faults& faults)>;
using Look = std::function<void(const std::string& name, const Arm& arm)>;
/// Reads a scenario and checks it. Where `look` is given, it is shown each arm, and only the first is kept: thousands
/// of them are large. Throws InputError with all faults at once.
Plan read_plan(const std::vector<const Model*>& models, const Request& request, const Checks& checks = {},
               const Look& look = {});

} // namespace sim::run
