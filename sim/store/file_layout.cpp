#include "sim/store/file_layout.h"

#include "sim/store/format.h"

#include <hdf5_hl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace sim::store {

using hdf5::checked;
using hdf5::Dataset;
using hdf5::Properties;

namespace {

/// Properties of datasets that never move, and of which no two runs differ: contiguous, without time stamps.
Properties fixed_dataset()
{
    Properties properties(checked(H5Pcreate(H5P_DATASET_CREATE), "make properties"));
    checked(H5Pset_layout(properties, H5D_CONTIGUOUS), "set the layout");
    checked(H5Pset_obj_track_times(properties, false), "set time stamps");
    return properties;
}

/// Turns the properties of a dataset into those of a packed one.
void pack(hid_t properties, const std::vector<hsize_t>& chunk)
{
    constexpr unsigned level = 5;
    checked(H5Pset_chunk(properties, static_cast<int>(chunk.size()), chunk.data()), "set the layout");
    checked(H5Pset_shuffle(properties), "set how values are packed");
    checked(H5Pset_deflate(properties, level), "set how values are packed");
}

/// `size` in parts that are as good as equal, none larger than `most`: the largest.
hsize_t largest_part(hsize_t size, hsize_t most)
{
    const hsize_t parts = (size + most - 1) / most;
    return (size + parts - 1) / parts;
}

/// xarray takes "hours" and "days" for lengths of time and turns such variables into nanoseconds; the singular means
/// the same to every reader of units, and stays a number.
std::string unit_in_file(const std::string& unit)
{
    if (unit == "days" || unit == "hours" || unit == "minutes" || unit == "seconds")
        return unit.substr(0, unit.size() - 1);
    return unit;
}

} // namespace

Kept kept(schema::Storage storage)
{
    constexpr double endless = std::numeric_limits<double>::infinity();
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    constexpr double most = 0x1p62; // exact up to 2^53, and to sixteen digits beyond
    switch (storage) {
    // The least number stands for "missing": R takes it so for int32, and -1 may be an amount.
    case schema::Storage::int64:
        return {H5T_STD_I64LE, -0x1p63, -most, most};
    case schema::Storage::int32:
        return {H5T_STD_I32LE, -0x1p31, -0x1p31 + 1, 0x1p31 - 1};
    case schema::Storage::uint8:
        return {H5T_STD_U8LE, 255, 0, 254};
    case schema::Storage::real32:
        return {H5T_IEEE_F32LE, none, -endless, endless};
    case schema::Storage::real64:
        break;
    }
    return {H5T_IEEE_F64LE, none, -endless, endless};
}

void fit_to_storage(std::vector<double>& values, const schema::Variable& variable)
{
    const Kept form = kept(variable.storage);
    if (std::isnan(form.missing)) return;
    for (double& value : values) {
        if (std::isnan(value)) {
            value = form.missing;
            continue;
        }
        value = std::nearbyint(value);
        // Sums of money in fen: what no economy holds is no reason to lose a run.
        if (variable.storage == schema::Storage::int64) value = std::clamp(value, form.least, form.greatest);
        if (value < form.least || value > form.greatest)
            throw hdf5::Failure("the variable '" + variable.name + "' cannot keep the number " + std::to_string(value) +
                                " (declare a wider storage)");
    }
}

std::vector<hsize_t> chunk_of(const std::vector<hsize_t>& shape, std::size_t bytes_of_value)
{
    constexpr hsize_t values = 1 << 15, least_bytes = 1 << 14;
    constexpr std::size_t foremost[] = {2, 0, 1}; // months first, then arms
    hsize_t all = 1, beyond = 1;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        all *= shape[i];
        if (i >= leading_axes) beyond *= shape[i];
    }
    if (all * bytes_of_value < least_bytes) return {};
    std::vector<hsize_t> chunk(shape.size());
    const auto take = [&](std::size_t axis, hsize_t& room) {
        chunk[axis] = largest_part(shape[axis], room);
        room /= chunk[axis];
    };
    hsize_t room = std::clamp<hsize_t>(most_in_a_row / beyond, 1, values), left = values;
    for (const auto axis : foremost) {
        if (axis >= shape.size()) continue;
        take(axis, room);
        left /= chunk[axis];
    }
    for (std::size_t axis = shape.size(); axis-- > leading_axes;) take(axis, left);
    return chunk;
}

std::vector<hsize_t> row_of_chunks(const std::vector<hsize_t>& shape, std::size_t bytes_of_value)
{
    auto row = chunk_of(shape, bytes_of_value);
    if (row.empty()) return shape;
    for (std::size_t axis = leading_axes; axis < shape.size(); ++axis) row[axis] = shape[axis];
    return row;
}

