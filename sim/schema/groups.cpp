#include "sim/schema/groups.h"

#include <stdexcept>

namespace sim::schema {

std::size_t next_group_number()
{
    static std::size_t next = 0;
    return next++;
}

ParameterGroup*& Groups::place(std::size_t number)
{
    if (by_number_.size() <= number) by_number_.resize(number + 1, nullptr);
    return by_number_[number];
}

void Groups::add(const GroupType& type)
{
    if (place(type.number)) return;
    owned_.push_back(type.make());
    place(type.number) = owned_.back().get();
}

const ParameterGroup& Groups::of(std::size_t number) const
{
    if (number >= by_number_.size() || !by_number_[number])
        throw std::logic_error("a mechanism asks for parameters that its model does not have");
    return *by_number_[number];
}

} // namespace sim::schema
