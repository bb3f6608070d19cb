#include "sim/cli/csv_file.h"

#include "sim/core/faults.h"

#include <cerrno>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

namespace sim::cli {

CsvFile::CsvFile(std::string path, bool for_excel)
    : path_(std::move(path)), partial_(path_ + ".partial"), for_excel_(for_excel),
      file_(std::fopen(partial_.c_str(), "wb"))
{
    if (!file_) fail();
    if (for_excel_) buffer_.append(std::string_view("\xEF\xBB\xBF"));
}

CsvFile::~CsvFile()
{
    if (!file_) return;
    std::fclose(file_);
    std::remove(partial_.c_str());
}

void CsvFile::fail() const
{
    throw RunError("cannot write '" + path_ + "': " + std::generic_category().message(errno));
}

void CsvFile::next_cell()
{
    if (row_begun_) buffer_.push_back(',');
    row_begun_ = true;
}

void CsvFile::text(std::string_view cell)
{
    next_cell();
    const bool as_formula = for_excel_ && !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != cell.npos;
    if (!cell.empty() && cell.find_first_of(",\"\r\n") == cell.npos) {
        if (as_formula) buffer_.push_back('\'');
        buffer_.append(cell);
        return;
    }
    buffer_.push_back('"'); // an empty text too: an empty cell without quotes is a missing one
    if (as_formula) buffer_.push_back('\'');
    for (const char c : cell) {
        if (c == '"') buffer_.push_back('"');
        buffer_.push_back(c);
    }
    buffer_.push_back('"');
}

void CsvFile::number(double cell, schema::Storage storage)
{
    next_cell();
    if (std::isnan(cell)) return;
    const auto out = std::back_inserter(buffer_);
    if (storage == schema::Storage::real64)
        fmt::format_to(out, "{}", cell);
    else if (storage == schema::Storage::real32)
        fmt::format_to(out, "{}", static_cast<float>(cell));
    else
        fmt::format_to(out, "{}", static_cast<std::int64_t>(cell));
}

void CsvFile::end_row()
{
    buffer_.append(std::string_view(for_excel_ ? "\r\n" : "\n"));
    row_begun_ = false;
    if (buffer_.size() > 1 << 20) write_out();
}

void CsvFile::write_out()
{
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_) != buffer_.size()) fail();
    buffer_.clear();
}

void CsvFile::close()
{
    write_out();
    if (std::fflush(file_) != 0) fail();
    const int closed = std::fclose(std::exchange(file_, nullptr));
    std::error_code refused;
    if (closed == 0) std::filesystem::rename(partial_, path_, refused);
    if (closed == 0 && !refused) return;
    const std::string reason = refused ? refused.message() : std::generic_category().message(errno);
    std::remove(partial_.c_str());
    throw RunError("cannot write '" + path_ + "': " + reason);
}

} // namespace sim::cli
