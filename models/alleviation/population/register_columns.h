/// Where a table has the columns of a household list.
#pragma once

#include "models/alleviation/population/register_fields.h"
#include "sim/core/faults.h"
#include "sim/schema/text_table.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace alleviation {

struct RegisterColumns {
    std::vector<std::optional<std::size_t>> of_field; ///< in the order of register_fields()
    std::vector<std::string> header;                  ///< as the file has it; the field's name when it has none
    std::vector<RegisterHeading::Sense> sense;        ///< of the cells under it
    std::vector<std::string> defaulted;               ///< optional fields without a column
    std::vector<RegisterList::UnreadColumn> unread;   ///< columns of the file that are no field's
};

/// A field is found under the header that `columns` maps it to, else under its English name or a usual Chinese header;
/// a unit in brackets and capitals make no difference: "年龄（岁）", "Age". Headers of no field are kept as
/// such with the nearest known one; one that looks like the misspelt English name of an optional field is a fault.
RegisterColumns find_register_columns(const sim::schema::TextTable& table,
                                      const std::vector<std::pair<std::string, std::string>>& columns,
                                      sim::Faults& faults);

} // namespace alleviation