bool next_piece(std::vector<hsize_t>& start, const std::vector<hsize_t>& count, const std::vector<hsize_t>& shape)
{
    for (std::size_t axis = start.size(); axis-- > 0;) {
        start[axis] += count[axis];
        if (start[axis] < shape[axis]) return true;
        start[axis] = 0;
    }
    return false;
}

void copy_values(hid_t from, hid_t to)
{
    const auto shape = hdf5::shape_of(from);
    const hdf5::Type type(checked(H5Dget_type(from), "read a type"));
    auto count = row_of_chunks(shape, H5Tget_size(type));
    if (std::find(shape.begin(), shape.end(), 0) != shape.end()) return;
    std::vector<std::byte> values;
    std::vector<hsize_t> start(shape.size(), 0);
    do {
        std::vector<hsize_t> piece;
        hsize_t size = H5Tget_size(type);
        for (std::size_t axis = 0; axis < shape.size(); ++axis) {
            piece.push_back(std::min(count[axis], shape[axis] - start[axis]));
            size *= piece.back();
        }
        values.resize(size);
        const hdf5::Space place = hdf5::space_of(shape), memory = hdf5::space_of(piece);
        checked(H5Sselect_hyperslab(place, H5S_SELECT_SET, start.data(), nullptr, piece.data(), nullptr),
                "choose a place");
        checked(H5Dread(from, type, memory, place, H5P_DEFAULT, values.data()), "read back");
        checked(H5Dwrite(to, type, memory, place, H5P_DEFAULT, values.data()), "write");
    } while (next_piece(start, count, shape));
}

std::int64_t days_until(std::int64_t start_year, int start_month, int offset)
{
    using namespace std::chrono;
    const year_month start{year{static_cast<int>(start_year)}, month{static_cast<unsigned>(start_month)}};
    return (sys_days{(start + months{offset}) / 1} - sys_days{start / 1}).count();
}

Properties ordered_group(hid_t property_class)
{
    Properties properties(checked(H5Pcreate(property_class), "make properties"));
    checked(H5Pset_link_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "set the order");
    checked(H5Pset_obj_track_times(properties, false), "set time stamps");
    return properties;
}

GroupFile::GroupFile(hid_t file, const std::string& name, const std::string& meaning)
    : group_(checked(H5Gcreate2(file, name.c_str(), H5P_DEFAULT, ordered_group(H5P_GROUP_CREATE), H5P_DEFAULT),
                     "make a group"))
{
    if (!meaning.empty()) hdf5::write_attribute(group_, "long_name", meaning);
}

GroupFile::GroupFile(hid_t file, const std::string& meaning)
    : group_(checked(H5Gcreate_anon(file, ordered_group(H5P_GROUP_CREATE), H5P_DEFAULT), "make a group"))
{
    if (!meaning.empty()) hdf5::write_attribute(group_, "long_name", meaning);
}

void GroupFile::link(hid_t file, const std::string& name) const
{
    checked(H5Olink(group_, file, name.c_str(), H5P_DEFAULT, H5P_DEFAULT), "name a group");
}

Dataset GroupFile::create(const std::string& name, hid_t type, const std::vector<hsize_t>& shape, hid_t properties)
{
    return Dataset(
        checked(H5Dcreate2(group_, name.c_str(), type, hdf5::space_of(shape), H5P_DEFAULT, properties, H5P_DEFAULT),
                ("make the dataset '" + name + "'").c_str()));
}

void GroupFile::describe(hid_t dataset, const std::string& meaning, const std::string& unit) const
{
    if (!meaning.empty()) hdf5::write_attribute(dataset, "long_name", meaning);
    if (!unit.empty()) hdf5::write_attribute(dataset, "units", unit_in_file(unit));
}

void GroupFile::keep_axis(const std::string& name, const std::string& scale_name, hsize_t size, Dataset scale)
{
    checked(H5DSset_scale(scale, scale_name.c_str()), "make a dimension scale");
    axes_.emplace_back(name, Axis{std::move(scale), size});
}

void GroupFile::add_axis(const std::string& name, const std::string& meaning, const std::vector<std::string>& labels,
                         const std::vector<std::string>& about)
{
    Dataset scale = create(name, hdf5::text_type(), {labels.size()}, fixed_dataset());
    std::vector<const char*> starts;
    for (const auto& label : labels) starts.push_back(label.c_str());
    if (!labels.empty())
        checked(H5Dwrite(scale, hdf5::text_type(), H5S_ALL, H5S_ALL, H5P_DEFAULT, starts.data()), "write labels");
    describe(scale, meaning, "");
    if (!about.empty()) hdf5::write_attribute(scale, about_attribute, about);
    keep_axis(name, name, labels.size(), std::move(scale));
}

