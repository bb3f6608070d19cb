#include "sim/store/file_layout.h"
#include "sim/store/format.h"
#include "sim/store/hdf5_reading.h"
#include "sim/store/open_result.h"
#include "sim/store/result_reader.h"

#include <hdf5_hl.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <optional>

namespace sim::store {

using hdf5::checked;
using schema::Storage;

namespace {

constexpr std::size_t rows_at_once = 1 << 15;

Storage storage_of(hid_t dataset)
{
    const hdf5::Type type(checked(H5Dget_type(dataset), "read a type"));
    const std::size_t size = H5Tget_size(type);
    if (H5Tget_class(type) == H5T_INTEGER)
        return size == 1 ? Storage::uint8 : size == 4 ? Storage::int32 : Storage::int64;
    return size == 4 ? Storage::real32 : Storage::real64;
}

std::optional<std::chrono::sys_days> first_day(const std::string& unit)
{
    int year = 0;
    unsigned month = 0, day = 0;
    if (std::sscanf(unit.c_str(), "days since %d-%u-%u", &year, &month, &day) != 3) return {};
    return std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day);
}

/// Days since a date, as dates; months as such.
void tell_dates(IndexColumn& column)
{
    const auto start = first_day(column.unit);
    if (!start) return;
    const bool by_month = column.name == "month";
    column.numbers = false;
    column.unit = by_month ? "YYYY-MM" : "YYYY-MM-DD";
    const std::chrono::year_month_day from{*start};
    constexpr long most_days = 1'000'000; // beyond the last year that a scenario may reach
    for (auto& label : column.labels) {
        const long days = std::stol(label);
        if (std::abs(days) > most_days) throw hdf5::Failure("an axis of time leaves the calendar");
        const std::chrono::year_month_day date{*start + std::chrono::days{days}};
        char text[48];
        const int length = std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                                         static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
        label.assign(text, static_cast<std::size_t>(length) - (by_month ? 3 : 0));
        if (by_month)
            column.months.push_back(
                static_cast<int>((date.year() / date.month() - from.year() / from.month()).count()));
    }
}

std::vector<std::string> counted(std::size_t size)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < size; ++i) out.push_back(std::to_string(i));
    return out;
}

/// netCDF-4's mark of an axis that only counts.
bool is_bare(hid_t scale)
{
    char name[64] = "";
    checked(H5DSget_scale_name(scale, name, sizeof name), "look at a dimension");
    return std::string_view(name).starts_with("This is a netCDF dimension but not");
}

/// A group's axes, variables and tables.
class GroupReader {
  public:
    GroupReader(const ResultReader& result, const OpenResult& file, std::string name)
        : result_(result), file_(file), name_(std::move(name)), group_(file.group(name_)),
          meaning_(hdf5::attribute_text(group_, "long_name"))
    {
        for (const auto& member : file.datasets(group_, name_)) {
            hdf5::Dataset dataset(checked(H5Dopen2(group_, member.c_str(), H5P_DEFAULT), "open a dataset"));
            if (checked(H5DSis_scale(dataset), "look at a dimension") > 0)
                scales_.emplace_back(member, std::move(dataset));
            else if (!hdf5::is_text(hdf5::Type(checked(H5Dget_type(dataset), "read a type"))))
                variables_.emplace_back(member, std::move(dataset));
        }
    }

    std::vector<Table> tables() const
    {
        std::vector<std::vector<std::string>> axes_of_tables;
        std::vector<Table> out;
        for (const auto& [name, dataset] : variables_) {
            const auto axes = file_.axes_of(dataset, group_, name_);
            const auto known = std::find(axes_of_tables.begin(), axes_of_tables.end(), axes);
            const auto place = static_cast<std::size_t>(known - axes_of_tables.begin());
            if (known == axes_of_tables.end()) {
                axes_of_tables.push_back(axes);
                out.push_back(empty_table(dataset, axes));
            }
            out[place].values.push_back(column(name, dataset));
        }
        for (std::size_t t = 0; t < out.size() && out.size() > 1; ++t) {
            std::string further;
            for (const auto& axis : axes_of_tables[t])
                if (axis != "arm" && axis != "replicate" && axis != "month") further += "_" + axis;
            if (!further.empty()) out[t].name += "_by" + further;
        }
        return out;
    }

