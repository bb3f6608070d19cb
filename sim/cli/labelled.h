/// An array of a result whose cells are asked for by labels.
#pragma once

#include "sim/core/faults.h"
#include "sim/store/result_reader.h"

#include <algorithm>
#include <string>
#include <vector>

namespace sim::cli {

class Labelled {
  public:
    Labelled(const store::ResultReader& result, const std::string& group, const std::string& variable)
        : array_(result.read(group, variable))
    {
        for (const auto& dimension : array_.dimensions) labels_.push_back(result.labels(group, dimension));
    }
    /// The cell under one label for each axis; InputError where there is none.
    double at(const std::vector<std::string>& wanted) const
    {
        std::size_t cell = 0;
        for (std::size_t d = 0; d < labels_.size(); ++d) {
            const auto found = std::find(labels_[d].begin(), labels_[d].end(), wanted.at(d));
            if (found == labels_[d].end()) throw InputError("the result has no '" + wanted[d] + "'");
            cell = cell * labels_[d].size() + static_cast<std::size_t>(found - labels_[d].begin());
        }
        return array_.values.at(cell);
    }
    bool has(std::size_t axis, const std::string& label) const
    {
        return std::find(labels_.at(axis).begin(), labels_.at(axis).end(), label) != labels_.at(axis).end();
    }

  private:
    store::Array array_;
    std::vector<std::vector<std::string>> labels_;
};

} // namespace sim::cli
