/// A table as a user's file has it: named columns of text cells, each row knowing its line. Knows no file format.
#pragma once

#include <string>
#include <vector>

namespace sim::schema {

struct TextTable {
    struct Row {
        int line = 0; ///< line of the file, from 1 (the header is usually line 1)
        std::vector<std::string> cells;
    };
    /// Cells of a sheet that are one: what they hold stands in the first, the others are empty.
    struct Merged {
        int first_line = 0, last_line = 0;
        std::size_t first_column = 0, last_column = 0;
    };
    std::string file;
    std::vector<std::string> header; ///< UTF-8, trimmed
    std::vector<Row> rows;           ///< cells: UTF-8, trimmed; as many as the header has
    std::string encoding;            ///< as which it was read, where the file is not UTF-8

    // Of a file that is read as it is (TableShape): there is no header, all lines that are not empty are rows, of any
    // number of cells. Dates of a workbook are written 1961-11-02, whole numbers of 16 digits and more, which no
    // spreadsheet keeps, 9.90000100000000E+16.
    std::vector<Merged> merged{};
    std::string sheet{};                  ///< its name in a workbook
    std::vector<TextTable> more_sheets{}; ///< those behind the first that holds anything
    bool formulas_lost = false; ///< the file's format keeps them in a way that is not read: such cells are empty
};

/// How a file is read as a table.
enum class TableShape {
    tidy,    ///< CSV with one line of names, and as many cells in each row
    as_it_is ///< CSV or a workbook with whatever stands above and below the table: who reads it looks for the header
};

} // namespace sim::schema
