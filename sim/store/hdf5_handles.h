/// Owners of HDF5 handles, HDF5's errors as exceptions, and the calls that writer and reader share.
#pragma once

#include "sim/store/activity.h"

#include <hdf5.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace sim::store::hdf5 {

/// A call to HDF5 failed. The message is the reason; `system_error` is the errno behind it, or 0.
class Failure : public std::runtime_error {
  public:
    explicit Failure(const std::string& reason, int system_error = 0)
        : std::runtime_error(reason), system_error_(system_error)
    {
    }
    int system_error() const { return system_error_; }

  private:
    int system_error_;
};

/// Throws Failure for the call that failed last in this thread: the system's reason, or else HDF5's with `task`.
[[noreturn]] void fail(const std::string& task);

/// Hands `status` through, unless it is negative: then `task`, "create the group", was not done, and Failure is thrown.
template <class Status>
Status checked(Status status, const char* task)
{
    activity.calls.fetch_add(1, std::memory_order_relaxed);
    if (status < 0) fail(task);
    return status;
}

/// Stops HDF5 from printing its errors, and from cleaning up at the end of the program. Comes before all other calls,
/// in each thread: the setting is of the calling thread.
void be_quiet();

/// Owns an HDF5 identifier. Errors of closing are left out: what matters is flushed, and checked, before.
template <herr_t (*Close)(hid_t)>
class Handle {
  public:
    Handle() = default;
    explicit Handle(hid_t id) : id_(id) {}
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)) {}
    Handle& operator=(Handle&& other) noexcept
    {
        std::swap(id_, other.id_);
        return *this;
    }
    ~Handle()
    {
        if (id_ >= 0) Close(id_);
    }
    operator hid_t() const { return id_; }
    /// Gives up the identifier, for those who check how it closes.
    hid_t release() { return std::exchange(id_, H5I_INVALID_HID); }

  private:
    hid_t id_ = H5I_INVALID_HID;
};

using File = Handle<H5Fclose>;
using Group = Handle<H5Gclose>;
using Dataset = Handle<H5Dclose>;
using Attribute = Handle<H5Aclose>;
using Space = Handle<H5Sclose>;
using Type = Handle<H5Tclose>;
using Properties = Handle<H5Pclose>;

/// UTF-8 text of any length: the one kind of text that h5py, netCDF-4 and R all show as text.
Type text_type();
Space space_of(const std::vector<hsize_t>& shape);
std::vector<hsize_t> shape_of(hid_t dataset);

/// How files are opened: unlocked, since all that a run fixes before its first record never moves, so that anyone may
/// look at a result under way (and some network file systems cannot lock); and unbuffered, so that what is said to be
/// done never runs ahead of what is written. Of each packed dataset that is open, so many bytes are kept unpacked.
Properties access(std::size_t bytes_unpacked = 0);

/// How numbers are read and written: HDF5 clears a buffer at each call, which here is no larger than what the processor
/// has at hand.
Properties transfer();

void write_attribute(hid_t object, const std::string& name, const std::string& text);
void write_attribute(hid_t object, const std::string& name, std::int64_t number);
void write_attribute(hid_t object, const std::string& name, const std::vector<std::string>& texts);

} // namespace sim::store::hdf5
