/// What a table is written to, cell by cell and row by row: a CSV file or a sheet of a workbook.
#pragma once

#include "sim/schema/layout.h"

#include <string_view>

namespace sim::cli {

class RowWriter {
  public:
    virtual ~RowWriter() = default;
    virtual void text(std::string_view cell) = 0;
    /// Written with as few digits as read back as the same number in its storage; NaN: an empty cell.
    virtual void number(double cell, schema::Storage storage) = 0;
    virtual void end_row() = 0;
};

} // namespace sim::cli
