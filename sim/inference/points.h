/// A table of numbers: a row for each point, a column for each factor (or replicate).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sim::inference {

struct Points {
    std::size_t columns = 0;
    std::vector<double> values; ///< row after row

    std::size_t rows() const { return columns > 0 ? values.size() / columns : 0; }
    double& at(std::size_t row, std::size_t column) { return values[row * columns + column]; }
    double at(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
    std::span<double> row(std::size_t r) { return std::span(values).subspan(r * columns, columns); }
    std::span<const double> row(std::size_t r) const { return std::span(values).subspan(r * columns, columns); }
    /// A copy.
    std::vector<double> column(std::size_t c) const
    {
        std::vector<double> out(rows());
        for (std::size_t r = 0; r < out.size(); ++r) out[r] = at(r, c);
        return out;
    }
};

} // namespace sim::inference
