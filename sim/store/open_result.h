/// A result file that is open for reading. Every failure is told as a fault of this file, by InputError.
#pragma once

#include "sim/core/faults.h"
#include "sim/store/hdf5_handles.h"

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace sim::store {

class OpenResult {
  public:
    /// Throws InputError when there is no such file, when it is not a result of this program, or when its format is
    /// newer than format_version.
    explicit OpenResult(std::string path);

    /// Runs `action`; every failure of HDF5 is told as a fault of this file.
    template <class Action>
    auto reading(Action action) const
    {
        hdf5::be_quiet();
        const hdf5::IsReading now;
        try {
            return action();
        } catch (const hdf5::Failure& failure) {
            throw damaged(failure.what());
        } catch (const std::length_error&) {
            throw damaged("it claims more than there can be");
        }
    }

    /// The fault that this file is not as it was written, and how that shows.
    InputError damaged(const std::string& sign) const
    {
        return fault("is damaged, or was changed by another program: " + sign);
    }
    /// A fault of this file.
    InputError fault(const std::string& what) const { return InputError(path_ + ": " + what); }

    hid_t file() const { return file_; }
    hdf5::Group group(const std::string& name) const;
    hdf5::Dataset dataset(hid_t in, const std::string& group_name, const std::string& name) const;
    /// Names of the groups, and of the datasets in one of them: looked at once.
    const std::vector<std::string>& groups() const;
    const std::vector<std::string>& datasets(hid_t in, const std::string& group_name) const;
    /// The names of a dataset's axes, "" where one has none.
    std::vector<std::string> axes_of(hid_t dataset, hid_t in, const std::string& group_name) const;

  private:
    void check_version() const;
    InputError not_a_result(bool unreadable, const std::string& unfinished) const;
    InputError absent(const std::string& what, const std::string& remedy) const;

    std::string path_;
    hdf5::File file_;
    mutable std::vector<std::string> groups_;
    mutable std::map<std::string, std::vector<std::string>> datasets_;   ///< by group
    mutable std::map<std::string, std::map<haddr_t, std::string>> axes_; ///< by group
};

} // namespace sim::store
