/// The rows of a result's tables, written one after another.
#pragma once

#include "sim/cli/row_writer.h"
#include "sim/store/result_reader.h"

#include <cstddef>

namespace sim::cli {

/// Writes a table, its heads first, and returns how many rows there were. Left out are rows without any value, and of
/// an unfinished result the months that a case has not come to.
class TableRows {
  public:
    explicit TableRows(const store::ResultReader& result);
    std::size_t write(const store::Table& table, RowWriter& to) const;

  private:
    const store::ResultReader& result_;
    std::vector<double> months_done_; ///< [arm × replicate]; empty for a complete result
    std::size_t replicates_ = 0;
};

} // namespace sim::cli
