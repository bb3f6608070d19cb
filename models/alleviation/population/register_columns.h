/// Where a table has the columns of a household list.
#pragma once

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
    std::vector<std::string> defaulted;               ///< optional fields without a column
};

/// A field is found under the header that `columns` maps it to, else under its English name or a usual Chinese header;
/// a unit in brackets and capitals make no difference: "年龄（岁）", "Age". Headers of no field are left alone, unless
/// one looks like a misspelt optional column, which would silently leave everyone with the default.
RegisterColumns find_register_columns(const sim::schema::TextTable& table,
                                      const std::vector<std::pair<std::string, std::string>>& columns,
                                      sim::Faults& faults);

} // namespace alleviation
