/// Where a table has the columns of a household list.
#pragma once

#include "models/alleviation/population/list_log.h"
#include "models/alleviation/population/register_fields.h"
#include "sim/schema/text_table.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace alleviation {

/// A column of the file that tells a field.
struct RegisterSource {
    std::size_t column = 0;
    RegisterHeading::Sense sense = RegisterHeading::Sense::as_written;
    double factor = 1; ///< of its header's unit: 10,000 under 工资性收入（万元）
};

struct RegisterColumns {
    /// In the order of register_fields(): the columns that tell it, of which the first that is not empty counts. Sex
    /// and age may have several, any other field has one or none.
    std::vector<std::vector<RegisterSource>> of_field;
    std::vector<std::string> header; ///< as the file has that of the first; the field's name when it has none

    std::optional<std::size_t> first(std::size_t field) const
    {
        return of_field[field].empty() ? std::nullopt : std::optional(of_field[field].front().column);
    }
};

/// A field is found under the header that `columns` maps it to, else under its English name or a usual Chinese header;
/// a unit in brackets, capitals, full-width letters and spaces make no difference: "年龄（岁）", "Age". A header that
/// looks like the misspelt English name of an optional field is a fault.
RegisterColumns find_register_columns(const sim::schema::TextTable& table,
                                      const std::vector<std::pair<std::string, std::string>>& columns,
                                      ListFaults& faults);

/// How many fields a line of cells has headers of: by this a table's header is told from title lines.
std::size_t known_headers(const std::vector<std::string>& cells,
                          const std::vector<std::pair<std::string, std::string>>& columns);

/// Headers of the file that no field was read from, each with the nearest one that would have been.
std::vector<RegisterList::UnreadColumn>
unread_columns(const sim::schema::TextTable& table, const RegisterColumns& columns, const std::vector<bool>& was_read);

/// A header as it is compared: small letters, no spaces, nothing in brackets behind it.
std::string bare_header(std::string_view header);

} // namespace alleviation
