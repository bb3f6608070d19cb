/// Groups of parameters that are found by their type: each mechanism of a model brings its own.
#pragma once

#include "sim/schema/parameter.h"

#include <memory>
#include <vector>

namespace sim::schema {

/// A type of parameter group: its number among all of them, and how one with its defaults is made.
struct GroupType {
    std::size_t number;
    std::unique_ptr<ParameterGroup> (*make)();
};

std::size_t next_group_number();

template <class G>
GroupType group_type()
{
    static const std::size_t number = next_group_number();
    return {number, []() -> std::unique_ptr<ParameterGroup> { return std::make_unique<G>(nullptr); }};
}

/// One group of each of some types, in the order in which they were added.
class Groups {
  public:
    /// Adds a group of a type, unless there is one.
    void add(const GroupType& type);
    /// Makes a group known that is kept elsewhere; it must live as long.
    template <class G>
    void refer(G& group)
    {
        place(group_type<G>().number) = &group;
    }

    std::size_t size() const { return owned_.size(); }
    ParameterGroup& operator[](std::size_t i) { return *owned_[i]; }
    /// The group of a number; std::logic_error when none was added.
    const ParameterGroup& of(std::size_t number) const;

    /// The group of a type. Asked for once a call of a mechanism, never in its loops.
    template <class G>
    const G& get() const
    {
        return static_cast<const G&>(of(group_type<G>().number));
    }
    /// The same, for completing it once it was read.
    template <class G>
    G& get()
    {
        return const_cast<G&>(static_cast<const Groups&>(*this).get<G>());
    }

  private:
    ParameterGroup*& place(std::size_t number);
    std::vector<std::unique_ptr<ParameterGroup>> owned_;
    std::vector<ParameterGroup*> by_number_;
};

} // namespace sim::schema
