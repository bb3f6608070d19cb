#include "sim/run/machine.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>

#include <sched.h>
#include <stdlib.h>
#include <unistd.h>

using sim::run::memory_given;
using sim::run::processors_given;
namespace fs = std::filesystem;

namespace {

/// A system that tells of itself what a test wants it to.
class System {
  public:
    System() : root_(fs::temp_directory_path() / ("qiao-system-" + std::to_string(getpid()))) {}
    ~System() { fs::remove_all(root_); }
    System(const System&) = delete;
    System& operator=(const System&) = delete;

    void write(const std::string& name, const std::string& text) const
    {
        fs::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name) << text;
    }
    sim::run::SystemFiles files() const { return {root_ / "proc", root_ / "cgroup"}; }

  private:
    fs::path root_;
};

/// All processors but one are taken from this process while it lives.
class OneProcessor {
  public:
    OneProcessor()
    {
        sched_getaffinity(0, sizeof before_, &before_);
        cpu_set_t one;
        CPU_ZERO(&one);
        for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&one) == 0; ++cpu)
            if (CPU_ISSET(cpu, &before_)) CPU_SET(cpu, &one);
        sched_setaffinity(0, sizeof one, &one);
    }
    ~OneProcessor() { sched_setaffinity(0, sizeof before_, &before_); }

  private:
    cpu_set_t before_{};
};

} // namespace

TEST_CASE("a process uses the processors that it is bound to, and no more")
{
    const System system;
    CHECK(processors_given(system.files()) >= 1);
    const OneProcessor bound;
    CHECK(processors_given(system.files()) == 1);
}

TEST_CASE("a control group that has time for one processor gives one, whatever the machine has")
{
    const System system;
    system.write("proc/self/cgroup", "0::/job/step\n");
    system.write("cgroup/job/step/cpu.max", "max 100000\n");
    system.write("cgroup/job/cpu.max", "80000 100000\n"); // the limit of an outer group holds for all within
    CHECK(processors_given(system.files()) == 1);

    const System older;
    older.write("proc/self/cgroup", "5:memory:/box\n4:cpu,cpuacct:/box\n");
    older.write("cgroup/cpu,cpuacct/box/cpu.cfs_quota_us", "50000\n");
    older.write("cgroup/cpu,cpuacct/box/cpu.cfs_period_us", "100000\n");
    CHECK(processors_given(older.files()) == 1);
}

TEST_CASE("within a container, whose own path it cannot see, a process finds its limit at the root")
{
    const System system;
    system.write("proc/self/cgroup", "0::/../somewhere/else\n");
    system.write("cgroup/cpu.max", "100000 100000\n");
    CHECK(processors_given(system.files()) == 1);
}

TEST_CASE("a task of a batch system uses the processors that it was given")
{
    const System system;
    setenv("SLURM_CPUS_PER_TASK", "1", 1);
    CHECK(processors_given(system.files()) == 1);
    unsetenv("SLURM_CPUS_PER_TASK");
}

TEST_CASE("the memory left is what is free within the limit of the control group, idle files not counted")
{
    const System system;
    CHECK(memory_given(system.files()) == 0); // nothing is known
    system.write("proc/meminfo", "MemTotal: 8000 kB\nMemAvailable:    4000 kB\n");
    CHECK(memory_given(system.files()) == 4000 * 1024);
    system.write("proc/self/cgroup", "0::/job\n");
    system.write("cgroup/job/memory.max", "max\n");
    system.write("cgroup/job/memory.current", "5000000\n");
    CHECK(memory_given(system.files()) == 4000 * 1024);
    system.write("cgroup/job/memory.max", "6000000\n");
    CHECK(memory_given(system.files()) == 1e6);
    system.write("cgroup/job/memory.stat", "anon 3000000\ninactive_file 2000000\n");
    CHECK(memory_given(system.files()) == 3e6);
}
