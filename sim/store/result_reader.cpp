#include "sim/store/result_reader.h"

#include "sim/store/format.h"
#include "sim/store/hdf5_reading.h"
#include "sim/store/open_result.h"

#include <hdf5_hl.h>

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace sim::store {

using hdf5::checked;

ResultReader::ResultReader(const std::string& path) : file_(std::make_unique<OpenResult>(path)) {}

ResultReader::~ResultReader() = default;

bool ResultReader::complete() const
{
    return attribute("complete") == "1";
}

std::string ResultReader::attribute(const std::string& name) const
{
    return file_->reading([&] { return hdf5::attribute_text(file_->file(), name); });
}

std::vector<std::string> ResultReader::groups() const
{
    return file_->reading([&] { return file_->groups(); });
}

std::vector<std::string> ResultReader::variables(const std::string& group) const
{
    return file_->reading([&] {
        const auto in = file_->group(group);
        auto names = file_->datasets(in, group);
        std::erase_if(names, [&](const auto& name) {
            const auto dataset = file_->dataset(in, group, name);
            return checked(H5DSis_scale(dataset), "look at a dimension") > 0;
        });
        return names;
    });
}

bool ResultReader::has(const std::string& group, const std::string& variable) const
{
    return file_->reading([&] {
        const auto& known = file_->groups();
        if (std::find(known.begin(), known.end(), group) == known.end()) return false;
        const auto& names = file_->datasets(file_->group(group), group);
        return std::find(names.begin(), names.end(), variable) != names.end();
    });
}

std::vector<std::string> ResultReader::labels(const std::string& group, const std::string& dimension) const
{
    return file_->reading([&] {
        const auto dataset = file_->dataset(file_->group(group), group, dimension);
        const hdf5::Type type(checked(H5Dget_type(dataset), "read a type"));
        if (hdf5::is_text(type)) return hdf5::read_texts(dataset);
        std::vector<std::int64_t> numbers(hdf5::values_in(dataset));
        if (!numbers.empty())
            checked(H5Dread(dataset, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()), "read numbers");
        std::vector<std::string> texts;
        for (const auto number : numbers) texts.push_back(std::to_string(number));
        return texts;
    });
}

std::vector<std::string> ResultReader::about(const std::string& group, const std::string& name) const
{
    return file_->reading(
        [&] { return hdf5::attribute_texts(file_->dataset(file_->group(group), group, name), about_attribute); });
}

std::string ResultReader::chinese(const std::string& group, const std::string& variable) const
{
    return file_->reading(
        [&] { return hdf5::attribute_text(file_->dataset(file_->group(group), group, variable), chinese_attribute); });
}

int ResultReader::whole_from(const std::string& group, const std::string& variable) const
{
    const auto text = file_->reading([&] {
        return hdf5::attribute_text(file_->dataset(file_->group(group), group, variable), whole_from_attribute);
    });
    return static_cast<int>(std::clamp(std::strtol(text.c_str(), nullptr, 10), 0L, 1'000'000L));
}

Array ResultReader::read(const std::string& group, const std::string& variable) const
{
    return file_->reading([&] {
        const auto in = file_->group(group);
        const auto dataset = file_->dataset(in, group, variable);
        const bool axis = checked(H5DSis_scale(dataset), "look at a dimension") > 0;
        if (axis || hdf5::is_text(hdf5::Type(checked(H5Dget_type(dataset), "read a type"))))
            throw file_->fault("'" + variable + "' in group '" + group + "' is " + (axis ? "an axis" : "text") +
                               ", and no variable with numbers");
        Array array;
        const auto shape = hdf5::shape_of(dataset);
        array.shape.assign(shape.begin(), shape.end());
        array.values.resize(hdf5::values_in(dataset));
        if (!array.values.empty())
            checked(H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, hdf5::transfer(), array.values.data()),
                    "read numbers");
        std::replace(array.values.begin(), array.values.end(), hdf5::missing_number(dataset),
                     std::numeric_limits<double>::quiet_NaN());
        array.unit = hdf5::attribute_text(dataset, "units");
        array.meaning = hdf5::attribute_text(dataset, "long_name");
        array.dimensions = file_->axes_of(dataset, in, group);
        return array;
    });
}

std::vector<std::string> ResultReader::text(const std::string& group, const std::string& dataset) const
{
    return file_->reading([&] { return hdf5::read_texts(file_->dataset(file_->group(group), group, dataset)); });
}

} // namespace sim::store
