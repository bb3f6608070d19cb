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
    std::string file;
    std::vector<std::string> header; ///< UTF-8, trimmed
    std::vector<Row> rows;           ///< cells: UTF-8, trimmed; as many as the header has
    std::string encoding;            ///< as which it was read, where the file is not UTF-8
};

} // namespace sim::schema
