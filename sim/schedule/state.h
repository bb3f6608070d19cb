/// The state of a district by name, for who looks at it without knowing its model: `qiao trace`, `qiao diff`, tests.
#pragma once

#include "sim/core/ledger.h"
#include "sim/core/table.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace sim {

/// Rows with named numbers. A view: what it looks at must outlive it.
class Rows {
  public:
    explicit Rows(std::string name) : name_(std::move(name)) {}
    virtual ~Rows() = default;
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    const std::string& name() const { return name_; }
    virtual std::size_t columns() const = 0;
    virtual ColumnDescription column(std::size_t column) const = 0;
    virtual std::size_t rows() const = 0;
    virtual double number(std::size_t column, std::size_t row) const = 0;
    /// What a row goes by wherever it moves.
    virtual std::uint64_t key(std::size_t row) const { return row; }

  protected:
    /// A key that stands in a column.
    static std::uint64_t key_in(const AnyColumn& column, std::size_t row)
    {
        return static_cast<std::uint64_t>(column.number(row));
    }

  private:
    std::string name_;
};

/// The rows of a table, known by its column `identity` where it has one.
class TableRows final : public Rows {
  public:
    TableRows(std::string name, const Table& table)
        : Rows(std::move(name)), table_(table), identity_(table.column_named("identity"))
    {
    }
    std::size_t columns() const override { return table_.columns(); }
    ColumnDescription column(std::size_t column) const override { return table_.column(column).description(); }
    std::size_t rows() const override { return table_.rows(); }
    double number(std::size_t column, std::size_t row) const override { return table_.column(column).number(row); }
    std::uint64_t key(std::size_t row) const override { return identity_ ? key_in(*identity_, row) : row; }

  private:
    const Table& table_;
    const AnyColumn* identity_;
};

/// A number of a record, as a column is of a table.
template <class Record>
struct FieldOf {
    ColumnDescription about;
    double (*of)(const Record&);
};

/// A member of a record as a number.
template <class Record, auto member>
double number_of(const Record& record)
{
    using Member = std::remove_cvref_t<decltype(record.*member)>;
    if constexpr (std::is_same_v<Member, Fen>)
        return static_cast<double>((record.*member).count());
    else
        return static_cast<double>(record.*member);
}

/// Records of the same kind: actors, or the one thing that all share.
template <class Record>
class RecordRows final : public Rows {
  public:
    RecordRows(std::string name, std::span<const Record> records, std::span<const FieldOf<Record>> fields)
        : Rows(std::move(name)), records_(records), fields_(fields)
    {
    }
    std::size_t columns() const override { return fields_.size(); }
    ColumnDescription column(std::size_t column) const override { return fields_[column].about; }
    std::size_t rows() const override { return records_.size(); }
    double number(std::size_t column, std::size_t row) const override { return fields_[column].of(records_[row]); }

  private:
    std::span<const Record> records_;
    std::span<const FieldOf<Record>> fields_;
};

/// Columns that stand somewhere else than in a table, such as cash in the books; `keys` where they go with a table's
/// rows.
class ColumnRows final : public Rows {
  public:
    struct Column {
        ColumnDescription about;
        std::function<double(std::size_t row)> of;
    };
    ColumnRows(std::string name, std::size_t rows, std::vector<Column> columns, const AnyColumn* keys = nullptr)
        : Rows(std::move(name)), rows_(rows), columns_(std::move(columns)), keys_(keys)
    {
    }
    std::size_t columns() const override { return columns_.size(); }
    ColumnDescription column(std::size_t column) const override { return columns_[column].about; }
    std::size_t rows() const override { return rows_; }
    double number(std::size_t column, std::size_t row) const override { return columns_[column].of(row); }
    std::uint64_t key(std::size_t row) const override { return keys_ ? key_in(*keys_, row) : row; }

  private:
    std::size_t rows_;
    std::vector<Column> columns_;
    const AnyColumn* keys_;
};

using State = std::vector<std::unique_ptr<const Rows>>;

/// A row that belongs to whom one looks at.
struct SubjectRow {
    std::size_t table = 0; ///< its place in the state
    std::size_t row = 0;
    std::string called; ///< beside others of the same table, e.g. "member 2"; empty for the subject itself
};

/// Whom `qiao trace` follows: its rows now, and its account.
struct Subject {
    std::vector<SubjectRow> rows; ///< empty once it is gone
    std::optional<Account> account;
};

} // namespace sim
