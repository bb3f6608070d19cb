/// Tables of a result whose last axis is `figure`: a mean, its interval, and so on.
#pragma once

#include "sim/core/faults.h"
#include "sim/store/result_reader.h"

#include <algorithm>

namespace sim::cli {

class Figures {
  public:
    Figures(const store::ResultReader& result, const std::string& group, const std::string& variable)
        : names_(result.labels(group, "figure")), array_(result.read(group, variable))
    {
    }
    /// The figure of a row; rows are the cells of all axes before the last.
    double at(std::size_t row, const std::string& name) const
    {
        const auto found = std::find(names_.begin(), names_.end(), name);
        if (found == names_.end()) throw RunError("the result has no figure '" + name + "'");
        return array_.values.at(row * names_.size() + static_cast<std::size_t>(found - names_.begin()));
    }

  private:
    std::vector<std::string> names_;
    store::Array array_;
};

} // namespace sim::cli
