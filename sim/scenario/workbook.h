/// Workbooks as tables of text. The only place that knows libzip, expat and freexl; a build without them says so when
/// it is given a workbook.
#pragma once

#include "sim/core/faults.h"
#include "sim/schema/text_table.h"

#include <optional>
#include <string>
#include <string_view>

namespace sim::scenario {

/// By the first bytes, whatever the file is called.
bool is_xlsx(std::string_view bytes);
bool is_xls(std::string_view bytes);
bool is_markup(std::string_view bytes);

/// Reads all sheets that hold anything into `table` (the first) and its `more_sheets`. `table.file` is what faults
/// name.
void read_xlsx(const std::string& bytes, schema::TextTable& table, Faults& faults);
/// The same from the file `table.file`.
void read_xls(schema::TextTable& table, Faults& faults);

/// What both formats share.
namespace workbook {

/// As few digits as say the number; whole numbers of 16 digits and more, which a spreadsheet has rounded, as
/// 9.90000100000000E+16.
std::string number_text(double number);
/// 1961-11-02 for 22587, days since the end of 1899, or of 1904; nothing beyond the year 9999.
std::optional<std::string> date_text(double serial, bool since_1904);
/// Whether a number format shows a day: "yyyy-mm-dd", not "0.00" or "h:mm".
bool shows_date(std::string_view format);
/// Moves sheets into `table`, those that are empty left out; it is a fault when all are.
void take_sheets(std::vector<schema::TextTable> sheets, schema::TextTable& table, Faults& faults);

inline const Said save_as_csv{"save it as 'CSV UTF-8'", "请另存为“CSV UTF-8（逗号分隔）”"};

} // namespace workbook

} // namespace sim::scenario
