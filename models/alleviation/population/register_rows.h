/// The rows of a household list, cell by cell, before they are joined into households.
#pragma once

#include "models/alleviation/population/list_words.h"
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

/// Places of the labels in register_fields(), and of the relation to the head.
inline constexpr std::size_t household_field = 0, village_field = 1, member_field = 2, relation_field = 3;

class RegisterRowReader {
  public:
    RegisterRowReader(const RegisterColumns& columns, const ListWords& words, sim::Month start, ListLog& log,
                      ListFaults& faults)
        : columns_(columns), words_(words), start_(start), log_(log), faults_(faults)
    {
    }
    /// Rows whose household is not known are faults, and left out.
    std::vector<RegisterRow> read(const sim::schema::TextTable& table);
    /// How many cells of each of a field's sources were read, [field][source].
    const std::vector<std::vector<std::size_t>>& uses() const { return uses_; }

  private:
    RegisterRow read_row(const sim::schema::TextTable::Row& line);
    /// The cell of the first source that tells something; its source's place, or that of none.
    std::size_t source_in(const sim::schema::TextTable::Row& line, std::size_t field, std::string& cell) const;
    RegisterCell read_cell(std::size_t field, std::size_t source, std::string cell, int line);
    std::optional<double> mended(std::size_t field, const std::string& cell, const std::string& column, int line);

    const RegisterColumns& columns_;
    const ListWords& words_;
    sim::Month start_;
    ListLog& log_;
    ListFaults& faults_;
    std::vector<std::vector<std::size_t>> uses_;
};

} // namespace alleviation
