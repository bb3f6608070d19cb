/// The rows of a household list, cell by cell, before they are joined into households.
#pragma once

#include "models/alleviation/population/register_columns.h"

#include <string>
#include <vector>

namespace alleviation {

struct RegisterCell {
    enum class State { empty, wrong, given };
    State state = State::empty;
    double value = 0;
};

/// One row of the file, each cell read by itself.
struct RegisterRow {
    int line = 0;
    std::string household, village, member;
    std::vector<RegisterCell> cells; ///< in the order of register_fields(); labels have none of their own
};

/// Places of the labels in register_fields().
inline constexpr std::size_t household_field = 0, village_field = 1, member_field = 2;

/// Rows that are quite empty, as spreadsheets leave them behind, and rows whose household is not known are left out.
std::vector<RegisterRow> read_register_rows(const sim::schema::TextTable& table, const RegisterColumns& columns,
                                            sim::Month start, sim::Faults& faults);

} // namespace alleviation
