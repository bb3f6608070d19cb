/// Survey tables as researchers have them. The only place that knows ReadStat and zlib.
#pragma once

#include "sim/core/faults.h"
#include "sim/schema/text_table.h"

#include <map>
#include <string>
#include <vector>

namespace sim::scenario {

struct SurveyTable {
    /// Of a Stata or SPSS file: numbers in full, days as 2018-01-31 whatever day the program counts from, and empty
    /// cells for what is missing, declared (-9, 999999) and lettered (.a) missing values included.
    schema::TextTable table;
    /// By column, what its numbers stand for (value labels); empty of a CSV file.
    std::vector<std::map<std::string, std::string>> labels;
    bool says_missing = false; ///< the format itself tells missing values, so that an empty cell is no mistake
};

/// Reads a CSV file, plain or packed by gzip, a Stata file (.dta) or an SPSS file (.sav, .zsav, .por), the latter two
/// by their names' endings. Faults name the file.
SurveyTable read_survey(const std::string& path, const Origin& origin, Faults& faults);

} // namespace sim::scenario