void GroupFile::add_axis(const std::string& name, const std::string& meaning, const std::vector<std::int64_t>& numbers,
                         const std::string& units, const std::string& calendar)
{
    Dataset scale = create(name, H5T_STD_I64LE, {numbers.size()}, fixed_dataset());
    if (!numbers.empty())
        checked(H5Dwrite(scale, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()), "write numbers");
    describe(scale, meaning, units);
    if (!calendar.empty()) hdf5::write_attribute(scale, "calendar", calendar);
    keep_axis(name, name, numbers.size(), std::move(scale));
}

void GroupFile::add_axis(const schema::Dimension& dimension)
{
    if (dimension.labels.empty())
        add_axis(dimension.name, dimension.meaning, dimension.numbers, dimension.units);
    else
        add_axis(dimension.name, dimension.meaning, dimension.labels, dimension.about);
}

void GroupFile::add_bare_axis(const std::string& name, hsize_t size)
{
    Dataset scale = create(name, H5T_IEEE_F32BE, {size}, fixed_dataset());
    // With this name, of fixed width, netCDF-4 marks an axis that has no values of its own.
    std::string digits = std::to_string(size);
    digits.insert(0, 10 - std::min<std::size_t>(10, digits.size()), ' ');
    keep_axis(name, "This is a netCDF dimension but not a netCDF variable." + digits, size, std::move(scale));
}

Axis& GroupFile::axis(const std::string& name)
{
    for (auto& [known, found] : axes_)
        if (known == name) return found;
    throw hdf5::Failure("the layout has no dimension '" + name + "' in the group of a variable that uses it");
}

Dataset GroupFile::add(const schema::Variable& variable, const std::vector<std::string>& axes, const Cells& cells,
                       const std::string& about)
{
    const Kept form = kept(variable.storage);
    const double fill = cells.may_miss ? form.missing : 0;
    const Properties properties = fixed_dataset();
    checked(H5Pset_fill_value(properties, H5T_NATIVE_DOUBLE, &fill), "set the first value");
    if (cells.reserve) {
        checked(H5Pset_alloc_time(properties, H5D_ALLOC_TIME_EARLY), "take space");
        checked(H5Pset_fill_time(properties, H5D_FILL_TIME_ALLOC), "fill space");
    }
    std::vector<hsize_t> shape;
    for (const auto& name : axes) shape.push_back(axis(name).size);
    if (cells.packed)
        if (const auto chunk = chunk_of(shape, H5Tget_size(form.type)); !chunk.empty()) pack(properties, chunk);
    Dataset dataset = create(variable.name, form.type, shape, properties);
    describe(dataset, variable.meaning, variable.unit);
    if (!variable.labels_of.empty()) hdf5::write_attribute(dataset, "labels_of", variable.labels_of);
    if (!about.empty()) hdf5::write_attribute(dataset, about_attribute, about);
    if (!variable.chinese.empty()) hdf5::write_attribute(dataset, chinese_attribute, variable.chinese);
    if (variable.whole_from > 0) hdf5::write_attribute(dataset, whole_from_attribute, variable.whole_from);
    if (variable.good != schema::Good::neither)
        hdf5::write_attribute(dataset, good_attribute, schema::name_of(variable.good));
    if (variable.mean) hdf5::write_attribute(dataset, mean_attribute, 1);
    if (cells.may_miss) {
        // An array of one: netCDF accepts nothing else here.
        const hdf5::Attribute missing(
            checked(H5Acreate2(dataset, "_FillValue", form.type, hdf5::space_of({1}), H5P_DEFAULT, H5P_DEFAULT),
                    "say what is missing"));
        checked(H5Awrite(missing, H5T_NATIVE_DOUBLE, &form.missing), "say what is missing");
    }
    for (unsigned i = 0; i < axes.size(); ++i)
        checked(H5DSattach_scale(dataset, axis(axes[i]).scale, i), "attach a dimension scale");
    return dataset;
}

void GroupFile::add_texts(const std::string& name, const std::string& meaning, const std::string& axis_name,
                          const std::vector<std::string>& texts)
{
    const Dataset dataset = create(name, hdf5::text_type(), {texts.size()}, fixed_dataset());
    std::vector<const char*> starts;
    for (const auto& text : texts) starts.push_back(text.c_str());
    if (!texts.empty())
        checked(H5Dwrite(dataset, hdf5::text_type(), H5S_ALL, H5S_ALL, H5P_DEFAULT, starts.data()), "write text");
    describe(dataset, meaning, "");
    checked(H5DSattach_scale(dataset, axis(axis_name).scale, 0), "attach a dimension scale");
}

} // namespace sim::store
