/// What was done to a list while it was read: repairs, rows left out, what was taken by default. Nothing of any cell is
/// kept but where it stands.
#pragma once

#include "sim/core/faults.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace alleviation {

/// A line of the short table that tells how a list was read.
struct ListNote {
    enum class Part { read, not_read, repaired, dropped, by_default };
    Part part = Part::read;
    sim::Said text;
};
/// "repaired", 修正: the table's first column.
sim::Said name_of(ListNote::Part part);

enum class Repair {
    widths,
    separators,
    units,
    none_marks,
    merged,
    serial_dates,
    rounded_households,
    mapped_words,
    unchecked_identities,
    count
};

class ListLog {
  public:
    void repaired(Repair repair, const std::string& column, int line);
    /// Rows that hold no member: totals, headers said again, empty ones.
    void dropped(const sim::Said& what, int line);
    /// A cell of a field that has one was empty, and the default counts.
    void by_default(std::size_t field) { ++defaults_[field]; }
    std::size_t defaults_of(std::size_t field) const;
    void note(ListNote::Part part, sim::Said text) { notes_.push_back({part, std::move(text)}); }

    /// The repairs and rows left out, a line each, and what was noted.
    std::vector<ListNote> notes() const;

  private:
    struct Place {
        std::vector<std::string> columns;
        std::vector<int> lines;
        std::size_t cells = 0;
    };
    std::map<Repair, Place> repairs_;
    std::vector<std::pair<sim::Said, std::vector<int>>> dropped_;
    std::map<std::size_t, std::size_t> defaults_;
    std::vector<ListNote> notes_;
};

/// Faults of a list, those of one kind in one line.
class ListFaults {
  public:
    explicit ListFaults(std::string file) : file_(std::move(file)) {}
    /// `single` says what is wrong where this is the only one of its kind, `kind` what is wrong with all of them, after
    /// which `value`, as it may be shown, is told of the first few.
    void add(int line, const std::string& column, sim::Said single, sim::Said kind, sim::Said remedy,
             const std::string& value = {});
    /// The same where the value is told first: "'70岁' is not a number".
    void add_value(int line, const std::string& column, const std::string& value, const sim::Said& problem,
                   sim::Said remedy)
    {
        add(line, column, {value + " " + problem.english, value + problem.chinese}, problem, std::move(remedy), value);
    }
    void tell(sim::Faults& to) const;

  private:
    struct Kind {
        std::string column;
        sim::Said single, kind, remedy;
        bool alike = true; ///< each says the same as the first
        std::vector<std::string> values;
        std::size_t more_values = 0;
        std::vector<int> lines;
    };
    std::string file_;
    std::vector<Kind> kinds_;
    std::map<std::string, std::size_t> place_;
};

} // namespace alleviation
