/// Tables as sheets of one Excel workbook. The only place that knows libxlsxwriter.
#pragma once

#include "sim/cli/row_writer.h"

#include <cstddef>
#include <memory>
#include <string>

namespace sim::cli {

/// Rows leave memory as they are written; a sheet is written from its first row to its last. Text is never taken for a
/// formula. Numbers have 16 digits, which is what the library writes; infinite ones, which Excel does not know, are
/// text.
///
/// Written beside its place, as `path` + ".partial", until close(). Throws RunError for what the system refuses.
class Workbook {
  public:
    /// What one sheet of Excel holds, with the row of heads.
    static constexpr std::size_t most_rows = 1'048'576, most_columns = 16'384;

    explicit Workbook(std::string path);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    /// A new sheet, after those there are; its first row is one of heads. The workbook outlives what it returns. Names
    /// have at most 31 characters and none of []:*?/\ in them.
    std::unique_ptr<RowWriter> sheet(const std::string& name);
    void close();

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace sim::cli
