#include "sim/store/open_result.h"

#include "sim/store/file_layout.h"
#include "sim/store/format.h"
#include "sim/store/hdf5_reading.h"

#include <hdf5_hl.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace sim::store {

using hdf5::checked;
using hdf5::names_in;

OpenResult::OpenResult(std::string path) : path_(std::move(path))
{
    namespace fs = std::filesystem;
    hdf5::be_quiet();
    std::error_code unknown;
    const std::string partial = path_ + ".partial";
    const std::string unfinished = fs::exists(partial, unknown) ? "; there is an unfinished result at " + partial : "";
    const auto status = fs::status(path_, unknown);
    if (unknown && status.type() != fs::file_type::not_found) throw fault("cannot be read: " + unknown.message());
    if (!fs::exists(status)) throw fault("there is no such file" + unfinished);
    if (fs::is_directory(status)) throw fault("is a folder, not a result of qiao");
    if (!fs::is_regular_file(status)) throw fault("is not an ordinary file, as a result of qiao is");
    const hdf5::IsReading now;
    constexpr std::size_t bytes_unpacked = 2 * most_in_a_row * sizeof(double);
    file_ = hdf5::File(H5Fopen(path_.c_str(), H5F_ACC_RDONLY, hdf5::access(bytes_unpacked)));
    if (file_ < 0) {
        // A system that refuses to read is another matter than a file of another kind.
        try {
            hdf5::fail("open the file");
        } catch (const hdf5::Failure& failure) {
            if (failure.system_error() != 0) throw fault(std::string("cannot be read: ") + failure.what());
        }
    }
    const htri_t marked = file_ < 0 ? -1 : H5Aexists(file_, "qiao_format");
    if (marked <= 0) throw not_a_result(marked < 0, unfinished);
    check_version();
}

/// What a file is that does not open as a result.
InputError OpenResult::not_a_result(bool unreadable, const std::string& unfinished) const
{
    if (path_.ends_with(".partial"))
        return fault("holds nothing: the run that began it was stopped before anything was simulated; remove it");
    constexpr std::string_view signature("\x89HDF\r\n\x1a\n");
    char begins[signature.size()] = {};
    std::ifstream in(path_, std::ios::binary);
    if (!in) return fault("cannot be read: " + std::generic_category().message(errno));
    in.read(begins, sizeof begins);
    const bool of_hdf5 = std::string_view(begins, sizeof begins) == signature;
    if (of_hdf5 && unreadable) return fault("is an HDF5 file that is cut short or damaged; copy it again" + unfinished);
    return fault("is not a result of qiao" + unfinished);
}

void OpenResult::check_version() const
{
    const std::string text = reading([&] { return hdf5::attribute_text(file_, "qiao_format"); });
    int version = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), version);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || version < 1)
        throw InputError(path_ + ": is not a result of qiao: its format version is '" + text + "'");
    if (version > format_version)
        throw InputError(path_ + ": has format version " + text + ", and this program reads versions 1 to " +
                         std::to_string(format_version) + "; open it with the qiao that wrote it, or a newer one");
}

hdf5::Group OpenResult::group(const std::string& name) const
{
    const auto& known = groups();
    if (std::find(known.begin(), known.end(), name) == known.end())
        throw absent("group '" + name + "'", did_you_mean(name, known));
    return hdf5::Group(checked(H5Gopen2(file_, name.c_str(), H5P_DEFAULT), "open a group"));
}

hdf5::Dataset OpenResult::dataset(hid_t in, const std::string& group_name, const std::string& name) const
{
    const auto& known = datasets(in, group_name);
    if (std::find(known.begin(), known.end(), name) == known.end())
        throw absent("'" + name + "' in group '" + group_name + "'", did_you_mean(name, known));
    return hdf5::Dataset(checked(H5Dopen2(in, name.c_str(), H5P_DEFAULT), "open a dataset"));
}

const std::vector<std::string>& OpenResult::groups() const
{
    if (groups_.empty()) groups_ = names_in(file_, H5O_TYPE_GROUP);
    return groups_;
}

const std::vector<std::string>& OpenResult::datasets(hid_t in, const std::string& group_name) const
{
    auto& names = datasets_[group_name];
    if (names.empty()) names = names_in(in, H5O_TYPE_DATASET);
    return names;
}

std::vector<std::string> OpenResult::axes_of(hid_t dataset, hid_t in, const std::string& group_name) const
{
    auto& known = axes_[group_name];
    if (known.empty())
        for (const auto& name : datasets(in, group_name)) {
            const auto held = this->dataset(in, group_name, name);
            if (checked(H5DSis_scale(held), "look at a dimension") > 0) known[hdf5::address_of(held)] = name;
        }
    std::vector<std::string> axes;
    for (const auto scale : hdf5::scales_of(dataset)) {
        const auto found = known.find(scale);
        axes.push_back(found == known.end() ? "" : found->second);
    }
    return axes;
}

InputError OpenResult::absent(const std::string& what, const std::string& remedy) const
{
    return fault("there is no " + what + (remedy.empty() ? "" : "; " + remedy));
}

} // namespace sim::store
