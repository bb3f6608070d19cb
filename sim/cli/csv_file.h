/// A table as comma-separated values after RFC 4180, in UTF-8.
#pragma once

#include "sim/cli/row_writer.h"

#include <fmt/format.h>

#include <cstdio>
#include <string>

namespace sim::cli {

/// Plain, for programs: every cell as it is, lines end with LF. For Excel: a byte-order mark, lines end with CRLF, and
/// text that begins with = + - @, tab or CR gets an apostrophe in front, so that a label from somebody's scenario is
/// never taken for a formula. Numbers are numbers in both.
///
/// Written beside its place, as `path` + ".partial", until close(). Throws RunError for what the system refuses.
class CsvFile : public RowWriter {
  public:
    CsvFile(std::string path, bool for_excel);
    ~CsvFile() override;
    CsvFile(const CsvFile&) = delete;
    CsvFile& operator=(const CsvFile&) = delete;

    void text(std::string_view cell) override;
    void number(double cell, schema::Storage storage) override;
    void end_row() override;
    void close();

  private:
    void next_cell();
    void write_out();
    [[noreturn]] void fail() const;

    std::string path_, partial_;
    bool for_excel_;
    bool row_begun_ = false;
    fmt::memory_buffer buffer_;
    std::FILE* file_;
};

} // namespace sim::cli