  private:
    using Named = std::pair<std::string, hdf5::Dataset>;

    Table empty_table(hid_t dataset, const std::vector<std::string>& axes) const
    {
        Table table{name_, name_, meaning_, {}, {}, {}, hdf5::values_in(dataset)};
        for (const auto size : hdf5::shape_of(dataset)) table.shape.push_back(size);
        const bool records =
            std::any_of(variables_.begin(), variables_.end(), [](const Named& v) { return v.first == "arm"; });
        if (!records)
            for (std::size_t i = 0; i < axes.size(); ++i) table.index.push_back(index(axes[i], table.shape[i]));
        return table;
    }

    IndexColumn index(const std::string& axis, std::size_t size) const
    {
        const auto found =
            std::find_if(scales_.begin(), scales_.end(), [&](const Named& s) { return s.first == axis; });
        if (found == scales_.end())
            throw hdf5::Failure("an array of the group '" + name_ + "' has an axis without a name");
        const hid_t scale = found->second;
        IndexColumn out{axis, hdf5::attribute_text(scale, "units"), hdf5::attribute_text(scale, "long_name"), {}, true};
        if (is_bare(scale)) {
            out.labels = counted(size);
            return out;
        }
        out.labels = result_.labels(name_, axis);
        out.numbers = !hdf5::is_text(hdf5::Type(checked(H5Dget_type(scale), "read a type")));
        if (out.numbers) tell_dates(out);
        return out;
    }

    ValueColumn column(const std::string& name, hid_t dataset) const
    {
        const auto told = [&](const char* attribute) { return hdf5::attribute_text(dataset, attribute); };
        ValueColumn out{name, told("units"), told("long_name"), storage_of(dataset), told(chinese_attribute)};
        out.good = told(good_attribute);
        out.mean = told(mean_attribute) == "1";
        out.about = told(about_attribute);
        std::string axis = hdf5::attribute_text(dataset, "labels_of");
        if (axis.empty() && name == "arm") axis = "progress/arm"; // format version 1 has no such attribute
        const auto slash = axis.find('/');
        if (slash != std::string::npos && result_.has(axis.substr(0, slash), axis.substr(slash + 1)))
            out.labels = result_.labels(axis.substr(0, slash), axis.substr(slash + 1));
        return out;
    }

    const ResultReader& result_;
    const OpenResult& file_;
    std::string name_;
    hdf5::Group group_;
    std::string meaning_;
    std::vector<Named> scales_, variables_;
};

/// Arrays that are read side by side, in pieces of whole rows.
class Pieces {
  public:
    Pieces(hid_t group, const Table& table) : shape_(table.shape.begin(), table.shape.end())
    {
        for (const auto& column : table.values) {
            datasets_.emplace_back(checked(H5Dopen2(group, column.name.c_str(), H5P_DEFAULT), "open a dataset"));
            if (hdf5::shape_of(datasets_.back()) != shape_)
                throw hdf5::Failure("the array '" + column.name + "' has changed its shape");
            missing_.push_back(hdf5::missing_number(datasets_.back()));
        }
    }

    /// One piece: `count` places from `start`, along each axis.
    const Rows& read(const std::vector<hsize_t>& start, const std::vector<hsize_t>& count)
    {
        rows_.resize(datasets_.size());
        for (std::size_t c = 0; c < datasets_.size(); ++c) {
            rows_[c].resize(product(count, 0));
            read(c, start, count);
            std::replace(rows_[c].begin(), rows_[c].end(), missing_[c], std::numeric_limits<double>::quiet_NaN());
        }
        return rows_;
    }

  private:
    static std::size_t product(const std::vector<hsize_t>& extents, std::size_t first)
    {
        std::size_t out = 1;
        for (std::size_t axis = first; axis < extents.size(); ++axis) out *= extents[axis];
        return out;
    }

