/// The columns of a household list, each declared once: reading, checking, the messages and the page that documents
/// the columns all follow from this declaration.
#pragma once

#include "models/alleviation/population/register_list.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alleviation {

/// What one row of the file says, before rows are joined into households.
struct ListedRow {
    ListedHousehold household;
    ListedPerson person;
};

/// A usual header of a column, and how its cells say what the field holds.
struct RegisterHeading {
    enum class Sense {
        as_written,
        opposite, ///< yes where the field says no: 是否危房户
        year,     ///< a date, of which the year counts
        birth,    ///< a date, of which the completed years at the start count
        identity  ///< a number of identity, which tells the day of birth and the sex
    };
    std::string_view text;
    Sense sense = Sense::as_written;

    RegisterHeading(const char* words, Sense means = Sense::as_written) : text(words), sense(means) {}
};

struct RegisterField {
    enum class Kind { label, number, whole_number, code };

    std::string_view name;
    std::vector<RegisterHeading> chinese_headers{}; ///< the one looked for first comes first
    Kind kind = Kind::label;
    bool of_household = false;   ///< else of the member; a household's rows must agree, or leave the cell empty
    std::string_view fallback{}; ///< what a missing column or an empty cell counts as; empty: the field is required
    std::string_view unit{};
    std::string_view meaning{};
    double least = 0, most = 0;           ///< the allowed range of a number
    std::span<const CodeName> words{};    ///< of a code, or words that stand for a number
    void (*put)(ListedRow&, double) = {}; ///< stores a value that has been read; none for labels
    bool gravest_of_several = false; ///< a cell may list several codes ("长期慢性病,残疾"): the highest counts

    bool required() const { return fallback.empty(); }
    /// "a number from 0 to 120", "one of male (男), female (女)": what a cell may hold, for a message or a page.
    sim::Said allowed() const;
    /// Whether cells under a usual header are dates.
    bool may_be_date() const;
    /// The value of a cell that is not empty; nothing, with `problem` saying why, when it is not allowed.
    std::optional<double> value(std::string_view cell, sim::Said& problem) const;
    /// The same of a cell under a heading of another sense; ages are reckoned at `start`.
    std::optional<double> value(std::string_view cell, RegisterHeading::Sense sense, sim::Month start,
                                sim::Said& problem) const;
};

/// All columns, in the order in which a list is written. The first three are the labels household, village, member.
const std::vector<RegisterField>& register_fields();

/// The columns as a Markdown table, one line a field.
std::string describe_register_columns();

} // namespace alleviation
