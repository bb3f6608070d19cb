/// Mechanisms and phases: what acts in a month, in which order, and what can be switched off.
#pragma once

#include "sim/schema/groups.h"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

class AnyMechanism;

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
    /// Mechanisms without which there is nothing for it to act on: it is skipped while one of them is off. Pointers,
    /// because they stand in other files, whose globals may be made later.
    std::vector<const AnyMechanism*> only_with{};
    /// Mechanisms whose switches it asks.
    std::vector<const AnyMechanism*> asks{};
};

/// What is the same of all mechanisms, whatever they act on.
class AnyMechanism {
  public:
    AnyMechanism(MechanismDescription about, std::vector<schema::GroupType> groups);
    AnyMechanism(const AnyMechanism&) = delete;
    AnyMechanism& operator=(const AnyMechanism&) = delete;

    MechanismDescription description;
    std::vector<schema::GroupType> handed; ///< types of the parameter groups that it is handed
    std::size_t number;                    ///< among all mechanisms of the program
};

/// A process of a model: its description and what it does to a district in a month.
template <class District>
class Mechanism : public AnyMechanism {
  public:
    using Act = void (*)(District&, const schema::Groups&);

    Mechanism(MechanismDescription about, std::vector<schema::GroupType> groups, Act acting)
        : AnyMechanism(std::move(about), std::move(groups)), act_(acting)
    {
    }
    void act(District& district, const schema::Groups& parameters) const { act_(district, parameters); }

  private:
    Act act_;
};

template <auto act, class Function = decltype(act)>
struct Acting;

template <auto act, class District, class... P>
struct Acting<act, void (*)(District&, const P&...)> {
    static Mechanism<District> made(MechanismDescription about)
    {
        return {std::move(about),
                {schema::group_type<P>()...},
                [](District& district, [[maybe_unused]] const schema::Groups& parameters) {
                    act(district, parameters.get<P>()...);
                }};
    }
};

/// The mechanism `void act(District&, const P&...)`. It is handed its own parameters, and those of others that it
/// names, each found by its type.
template <auto act>
auto mechanism(MechanismDescription about)
{
    return Acting<act>::made(std::move(about));
}

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
    Switches(schema::ParameterGroup* parent, const std::vector<const AnyMechanism*>& mechanisms);

    /// The level in force: 0 is off. A mechanism of another model is off; one without levels is on.
    int level(const AnyMechanism& mechanism) const
    {
        return mechanism.number < levels_.size() ? levels_[mechanism.number] : 0;
    }
    bool on(const AnyMechanism& mechanism) const { return level(mechanism) > 0; }
    /// Whether it is on, and what it presupposes, too.
    bool acts(const AnyMechanism& mechanism) const;

    void read(const schema::Node& node, const std::string& path, schema::Reading& reading) override;
    schema::Node effective() const override;
    void describe(const std::string& path, std::vector<schema::ParameterDescription>& out) const override;

  private:
    struct Switch {
        std::string name, meaning;
        std::vector<std::string> levels;
        std::size_t number = 0; ///< of its mechanism
        int initial = 1;
    };
    std::vector<Switch> switches_;
    std::vector<int> levels_; ///< by number of the mechanism
};

/// Time spent in each mechanism, for benchmarks.
class Times {
  public:
    void add(std::string_view phase, const AnyMechanism& mechanism, std::chrono::nanoseconds time);

    /// Of one mechanism in one phase.
    struct Spent {
        std::string_view phase;
        const AnyMechanism* mechanism;
        std::chrono::nanoseconds time;
    };
    /// In the order in which they first acted; what was switched off is not there.
    const std::vector<Spent>& spent() const { return spent_; }

  private:
    std::vector<Spent> spent_;
};

/// Is told each time a mechanism has acted.
using AfterEach = std::function<void(std::string_view phase, const AnyMechanism& mechanism)>;

/// One month of one district under way. The only place that knows how a phase is run: what is switched off is skipped,
/// each mechanism is handed its parameters, each is timed and told of where asked, and the district's own check follows
/// every phase.
template <class District>
class Step {
  public:
    Step(District& district, const Switches& switches, const schema::Groups& parameters, Times* times = nullptr,
         const AfterEach* after_each = nullptr)
        : district_(district), switches_(switches), parameters_(parameters), times_(times), after_each_(after_each)
    {
    }

    void run(const Phase<District>& phase)
    {
        for (const auto* mechanism : phase.mechanisms) {
            if (!switches_.acts(*mechanism)) continue;
            const auto begin = now();
            mechanism->act(district_, parameters_);
            if (times_) times_->add(phase.name, *mechanism, now() - begin);
            if (after_each_) (*after_each_)(phase.name, *mechanism);
        }
        district_.check_after(phase.name);
    }

  private:
    using Moment = std::chrono::steady_clock::time_point;
    Moment now() const { return times_ ? std::chrono::steady_clock::now() : Moment{}; }

    District& district_;
    const Switches& switches_;
    const schema::Groups& parameters_;
    Times* times_;
    const AfterEach* after_each_;
};

/// All mechanisms of a month, in their order.
template <class District>
std::vector<const AnyMechanism*> mechanisms_of(const std::vector<const Phase<District>*>& month)
{
    std::vector<const AnyMechanism*> out;
    for (const auto* phase : month) out.insert(out.end(), phase->mechanisms.begin(), phase->mechanisms.end());
    return out;
}

/// Adds the groups that mechanisms are handed, each once.
void add_groups(schema::Groups& groups, const std::vector<const AnyMechanism*>& mechanisms);

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