    /// Chunks go over few of the cells beyond the leading axes: values are read chunk by chunk, as they lie there, and
    /// put into rows here, which HDF5 does value by value.
    void read(std::size_t column, const std::vector<hsize_t>& start, const std::vector<hsize_t>& count)
    {
        auto extent = chunk_of(shape_, sizeof(float));
        if (extent.empty()) extent = count;
        for (std::size_t axis = 0; axis < count.size(); ++axis)
            extent[axis] = axis < leading_axes ? count[axis] : std::min(extent[axis], count[axis]);
        const std::size_t cells = product(count, std::min(leading_axes, count.size()));
        const std::size_t places = rows_[column].size() / cells;
        std::vector<hsize_t> at(count.size(), 0);
        do {
            std::vector<hsize_t> from = start, size = extent;
            for (std::size_t axis = 0; axis < count.size(); ++axis) {
                from[axis] += at[axis];
                size[axis] = std::min(extent[axis], count[axis] - at[axis]);
            }
            const hdf5::Space place = hdf5::space_of(shape_);
            if (!shape_.empty())
                checked(H5Sselect_hyperslab(place, H5S_SELECT_SET, from.data(), nullptr, size.data(), nullptr),
                        "choose a place");
            piece_.resize(product(size, 0));
            checked(H5Dread(datasets_[column], H5T_NATIVE_DOUBLE, hdf5::space_of({piece_.size()}), place,
                            hdf5::transfer(), piece_.data()),
                    "read numbers");
            const auto to = cells_of(at, size, count);
            for (std::size_t p = 0; p < places; ++p)
                for (std::size_t k = 0; k < to.size(); ++k)
                    rows_[column][p * cells + to[k]] = piece_[p * to.size() + k];
        } while (next_piece(at, extent, count));
    }

    /// Which of the cells beyond the leading axes, `count` along each, a piece of them is.
    static std::vector<std::size_t> cells_of(const std::vector<hsize_t>& at, const std::vector<hsize_t>& size,
                                             const std::vector<hsize_t>& count)
    {
        std::vector<std::size_t> out{0};
        for (std::size_t axis = leading_axes; axis < count.size(); ++axis) {
            std::vector<std::size_t> further;
            for (const auto cell : out)
                for (hsize_t i = 0; i < size[axis]; ++i) further.push_back(cell * count[axis] + at[axis] + i);
            out = std::move(further);
        }
        return out;
    }

    std::vector<hsize_t> shape_;
    std::vector<hdf5::Dataset> datasets_;
    std::vector<double> missing_;
    Rows rows_;
    std::vector<double> piece_;
};

} // namespace

std::vector<Table> ResultReader::tables() const
{
    return file_->reading([&] {
        std::vector<Table> out;
        for (const auto& group : groups())
            for (auto& table : GroupReader(*this, *file_, group).tables()) out.push_back(std::move(table));
        return out;
    });
}

void ResultReader::read_rows(const Table& table, const std::function<void(std::size_t, const Rows&)>& take) const
{
    if (table.rows == 0) return;
    Pieces pieces = file_->reading([&] { return Pieces(file_->group(table.group), table); });
    // The last axes are taken whole, the one before them in runs, those before one place at a time.
    std::size_t split = table.shape.size(), whole = 1;
    while (split > 0 && whole * table.shape[split - 1] <= rows_at_once) whole *= table.shape[--split];
    std::vector<hsize_t> start(table.shape.size(), 0), count(table.shape.begin(), table.shape.end());
    for (std::size_t i = 0; i + 1 < split; ++i) count[i] = 1;
    const std::size_t run = split == 0 ? 1 : std::max<std::size_t>(1, rows_at_once / whole);
    for (std::size_t first = 0; first < table.rows;) {
        if (split > 0) count[split - 1] = std::min<hsize_t>(run, table.shape[split - 1] - start[split - 1]);
        const Rows* rows = file_->reading([&] { return &pieces.read(start, count); });
        take(first, *rows);
        first += rows->front().size();
        for (std::size_t i = split; i-- > 0;) {
            start[i] += count[i];
            if (start[i] < table.shape[i]) break;
            start[i] = 0;
        }
    }
}

} // namespace sim::store
