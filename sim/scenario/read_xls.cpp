/// Workbooks of Excel 97 to 2003, by freexl.
#include "sim/scenario/workbook.h"

#ifdef QIAO_XLS

#include <freexl.h>

#include <algorithm>

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

TextTable sheet_of(const Xls& file, unsigned short number)
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
    out.formulas_lost = true;
    return out;
}

} // namespace

void read_xls(TextTable& table, Faults& faults)
{
    const Xls file(table.file);
    if (file.opened != FREEXL_OK || file.info(FREEXL_BIFF_PASSWORD) == FREEXL_BIFF_OBFUSCATED) {
        faults.add({table.file, 0, 0}, "",
                   {"cannot be read as .xls: it is protected by a password, or damaged",
                    "无法作为 .xls 读取：文件设有密码或已损坏"},
                   {"save it without a password as .xlsx", "请取消密码，另存为 .xlsx"});
        return;
    }
    std::vector<TextTable> sheets;
    const unsigned count = file.info(FREEXL_BIFF_SHEET_COUNT);
    for (unsigned s = 0; s < count; ++s) sheets.push_back(sheet_of(file, static_cast<unsigned short>(s)));
    workbook::take_sheets(std::move(sheets), table, faults);
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
