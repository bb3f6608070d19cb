/// Reading what may be damaged: in a process of its own, so that nothing in the file can end or hold up this one.
#pragma once

#include <functional>
#include <string>

namespace sim::store {

/// Runs `action`, which reads the result at `path`, in a child process, and returns its exit code (0 to 255). Throws
/// InputError, which says that the file is damaged, when the child ends by a signal that stands for a fault within it
/// (a library that met impossible sizes or addresses), or when a single call of the library took more than `seconds`
/// of processor time. The child ends with this process. `action` tells its own faults; what it throws ends as a fault
/// of the program. To be called while there is a single thread.
int guarded(const std::string& path, const std::function<int()>& action, double seconds = 30);

} // namespace sim::store
