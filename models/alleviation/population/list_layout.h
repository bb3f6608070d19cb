/// From a file as an office keeps it to a table with one header and a row for each member.
#pragma once

#include "models/alleviation/population/list_log.h"
#include "models/alleviation/population/list_words.h"
#include "models/alleviation/population/register_columns.h"
#include "sim/schema/text_table.h"

#include <string>
#include <utility>
#include <vector>

namespace alleviation {

/// The sheet and the line, or two lines, that have most of a household list's headers; title lines above are left out,
/// merged cells filled. A table that has a header stays as it is.
sim::schema::TextTable laid_out(const sim::schema::TextTable& file,
                                const std::vector<std::pair<std::string, std::string>>& columns, ListLog& log,
                                ListFaults& faults);

/// One row for each member, where the file has one for each household with its members side by side: 成员1姓名,
/// 成员1性别 …, 户主姓名, 户主性别 …, or name_1, sex_1. Any other table stays as it is.
sim::schema::TextTable one_row_a_member(sim::schema::TextTable table, ListLog& log);

/// Cells as they are compared (full width, spaces), and without rows of no member: totals, who filled it in, headers
/// said again on each page.
void tidy_rows(sim::schema::TextTable& table, const RegisterColumns& columns, ListLog& log);

/// Gives each row its household's number: cells that are empty below one are merged with it. Where a spreadsheet has
/// rounded the numbers, households are told apart by such cells, or else by their heads' rows.
void tell_households_apart(sim::schema::TextTable& table, const RegisterColumns& columns, const ListWords& words,
                           ListLog& log, ListFaults& faults);

} // namespace alleviation
