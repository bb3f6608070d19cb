/// What of the machine this process was given: processors and memory.
#pragma once

#include <filesystem>

namespace sim::run {

/// Where the system tells of itself; another folder in tests.
struct SystemFiles {
    std::filesystem::path proc = "/proc";
    std::filesystem::path cgroup = "/sys/fs/cgroup";
};

/// Number of processors that this process may use at a time: those that it is bound to, no more than its control group
/// has time for (a container's or a batch job's limit, rounded up) and than Slurm gave its task. At least 1.
int processors_given(const SystemFiles& system = {});

/// Bytes of memory that this process can still take: what is free, within the limit of its control group; 0 when the
/// system does not say.
double memory_given(const SystemFiles& system = {});

} // namespace sim::run
