/// Amounts that a table says by calendar year: lines, wages, and what a programme gives.
#pragma once

#include "sim/core/faults.h"
#include "sim/schema/text_table.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace alleviation {

/// An amount by calendar year. A year that is not said has the amount of the last one before it.
class YearlyPath {
  public:
    /// False where that year was said before.
    bool add(int year, double amount);

    bool given() const { return !years_.empty(); }
    int first_year() const { return years_.front().first; }
    int last_year() const { return years_.back().first; }
    /// The amount of a year; `before` in years before the first.
    double in(int year, double before) const;

  private:
    std::vector<std::pair<int, double>> years_; ///< in their order
};

/// What a table may tell: the name and the unit in which it stands there, and what is allowed.
struct Followed {
    std::string name, unit;
    double least, most;
    YearlyPath* path;
};

/// Reads paths from a table with the columns `volume` (one of the names), `year`, `value`, `unit`, `mark` and `source`,
/// one row for each year of each; other columns are notes. Each row says how sure it is (verified, derived, commonly
/// quoted, assumption) and where it comes from.
void read_paths(const sim::schema::TextTable& table, std::span<const Followed> followed, sim::Faults& faults);

} // namespace alleviation
