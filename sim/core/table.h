/// Tables of declared columns (structure of arrays). A column is declared once, with name, unit and meaning; resizing,
/// copying, recording and documentation follow from the declaration.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <string_view>
#include <vector>

namespace sim {

/// Gives each column another offset within the cache's sets: columns that all begin on a page boundary evict each
/// other in loops over many of them.
template <class T>
struct StaggeredAllocator {
    using value_type = T;
    static constexpr std::size_t step = 192, places = 16, slack = step * places;

    StaggeredAllocator() = default;
    template <class U>
    explicit StaggeredAllocator(const StaggeredAllocator<U>&)
    {
    }

    T* allocate(std::size_t n)
    {
        static thread_local std::size_t place = 0;
        place = (place + 1) % places;
        const std::size_t offset = (place + 1) * step; // room for the offset itself stands before the data
        auto* raw = static_cast<std::byte*>(::operator new (n * sizeof(T) + slack + step, std::align_val_t{64}));
        std::byte* data = raw + offset;
        *reinterpret_cast<std::size_t*>(data - sizeof(std::size_t)) = offset;
        return reinterpret_cast<T*>(data);
    }
    void deallocate(T* data, std::size_t)
    {
        auto* bytes = reinterpret_cast<std::byte*>(data);
        const std::size_t offset = *reinterpret_cast<std::size_t*>(bytes - sizeof(std::size_t));
        ::operator delete (bytes - offset, std::align_val_t{64});
    }
    friend bool operator==(StaggeredAllocator, StaggeredAllocator) { return true; }
};

class Table;

/// Rows that were next to each other and stay so, or new ones.
struct Run {
    std::uint32_t from = 0, count = 0;
    bool fresh = false;
};

/// What a column says of itself.
struct ColumnDescription {
    std::string_view name, unit, meaning;
};

/// What a table needs to know of a column of any type.
class AnyColumn {
  public:
    virtual ~AnyColumn() = default;
    virtual void resize(std::size_t rows) = 0;
    virtual double number(std::size_t row) const = 0;
    /// Puts `rows` rows, in all the runs, in a new order; fresh ones have the initial value.
    virtual void rearrange(std::size_t rows, std::span<const Run> runs) = 0;
    /// Puts the initial value into a row.
    virtual void renew(std::size_t row) = 0;
    virtual std::size_t bytes_per_row() const = 0;
    const ColumnDescription& description() const { return description_; }

  protected:
    explicit AnyColumn(ColumnDescription description) : description_(description) {}
    AnyColumn(const AnyColumn&) = default;
    AnyColumn& operator=(const AnyColumn&) = default;

  private:
    ColumnDescription description_;
};

/// One column of a table: `Column<float> land{this, "land", "mu", "contracted land"};` as a member of a Table.
template <class T>
class Column final : public AnyColumn {
  public:
    Column(Table* table, std::string_view name, std::string_view unit, std::string_view meaning, T initial = T{});

    void resize(std::size_t rows) override { values_.resize(rows, initial_); }
    double number(std::size_t row) const override { return static_cast<double>(values_[row]); }
    void rearrange(std::size_t rows, std::span<const Run> runs) override;
    void renew(std::size_t row) override { values_[row] = initial_; }
    std::size_t bytes_per_row() const override { return sizeof(T); }

    T& operator[](std::size_t row) { return values_[row]; }
    const T& operator[](std::size_t row) const { return values_[row]; }
    std::size_t size() const { return values_.size(); }
    T* data() { return values_.data(); }
    const T* data() const { return values_.data(); }
    operator std::span<T>() { return values_; }
    operator std::span<const T>() const { return values_; }

  private:
    T initial_;
    std::vector<T, StaggeredAllocator<T>> values_;
};

/// A set of columns of the same length. Derive from it and declare columns as members; copies are independent.
class Table {
  public:
    void resize(std::size_t rows)
    {
        rows_ = rows;
        for (std::size_t i = 0; i < offsets_.size(); ++i) column(i).resize(rows);
    }
    std::size_t rows() const { return rows_; }

    /// Stands for a new row in rearrange().
    static constexpr std::uint32_t fresh = 0xffffffffu;
    /// Row i becomes what row `rows[i]` was. Rows that are not named are gone.
    void rearrange(std::span<const std::uint32_t> rows)
    {
        std::vector<Run> runs;
        for (const std::uint32_t row : rows) append(runs, row, 1);
        rearrange(std::span<const Run>{runs});
    }
    /// The same, by runs of rows.
    void rearrange(std::span<const Run> runs)
    {
        rows_ = 0;
        for (const auto& run : runs) rows_ += run.count;
        for (std::size_t i = 0; i < offsets_.size(); ++i) column(i).rearrange(rows_, runs);
    }
    /// Adds `count` rows from `row` on, or so many fresh ones, to the end of runs.
    static void append(std::vector<Run>& runs, std::uint32_t row, std::uint32_t count)
    {
        const bool is_new = row == fresh;
        const bool goes_on =
            !runs.empty() && runs.back().fresh == is_new && (is_new || row == runs.back().from + runs.back().count);
        if (!goes_on) runs.push_back({row, 0, is_new});
        runs.back().count += count;
    }
    /// A row is as new: each column has its initial value there.
    void renew(std::size_t row)
    {
        for (std::size_t i = 0; i < offsets_.size(); ++i) column(i).renew(row);
    }

    std::size_t columns() const { return offsets_.size(); }
    AnyColumn& column(std::size_t i)
    {
        return *reinterpret_cast<AnyColumn*>(reinterpret_cast<std::byte*>(this) + offsets_[i]);
    }
    const AnyColumn& column(std::size_t i) const { return const_cast<Table*>(this)->column(i); }
    const AnyColumn* column_named(std::string_view name) const
    {
        for (std::size_t i = 0; i < columns(); ++i)
            if (column(i).description().name == name) return &column(i);
        return nullptr;
    }
    std::size_t bytes_per_row() const
    {
        std::size_t bytes = 0;
        for (std::size_t i = 0; i < columns(); ++i) bytes += column(i).bytes_per_row();
        return bytes;
    }

  private:
    template <class T>
    friend class Column;
    void declare(AnyColumn* column)
    {
        offsets_.push_back(reinterpret_cast<std::byte*>(column) - reinterpret_cast<std::byte*>(this));
    }

    // Columns are members of the derived table: kept as offsets from it, so that a copy refers to its own columns.
    std::vector<std::ptrdiff_t> offsets_;
    std::size_t rows_ = 0;
};

template <class T>
Column<T>::Column(Table* table, std::string_view name, std::string_view unit, std::string_view meaning, T initial)
    : AnyColumn({name, unit, meaning}), initial_(initial)
{
    table->declare(this);
}

template <class T>
void Column<T>::rearrange(std::size_t rows, std::span<const Run> runs)
{
    // Memory goes from column to column: a table is put in a new order without asking for more.
    static thread_local std::vector<T, StaggeredAllocator<T>> arranged;
    // Most runs are short: so many rows are copied at once, and the next run writes over what is too much of them.
    constexpr std::size_t at_once = 16;
    arranged.resize(rows + at_once);
    T* to = arranged.data();
    for (const auto& [from, count, fresh] : runs) {
        if (fresh)
            std::fill_n(to, count, initial_);
        else if (count <= at_once && from + at_once <= values_.size())
            std::copy_n(values_.data() + from, at_once, to);
        else
            std::copy_n(values_.data() + from, count, to);
        to += count;
    }
    arranged.resize(rows);
    values_.swap(arranged);
}

} // namespace sim
