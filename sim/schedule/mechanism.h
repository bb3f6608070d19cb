/// Mechanisms and phases: what acts in a month, in which order, and what can be switched off.
#pragma once

#include "sim/schema/parameter.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// What a mechanism says of itself. The name is also its switch in a scenario (`mechanisms.<name>`).
struct MechanismDescription {
    std::string_view name;
    std::string_view chinese; ///< the paper's own term
    std::string_view section; ///< where the source describes it
    std::string_view meaning; ///< one paragraph: what it does, what it neglects, the literature
    std::string_view reads;
    std::string_view writes;
    /// Names of its levels, the first being "off". A mechanism without levels can't be switched off.
    std::vector<std::string> levels{"off", "on"};
    std::string_view initial = "on";
};

/// A process of a model: its description and what it does to a district in a month.
template <class District>
struct Mechanism {
    MechanismDescription description;
    void (*act)(District&);
};

/// A step of the month: mechanisms that act one after the other.
template <class District>
struct Phase {
    std::string_view name, chinese, meaning;
    /// Pointers, because the mechanisms stand in other files, whose globals may be made later.
    std::vector<const Mechanism<District>*> mechanisms;
};

/// The switches of a model's mechanisms, read from the scenario's `mechanisms:` map.
class Switches final : public schema::Member {
  public:
    Switches(schema::ParameterGroup* parent, const std::vector<MechanismDescription>& mechanisms);

    /// 0 is off. RunError when there is no such switch.
    int level(std::string_view mechanism) const;
    bool on(std::string_view mechanism) const { return level(mechanism) > 0; }

    void read(const schema::Node& node, const std::string& path, schema::Reading& reading) override;
    schema::Node effective() const override;
    void describe(const std::string& path, std::vector<schema::ParameterDescription>& out) const override;

  private:
    struct Switch {
        std::string name, meaning;
        std::vector<std::string> levels;
        int level = 1, initial = 1;
    };
    std::vector<Switch> switches_;
};

/// Time spent in each phase, for benchmarks.
struct PhaseTimes {
    std::vector<std::pair<std::string_view, std::chrono::nanoseconds>> phases;
    void add(std::string_view phase, std::chrono::nanoseconds time);
};

/// One month of one district under way. The only place that knows how a phase is run: what is switched off is skipped,
/// the rest is timed where asked, and the district's own check follows every phase.
template <class District>
class Step {
  public:
    Step(District& district, const Switches& switches, PhaseTimes* times = nullptr)
        : district_(district), switches_(switches), times_(times)
    {
    }

    void run(const Phase<District>& phase)
    {
        const auto begin = times_ ? std::chrono::steady_clock::now() : std::chrono::steady_clock::time_point{};
        for (const auto* mechanism : phase.mechanisms)
            if (mechanism->description.levels.empty() || switches_.on(mechanism->description.name))
                mechanism->act(district_);
        if (times_) times_->add(phase.name, std::chrono::steady_clock::now() - begin);
        district_.check_after(phase.name);
    }

  private:
    District& district_;
    const Switches& switches_;
    PhaseTimes* times_;
};

/// The descriptions of all mechanisms of a month, in their order.
template <class District>
std::vector<MechanismDescription> descriptions(const std::vector<const Phase<District>*>& month)
{
    std::vector<MechanismDescription> out;
    for (const auto* phase : month)
        for (const auto* mechanism : phase->mechanisms) out.push_back(mechanism->description);
    return out;
}

/// A phase of a model's month and its mechanisms, as documentation.
struct PhaseDescription {
    std::string_view name, chinese, meaning;
    std::vector<MechanismDescription> mechanisms;
};

/// A month as documentation.
template <class District>
std::vector<PhaseDescription> describe_phases(const std::vector<const Phase<District>*>& month)
{
    std::vector<PhaseDescription> out;
    for (const auto* phase : month) {
        out.push_back({phase->name, phase->chinese, phase->meaning, {}});
        for (const auto* mechanism : phase->mechanisms) out.back().mechanisms.push_back(mechanism->description);
    }
    return out;
}

} // namespace sim
