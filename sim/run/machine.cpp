#include "sim/run/machine.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <limits>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <sched.h>

namespace sim::run {

namespace {

namespace fs = std::filesystem;

/// The first number in a file; nothing when there is none, as where it says "max".
std::optional<double> number_in(const fs::path& file)
{
    std::ifstream in(file);
    double number = 0;
    if (in >> number) return number;
    return {};
}

/// The folders of this process's control group, from its own up to the root, of the older `controller` or of the
/// unified hierarchy (an empty name). In a container the group's own path may not be visible, and the root is its.
std::vector<fs::path> groups(const SystemFiles& system, const std::string& controller)
{
    std::ifstream in(system.proc / "self" / "cgroup");
    for (std::string line; std::getline(in, line);) {
        const auto first = line.find(':'), second = line.find(':', first + 1);
        if (second == std::string::npos) continue;
        const std::string names = line.substr(first + 1, second - first - 1);
        const bool mine =
            controller.empty() ? names.empty() : ("," + names + ",").find("," + controller + ",") != std::string::npos;
        if (!mine) continue;
        const fs::path root = controller.empty() ? system.cgroup : system.cgroup / names;
        std::vector<fs::path> out;
        for (fs::path here = fs::path(line.substr(second + 1)).relative_path(); !here.empty();
             here = here.parent_path())
            out.push_back(root / here);
        out.push_back(root);
        return out;
    }
    return {};
}

/// The least of what `limit` finds in the groups.
double least(const std::vector<fs::path>& groups, const std::function<std::optional<double>(const fs::path&)>& limit)
{
    double out = std::numeric_limits<double>::infinity();
    for (const auto& group : groups)
        if (const auto found = limit(group)) out = std::min(out, *found);
    return out;
}

/// Processors that the control groups have time for.
double processors_of_groups(const SystemFiles& system)
{
    const double unified = least(groups(system, ""), [](const fs::path& group) -> std::optional<double> {
        std::ifstream in(group / "cpu.max");
        double quota = 0, period = 0;
        if (in >> quota >> period && period > 0) return quota / period;
        return {};
    });
    const double older = least(groups(system, "cpu"), [](const fs::path& group) -> std::optional<double> {
        const auto quota = number_in(group / "cpu.cfs_quota_us"), period = number_in(group / "cpu.cfs_period_us");
        if (quota && period && *quota > 0 && *period > 0) return *quota / *period;
        return {};
    });
    return std::min(unified, older);
}

/// What files keep in memory and nobody has looked at lately: counted as used, and given up when others need it.
double idle_file_cache(const fs::path& group, const std::string& called)
{
    std::ifstream in(group / "memory.stat");
    std::string name;
    for (double bytes = 0; in >> name >> bytes;)
        if (name == called) return bytes;
    return 0;
}

/// Bytes left within the limits of the control groups.
double memory_of_groups(const SystemFiles& system)
{
    const auto left = [](const char* limit, const char* used, const char* cache) {
        return [=](const fs::path& group) -> std::optional<double> {
            const auto most = number_in(group / limit), taken = number_in(group / used);
            if (most && taken) return std::max(0.0, *most - std::max(0.0, *taken - idle_file_cache(group, cache)));
            return {};
        };
    };
    return std::min(
        least(groups(system, ""), left("memory.max", "memory.current", "inactive_file")),
        least(groups(system, "memory"), left("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")));
}

} // namespace

int processors_given(const SystemFiles& system)
{
    double out = std::max(1u, std::thread::hardware_concurrency());
    cpu_set_t bound;
    if (sched_getaffinity(0, sizeof bound, &bound) == 0) out = std::min<double>(out, CPU_COUNT(&bound));
    out = std::min(out, std::ceil(processors_of_groups(system)));
    if (const char* of_slurm = std::getenv("SLURM_CPUS_PER_TASK"))
        if (const int given = std::atoi(of_slurm); given > 0) out = std::min<double>(out, given);
    return std::max(1, static_cast<int>(out));
}

double memory_given(const SystemFiles& system)
{
    std::ifstream file(system.proc / "meminfo");
    double free = 0;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name;
        double kilobytes = 0;
        if (words >> name >> kilobytes && name == "MemAvailable:") free = kilobytes * 1024;
    }
    const double of_groups = memory_of_groups(system);
    return std::isinf(of_groups) ? free : free > 0 ? std::min(free, of_groups) : of_groups;
}

} // namespace sim::run
