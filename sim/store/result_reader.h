/// Reads a result file back: for `show`, comparisons and tests. Every question about what is not in the file, and every
/// failure to read it, throws InputError.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sim::store {

/// An array of the file with its axes, values in row-major order; NaN where nothing was recorded.
struct Array {
    std::vector<std::string> dimensions;
    std::vector<std::size_t> shape;
    std::vector<double> values;
    std::string unit;
    std::string meaning;
};

class ResultReader {
  public:
    /// Throws InputError when there is no such file, or it is not a result of this program.
    explicit ResultReader(const std::string& path);
    ~ResultReader();

    bool complete() const;
    /// Root attribute as text (numbers are turned into text), or "" when there is none.
    std::string attribute(const std::string& name) const;
    std::vector<std::string> groups() const;
    /// Names of the variables of a group, without its coordinates.
    std::vector<std::string> variables(const std::string& group) const;
    /// Labels of a dimension of a group (numbers are turned into text).
    std::vector<std::string> labels(const std::string& group, const std::string& dimension) const;
    bool has(const std::string& group, const std::string& variable) const;
    Array read(const std::string& group, const std::string& variable) const;
    /// A text dataset, e.g. text("scenario", "effective").
    std::vector<std::string> text(const std::string& group, const std::string& dataset) const;

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace sim::store
