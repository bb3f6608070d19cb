/// Columns of the user's own table, as `qiao measure` needs them: numbers, with rows of missing values left out.
#pragma once

#include "sim/core/faults.h"
#include "sim/scenario/read_survey.h"

#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace measures {

using Values = std::vector<double>;

/// Names between commas; a comma between quotation marks parts none.
std::vector<std::string> names_in(const std::string& list);

struct ColumnReading {
    std::vector<std::string> missing; ///< cells that say that nothing is known: NA, ., -9
    bool decimal_comma = false;       ///< 1.234,5 instead of 1,234.5
};

/// Reads columns of a table; gathers all that is wrong.
class Columns {
  public:
    Columns(const std::string& path, const ColumnReading& reading, sim::Faults& faults);

    std::size_t rows() const { return survey_.table.rows.size(); }
    bool has(const std::string& name) const;
    /// As which encoding the table was read, where it is not UTF-8.
    const std::string& encoding() const { return survey_.table.encoding; }

    /// The columns that an option names: each text is a header as it stands, or headers between commas, in quotation
    /// marks where they hold a comma themselves.
    std::vector<std::string> named(const std::vector<std::string>& texts);
    /// Words of a column, its value labels where it has any.
    std::vector<std::string> texts(const std::string& name);
    /// A cell below `least`, or that is no number, is a fault; so is an empty one, unless missing values are told, as
    /// formats of surveys and --missing do: such rows are left out of all columns.
    Values numbers(const std::string& name, double least = -std::numeric_limits<double>::infinity());

    /// The rows that nothing is missing in, of a table [row × width] or of labels.
    template <class Value>
    std::vector<Value> kept(const std::vector<Value>& all, std::size_t width = 1) const
    {
        std::vector<Value> out;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (!left_out_[i / width]) out.push_back(all[i]);
        return out;
    }
    /// What was left out and mended, and what looks like the code of a missing value, a line each. `weights` are those
    /// of all rows; empty where there are none.
    std::vector<sim::Said> notes(const Values& weights) const;

  private:
    std::size_t find(const std::string& name);

    sim::scenario::SurveyTable survey_;
    ColumnReading reading_;
    sim::Faults& faults_;
    std::set<double> missing_numbers_;
    std::vector<bool> left_out_;
    std::map<std::string, std::vector<int>> missing_lines_, mended_lines_;
    std::map<std::string, std::map<double, int>> suspicious_;
};

} // namespace measures
