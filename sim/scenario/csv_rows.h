/// The rows of a CSV file, before anybody asks which of them is the header.
#pragma once

#include "sim/core/faults.h"
#include "sim/schema/text_table.h"

#include <optional>
#include <string>
#include <vector>

namespace sim::scenario {

/// Parts `bytes` of the file `path` into rows of trimmed cells, lines that are quite empty left out: RFC 4180; comma,
/// semicolon or tab; UTF-8 with or without byte-order mark, or GB18030, or Windows-1252 where that is what the letters
/// look like (`encoding` is told where it is not UTF-8). As it is, UTF-16 is read, too, and the separator is looked for
/// beyond a title line. Nothing, and faults, where the text or a quotation mark is wrong.
std::optional<std::vector<schema::TextTable::Row>>
csv_rows(std::string bytes, const std::string& path, schema::TableShape shape, std::string& encoding, Faults& faults);

/// A CSV file's bytes as the header and rows of `table`, whose `file` faults name, as read_csv checks them.
void read_tidy(std::string bytes, schema::TextTable& table, Faults& faults);

} // namespace sim::scenario
