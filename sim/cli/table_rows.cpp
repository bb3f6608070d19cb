#include "sim/cli/table_rows.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace sim::cli {

namespace {

using store::IndexColumn;
using store::Table;

/// The place on each axis of the rows of a table, one row after another.
class Places {
  public:
    explicit Places(const Table& table) : table_(table), at_(table.index.size(), 0) {}
    std::size_t operator[](std::size_t axis) const { return at_[axis]; }
    void next()
    {
        for (std::size_t i = at_.size(); i-- > 0;) {
            if (++at_[i] < table_.index[i].labels.size()) return;
            at_[i] = 0;
        }
    }
    /// The axis of this name; the number of axes when there is none.
    std::size_t axis(const std::string& name) const
    {
        std::size_t i = 0;
        while (i < at_.size() && table_.index[i].name != name) ++i;
        return i;
    }

  private:
    const Table& table_;
    std::vector<std::size_t> at_;
};

/// The labels of an axis, as they are written.
struct Labels {
    const IndexColumn& column;
    std::vector<double> numbers; ///< where they are such

    explicit Labels(const IndexColumn& of) : column(of)
    {
        for (std::size_t i = 0; column.numbers && i < column.labels.size(); ++i)
            numbers.push_back(std::stod(column.labels[i]));
    }
    void write(std::size_t place, RowWriter& to) const
    {
        if (column.numbers)
            to.number(numbers[place], schema::Storage::int64);
        else
            to.text(column.labels[place]);
    }
};

/// A number, or the label that it stands for; one that stands for no label is an empty cell.
void write_value(const store::ValueColumn& column, double value, RowWriter& to)
{
    if (column.labels.empty())
        to.number(value, column.storage);
    else if (value >= 0 && value < static_cast<double>(column.labels.size()))
        to.text(column.labels[static_cast<std::size_t>(value)]);
    else
        to.number(std::nan(""), column.storage);
}

} // namespace

TableRows::TableRows(const store::ResultReader& result) : result_(result)
{
    if (result.complete() || !result.has("progress", "months_done")) return;
    const auto done = result.read("progress", "months_done");
    months_done_ = done.values;
    replicates_ = done.shape.back();
}

std::size_t TableRows::write(const Table& table, RowWriter& to) const
{
    for (const auto& column : table.index) to.text(column.name);
    for (const auto& column : table.values) to.text(column.name);
    to.end_row();

    Places place(table);
    const std::size_t arm = place.axis("arm"), replicate = place.axis("replicate"), month = place.axis("month");
    const std::size_t axes = table.index.size();
    const bool by_progress = !months_done_.empty() && arm < axes && replicate < axes && month < axes;
    const auto reached = [&] {
        return !by_progress ||
               table.index[month].months[place[month]] < months_done_[place[arm] * replicates_ + place[replicate]];
    };
    const std::vector<Labels> labels(table.index.begin(), table.index.end());
    std::size_t written = 0;
    result_.read_rows(table, [&](std::size_t, const store::Rows& rows) {
        for (std::size_t r = 0; r < rows.front().size(); ++r, place.next()) {
            const bool empty = std::all_of(rows.begin(), rows.end(), [r](const auto& c) { return std::isnan(c[r]); });
            if (empty || !reached()) continue;
            for (std::size_t i = 0; i < axes; ++i) labels[i].write(place[i], to);
            for (std::size_t c = 0; c < rows.size(); ++c) write_value(table.values[c], rows[c][r], to);
            to.end_row();
            ++written;
        }
    });
    return written;
}

} // namespace sim::cli
