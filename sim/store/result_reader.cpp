#include "sim/store/result_reader.h"

#include "sim/core/faults.h"
#include "sim/store/hdf5_reading.h"

#include <hdf5_hl.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <limits>
#include <numeric>

namespace sim::store {

using hdf5::checked;
using hdf5::Dataset;
using hdf5::names_in;

class ResultReader::Implementation {
  public:
    explicit Implementation(std::string path) : path_(std::move(path))
    {
        namespace fs = std::filesystem;
        hdf5::be_quiet();
        std::error_code unknown;
        const std::string partial = path_ + ".partial";
        const std::string unfinished =
            fs::exists(partial, unknown) ? "; there is an unfinished result at " + partial : "";
        if (!fs::exists(path_, unknown)) throw InputError(path_ + ": there is no such file" + unfinished);
        if (fs::is_directory(path_, unknown)) throw InputError(path_ + ": is a folder, not a result of qiao");
        file_ = hdf5::File(H5Fopen(path_.c_str(), H5F_ACC_RDONLY, hdf5::access()));
        if (file_ < 0) {
            // A system that refuses to read is another matter than a file of another kind.
            try {
                hdf5::fail("open the file");
            } catch (const hdf5::Failure& failure) {
                if (failure.system_error() != 0) throw InputError(path_ + ": cannot be read: " + failure.what());
            }
        }
        if (file_ < 0 || H5Aexists(file_, "qiao_format") <= 0)
            throw InputError(path_ + ": is not a result of qiao" + unfinished);
    }

    /// Runs `action`; every failure of HDF5 is told as a fault of this file.
    template <class Action>
    auto reading(Action action) const
    {
        hdf5::be_quiet();
        try {
            return action();
        } catch (const hdf5::Failure& failure) {
            throw InputError(path_ + ": is damaged, or was changed by another program: " + failure.what());
        }
    }

    hid_t file() const { return file_; }

    hdf5::Group group(const std::string& name) const
    {
        const auto known = names_in(file_, H5O_TYPE_GROUP);
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw absent("group '" + name + "'", did_you_mean(name, known));
        return hdf5::Group(checked(H5Gopen2(file_, name.c_str(), H5P_DEFAULT), "open a group"));
    }

    Dataset dataset(hid_t in, const std::string& group_name, const std::string& name) const
    {
        const auto known = names_in(in, H5O_TYPE_DATASET);
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw absent("'" + name + "' in group '" + group_name + "'", did_you_mean(name, known));
        return Dataset(checked(H5Dopen2(in, name.c_str(), H5P_DEFAULT), "open a dataset"));
    }

  private:
    InputError absent(const std::string& what, const std::string& remedy) const
    {
        return InputError(path_ + ": there is no " + what + (remedy.empty() ? "" : "; " + remedy));
    }

    std::string path_;
    hdf5::File file_;
};

ResultReader::ResultReader(const std::string& path) : implementation_(std::make_unique<Implementation>(path)) {}

ResultReader::~ResultReader() = default;

bool ResultReader::complete() const
{
    return attribute("complete") == "1";
}

std::string ResultReader::attribute(const std::string& name) const
{
    return implementation_->reading([&] { return hdf5::attribute_text(implementation_->file(), name); });
}

std::vector<std::string> ResultReader::groups() const
{
    return implementation_->reading([&] { return names_in(implementation_->file(), H5O_TYPE_GROUP); });
}

std::vector<std::string> ResultReader::variables(const std::string& group) const
{
    return implementation_->reading([&] {
        const auto in = implementation_->group(group);
        auto names = names_in(in, H5O_TYPE_DATASET);
        std::erase_if(names, [&](const auto& name) {
            const auto dataset = implementation_->dataset(in, group, name);
            return checked(H5DSis_scale(dataset), "look at a dimension") > 0;
        });
        return names;
    });
}

bool ResultReader::has(const std::string& group, const std::string& variable) const
{
    return implementation_->reading([&] {
        const auto known = groups();
        if (std::find(known.begin(), known.end(), group) == known.end()) return false;
        const auto names = names_in(implementation_->group(group), H5O_TYPE_DATASET);
        return std::find(names.begin(), names.end(), variable) != names.end();
    });
}

std::vector<std::string> ResultReader::labels(const std::string& group, const std::string& dimension) const
{
    return implementation_->reading([&] {
        const auto dataset = implementation_->dataset(implementation_->group(group), group, dimension);
        const hdf5::Type type(checked(H5Dget_type(dataset), "read a type"));
        if (hdf5::is_text(type)) return hdf5::read_texts(dataset);
        const auto shape = hdf5::shape_of(dataset);
        std::vector<std::int64_t> numbers(shape.empty() ? 1 : shape[0]);
        if (!numbers.empty())
            checked(H5Dread(dataset, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()), "read numbers");
        std::vector<std::string> texts;
        for (const auto number : numbers) texts.push_back(std::to_string(number));
        return texts;
    });
}

Array ResultReader::read(const std::string& group, const std::string& variable) const
{
    return implementation_->reading([&] {
        const auto in = implementation_->group(group);
        const auto dataset = implementation_->dataset(in, group, variable);
        Array array;
        const auto shape = hdf5::shape_of(dataset);
        array.shape.assign(shape.begin(), shape.end());
        array.values.resize(std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>()));
        if (!array.values.empty())
            checked(H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, array.values.data()),
                    "read numbers");
        std::replace(array.values.begin(), array.values.end(), hdf5::missing_number(dataset),
                     std::numeric_limits<double>::quiet_NaN());
        array.unit = hdf5::attribute_text(dataset, "units");
        array.meaning = hdf5::attribute_text(dataset, "long_name");
        array.dimensions.resize(shape.size());
        for (const auto& name : names_in(in, H5O_TYPE_DATASET)) {
            const auto scale = implementation_->dataset(in, group, name);
            if (checked(H5DSis_scale(scale), "look at a dimension") == 0) continue;
            for (unsigned i = 0; i < shape.size(); ++i)
                if (checked(H5DSis_attached(dataset, scale, i), "look at a dimension") > 0) array.dimensions[i] = name;
        }
        return array;
    });
}

std::vector<std::string> ResultReader::text(const std::string& group, const std::string& dataset) const
{
    return implementation_->reading(
        [&] { return hdf5::read_texts(implementation_->dataset(implementation_->group(group), group, dataset)); });
}

} // namespace sim::store
