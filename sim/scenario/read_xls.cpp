/// Workbooks of Excel 97 to 2003, by freexl. A damaged file can make the library spoil the memory it works in: it is
/// given a process of its own, which hands back what it read.
#include "sim/scenario/workbook.h"

#ifdef QIAO_XLS

#include <fcntl.h>
#include <freexl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <stdexcept>

namespace sim::scenario {

namespace {

using schema::TextTable;

/// The file, closed whatever happens.
struct Xls {
    const void* handle = nullptr;
    int opened;
    explicit Xls(const std::string& path) : opened(freexl_open(path.c_str(), &handle)) {}
    ~Xls() { freexl_close(handle); }
    Xls(const Xls&) = delete;
    Xls& operator=(const Xls&) = delete;
    unsigned info(unsigned short what) const
    {
        unsigned value = 0;
        return freexl_get_info(handle, what, &value) == FREEXL_OK ? value : 0;
    }
};

std::string text_of(const FreeXL_CellValue& cell)
{
    switch (cell.type) {
    case FREEXL_CELL_INT:
        return std::to_string(cell.value.int_value);
    case FREEXL_CELL_DOUBLE:
        return workbook::number_text(cell.value.double_value);
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
        return cell.value.text_value ? cell.value.text_value : "";
    default:
        return "";
    }
}

TextTable xls_sheet(const Xls& file, unsigned short number)
{
    TextTable out;
    const char* name = nullptr;
    if (freexl_get_worksheet_name(file.handle, number, &name) == FREEXL_OK && name) out.sheet = name;
    unsigned rows = 0;
    unsigned short columns = 0;
    if (freexl_select_active_worksheet(file.handle, number) != FREEXL_OK ||
        freexl_worksheet_dimensions(file.handle, &rows, &columns) != FREEXL_OK)
        return out;
    for (unsigned r = 0; r < rows; ++r) {
        TextTable::Row row{static_cast<int>(r) + 1, {}};
        for (unsigned short c = 0; c < columns; ++c) {
            FreeXL_CellValue cell;
            cell.type = FREEXL_CELL_NULL;
            if (freexl_get_cell_value(file.handle, r, c, &cell) == FREEXL_OK) row.cells.push_back(text_of(cell));
        }
        if (std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return !cell.empty(); }))
            out.rows.push_back(std::move(row));
    }
    return out;
}

/// Numbers and texts one after another, as one process hands them to another.
class XlsParcel {
  public:
    void put(std::size_t number) { bytes.append(reinterpret_cast<const char*>(&number), sizeof number); }
    void put(const std::string& text)
    {
        put(text.size());
        bytes += text;
    }
    std::size_t number()
    {
        std::size_t out = 0;
        std::memcpy(&out, take(sizeof out).data(), sizeof out);
        return out;
    }
    std::string text() { return std::string(take(number())); }
    std::string bytes{};

  private:
    std::string_view take(std::size_t size)
    {
        if (size > bytes.size() - at_) throw std::out_of_range("a parcel that is not whole");
        at_ += size;
        return std::string_view(bytes).substr(at_ - size, size);
    }
    std::size_t at_ = 0;
};

/// What the process of its own does; it never comes back.
[[noreturn]] void hand_over_sheets(const std::string& path, int to)
{
    constexpr unsigned longest = 300; // seconds: a damaged file must not be read for ever
    const rlimit no_dump{0, 0};
    setrlimit(RLIMIT_CORE, &no_dump);
    alarm(longest);
    if (const int nowhere = open("/dev/null", O_WRONLY); nowhere >= 0) dup2(nowhere, STDERR_FILENO);
    XlsParcel parcel;
    {
        const Xls file(path);
        if (file.opened != FREEXL_OK || file.info(FREEXL_BIFF_PASSWORD) == FREEXL_BIFF_OBFUSCATED) _exit(2);
        const unsigned count = file.info(FREEXL_BIFF_SHEET_COUNT);
        parcel.put(std::size_t{count});
        for (unsigned s = 0; s < count; ++s) {
            const TextTable sheet = xls_sheet(file, static_cast<unsigned short>(s));
            parcel.put(sheet.sheet);
            parcel.put(sheet.rows.size());
            for (const auto& row : sheet.rows) {
                parcel.put(static_cast<std::size_t>(row.line));
                parcel.put(row.cells.size());
                for (const auto& cell : row.cells) parcel.put(cell);
            }
        }
    }
    for (std::size_t at = 0; at < parcel.bytes.size();) {
        const auto written = write(to, parcel.bytes.data() + at, parcel.bytes.size() - at);
        if (written <= 0) _exit(2);
        at += static_cast<std::size_t>(written);
    }
    _exit(0);
}

/// The sheets of a file; nothing where it cannot be read.
std::optional<std::vector<TextTable>> xls_sheets(const std::string& path)
{
    int ends[2];
    if (pipe(ends) != 0) return std::nullopt;
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        try {
            hand_over_sheets(path, ends[1]);
        } catch (...) {
            _exit(2);
        }
    }
    close(ends[1]);
    XlsParcel parcel;
    char piece[1 << 16];
    for (ssize_t got = 1; child > 0 && got > 0;) {
        got = read(ends[0], piece, sizeof piece);
        if (got > 0) parcel.bytes.append(piece, static_cast<std::size_t>(got));
        if (got < 0 && errno == EINTR) got = 1;
    }
    close(ends[0]);
    int status = 1;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
    std::vector<TextTable> sheets(parcel.number());
    for (auto& sheet : sheets) {
        sheet.sheet = parcel.text();
        sheet.formulas_lost = true;
        sheet.rows.resize(parcel.number());
        for (auto& row : sheet.rows) {
            row.line = static_cast<int>(parcel.number());
            row.cells.resize(parcel.number());
            for (auto& cell : row.cells) cell = parcel.text();
        }
    }
    return sheets;
}

} // namespace

void read_xls(TextTable& table, Faults& faults)
{
    auto sheets = xls_sheets(table.file);
    if (sheets) return workbook::take_sheets(std::move(*sheets), table, faults);
    faults.add({table.file, 0, 0}, "",
               {"cannot be read as .xls: it is protected by a password, or damaged",
                "无法作为 .xls 读取：文件设有密码或已损坏"},
               {"save it without a password as .xlsx", "请取消密码，另存为 .xlsx"});
}

} // namespace sim::scenario

#else

namespace sim::scenario {

void read_xls(schema::TextTable& table, Faults& faults)
{
    faults.add({table.file, 0, 0}, "",
               {"is an .xls workbook, and this qiao was built without freexl, which reads them",
                "是 .xls 工作簿，而本程序编译时没有 freexl，不能读取"},
               {"install libfreexl-dev and build again (./qiao does both), or save it as .xlsx or 'CSV UTF-8'",
                "请安装 libfreexl-dev 后重新编译（./qiao 会自动完成），或另存为 .xlsx 或“CSV UTF-8”"});
}

} // namespace sim::scenario

#endif
