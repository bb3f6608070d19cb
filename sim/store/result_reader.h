/// Reads a result file back: for `show`, comparisons, tables and tests. Every question about what is not in the file,
/// and every failure to read it, throws InputError.
#pragma once

#include "sim/store/table.h"

#include <functional>
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

class OpenResult;

class ResultReader {
  public:
    /// Throws InputError when there is no such file, when it is not a result of this program, or when its format is
    /// newer than this program. Older formats are read.
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
    /// Whom a variable is about, as one text, or the numbers under each label of a dimension (schema::Variable::about);
    /// empty where nobody in particular.
    std::vector<std::string> about(const std::string& group, const std::string& name) const;
    /// What a variable is called in Chinese, or "" where the file does not say.
    std::string chinese(const std::string& group, const std::string& variable) const;
    /// The first month of the run, from 0, in which a variable is whole (schema::Variable::whole_from).
    int whole_from(const std::string& group, const std::string& variable) const;
    bool has(const std::string& group, const std::string& variable) const;
    Array read(const std::string& group, const std::string& variable) const;
    /// A text dataset, e.g. text("scenario", "effective").
    std::vector<std::string> text(const std::string& group, const std::string& dataset) const;

    /// All that is numbers in the file, as tables, in the order of the groups.
    std::vector<Table> tables() const;
    /// Hands the rows of a table to `take` in their order, some thousands at once: the number of the first one, and for
    /// each column its values, NaN where nothing was recorded. Holds little more than these in
    /// memory, and of each packed column a row of chunks.
    void read_rows(const Table& table, const std::function<void(std::size_t first, const Rows& rows)>& take) const;

  private:
    std::unique_ptr<OpenResult> file_;
};

} // namespace sim::store
