/// What this process is doing with HDF5, for who watches over it.
#pragma once

#include <atomic>

namespace sim::store::hdf5 {

/// How many calls to HDF5 have ended, of those that are checked, and
/// whether a file is being read just now.
struct Activity {
    std::atomic<unsigned> calls{0}, readings{0};
};
extern Activity activity;

/// While it lives, a file is being read.
class IsReading {
  public:
    IsReading() { ++activity.readings; }
    ~IsReading() { --activity.readings; }
    IsReading(const IsReading&) = delete;
    IsReading& operator=(const IsReading&) = delete;
};

} // namespace sim::store::hdf5
