#include "sim/cli/workbook.h"

#include "sim/core/faults.h"

#include <xlsxwriter.h>

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace sim::cli {

namespace {

namespace fs = std::filesystem;

/// Excel holds so many characters in a cell; a character is at least a byte.
constexpr std::size_t longest_text = 32'767;

/// The decimal number that a float shows itself as, so that a sheet says 0.1 and not 0.10000000149011612.
double as_shown(double value)
{
    char text[32];
    const auto written = std::to_chars(text, text + sizeof text, static_cast<float>(value));
    double out = value;
    std::from_chars(text, written.ptr, out);
    return out;
}

/// Text cut where a character ends, when it is too long for a cell.
std::string fitted(std::string_view text)
{
    if (text.size() <= longest_text) return std::string(text);
    std::size_t end = longest_text - 3;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "…";
}

} // namespace

class Workbook::Implementation {
  public:
    explicit Implementation(std::string path)
        : path_(std::move(path)), partial_(path_ + ".partial"), folder_(fs::path(path_).parent_path().string())
    {
        if (folder_.empty()) folder_ = ".";
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = folder_.data(); // rows wait where there must be room for them anyway
        errno = 0;
        book_ = workbook_new_opt(partial_.c_str(), &options);
        if (!book_) fail(LXW_ERROR_CREATING_XLSX_FILE);
        head_ = workbook_add_format(book_);
        format_set_bold(head_);
    }
    ~Implementation()
    {
        if (!book_) return;
        lxw_workbook_free(book_);
        std::error_code ignored;
        fs::remove(partial_, ignored);
    }
    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;

    [[noreturn]] void fail(lxw_error error) const
    {
        throw RunError("cannot write '" + path_ +
                       "': " + (errno != 0 ? std::generic_category().message(errno) : lxw_strerror(error)));
    }

    lxw_worksheet* add(const std::string& name)
    {
        errno = 0;
        lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
        if (!sheet || !sheet->optimize_tmpfile) fail(LXW_ERROR_CREATING_TMPFILE);
        worksheet_freeze_panes(sheet, 1, 0);
        return sheet;
    }

    void close()
    {
        // The library does not look whether its rows found room.
        lxw_worksheet* sheet = nullptr;
        errno = 0;
        STAILQ_FOREACH(sheet, book_->worksheets, list_pointers)
        if (std::fflush(sheet->optimize_tmpfile) != 0 || std::ferror(sheet->optimize_tmpfile) != 0)
            fail(LXW_ERROR_READING_TMPFILE);
        errno = 0;
        const lxw_error error = workbook_close(std::exchange(book_, nullptr));
        std::error_code refused;
        if (error == LXW_NO_ERROR) fs::rename(partial_, path_, refused);
        if (error == LXW_NO_ERROR && !refused) return;
        const int reason = refused ? refused.value() : errno;
        std::error_code ignored;
        fs::remove(partial_, ignored);
        errno = reason;
        fail(error);
    }

    lxw_format* head() const { return head_; }

  private:
    std::string path_, partial_, folder_;
    lxw_workbook* book_ = nullptr;
    lxw_format* head_ = nullptr;

  public:
    class Sheet : public RowWriter {
      public:
        Sheet(lxw_worksheet* sheet, const Implementation& book) : sheet_(sheet), book_(book) {}
        void text(std::string_view cell) override
        {
            // Nothing is written for an empty text: a cell without a value is empty, too.
            check(worksheet_write_string(sheet_, row_, column_++, fitted(cell).c_str(), format()));
        }
        void number(double cell, schema::Storage storage) override
        {
            if (std::isinf(cell)) return text(cell < 0 ? "-inf" : "inf");
            if (!std::isnan(cell))
                check(worksheet_write_number(sheet_, row_, column_,
                                             storage == schema::Storage::real32 ? as_shown(cell) : cell, format()));
            ++column_;
        }
        void end_row() override
        {
            ++row_;
            column_ = 0;
        }

      private:
        lxw_format* format() const { return row_ == 0 ? book_.head() : nullptr; }
        void check(lxw_error error) const
        {
            if (error == LXW_NO_ERROR) return;
            errno = 0;
            book_.fail(error);
        }

        lxw_worksheet* sheet_;
        const Implementation& book_;
        lxw_row_t row_ = 0;
        lxw_col_t column_ = 0;
    };
};

Workbook::Workbook(std::string path) : implementation_(std::make_unique<Implementation>(std::move(path))) {}

Workbook::~Workbook() = default;

std::unique_ptr<RowWriter> Workbook::sheet(const std::string& name)
{
    return std::make_unique<Implementation::Sheet>(implementation_->add(name), *implementation_);
}

void Workbook::close()
{
    implementation_->close();
}

} // namespace sim::cli
