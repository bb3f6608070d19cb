#include "models/alleviation/recorded/output.h"

#include <algorithm>

namespace alleviation {

namespace {

/// What a unit alone says: a share lies within 0 and 1, ratings have their scale, and things are not fewer than none.
sim::schema::ValueRange usual_range(std::string_view unit)
{
    if (unit == "1") return {0, 1};
    if (unit == "1 to 5") return {1, 5};
    for (const auto counted : {"households", "persons", "matches", "suppliers", "hour", "months", "steps", "mu"})
        if (unit == counted) return at_least(0);
    return {};
}

} // namespace

OutputGroup::OutputGroup(sim::schema::Group (*frame)(const Parameters&), const std::vector<Listed>& lists,
                         bool (*when)(const Parameters&))
    : frame_(frame), when_(when)
{
    for (const auto& list : lists) {
        variables_.insert(variables_.end(), list.variables.begin(), list.variables.end());
        declarations_.insert(declarations_.end(), list.declarations.begin(), list.declarations.end());
    }
    for (auto& variable : variables_)
        if (!variable.range.declared()) variable.range = usual_range(variable.unit);
}

sim::schema::Group OutputGroup::layout(const Parameters& parameters) const
{
    auto out = frame_(parameters);
    out.variables = variables_;
    return out;
}

std::size_t OutputGroup::place_of(const void* declaration) const
{
    const auto found = std::find(declarations_.begin(), declarations_.end(), declaration);
    if (found == declarations_.end()) throw std::logic_error("a variable is written to a group that does not have it");
    return static_cast<std::size_t>(found - declarations_.begin());
}

} // namespace alleviation
