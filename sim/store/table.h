/// What a result holds, as tables with rows and columns: for programs that know neither axes nor groups.
#pragma once

#include "sim/schema/layout.h"

#include <cstddef>
#include <string>
#include <vector>

namespace sim::store {

/// An axis, as a column that says where a row stands.
struct IndexColumn {
    std::string name;
    std::string unit;
    std::string meaning;
    /// One per place on the axis. Numbers are turned into text, the first days of months into 2018-01, other days into
    /// 2018-01-31.
    std::vector<std::string> labels;
    bool numbers = false; ///< the labels are numbers
    /// For the axis `month` alone: each label's month, counted from the start of the run.
    std::vector<int> months{};
};

/// A variable, as a column.
struct ValueColumn {
    std::string name;
    std::string unit;
    std::string meaning;
    schema::Storage storage = schema::Storage::real64;
    std::string chinese{}; ///< its name in Chinese
    std::string good{};    ///< "more" or "less" where one way is good (schema::Variable::good)
    bool mean = false;     ///< see schema::Variable::mean
    std::string about{};   ///< whom it is about (schema::Variable::about)
    /// What its numbers stand for, counted from 0; empty where they are amounts.
    std::vector<std::string> labels{};
};

/// Variables over the same axes; one row for each cell, the last axis running fastest. A table of records has no
/// index columns: arm and replicate are among its values.
///
/// A group whose variables all have the same axes is one table of its name. Otherwise each set of axes is one, named
/// after the axes that come after arm, replicate and month: `needs_by_group_modality`, and `costs` where there are
/// none.
struct Table {
    std::string name;
    std::string group;
    std::string meaning;
    std::vector<IndexColumn> index;
    std::vector<ValueColumn> values;
    std::vector<std::size_t> shape; ///< of the arrays behind it
    std::size_t rows = 0;
};

/// Per column, the values of some rows after one another.
using Rows = std::vector<std::vector<double>>;

} // namespace sim::store
