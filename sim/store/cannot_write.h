/// How it is told that a result cannot be written.
#pragma once

#include "sim/core/faults.h"

#include <cerrno>
#include <string>

namespace sim::store {

/// The error with its reason and, where the system's error number tells it, the remedy.
inline RunError cannot_write(const std::string& path, const std::string& reason, int system_error = 0)
{
    std::string remedy;
    if (system_error == ENOSPC || system_error == EFBIG || system_error == EDQUOT)
        remedy = "; make room there, or write the result elsewhere";
    if (system_error == EACCES || system_error == EPERM || system_error == EROFS)
        remedy = "; write the result to a folder of your own";
    return RunError("cannot write result '" + path + "': " + reason + remedy);
}

} // namespace sim::store
