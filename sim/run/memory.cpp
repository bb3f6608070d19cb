#include "sim/run/memory.h"

#include "sim/core/faults.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>

namespace sim::run {

namespace {

/// What a case of several regions records is kept until all of them are done; means with their weights.
double bytes_recorded(const Plan& plan)
{
    double values = 0;
    for (const auto& group : plan.layout.groups)
        for (const auto& variable : group.variables) {
            const auto months = static_cast<double>(std::max<std::size_t>(1, group.months.size()));
            const double copies = variable.mean ? 2 : 1;
            const auto regions = static_cast<double>(group.across_regions.empty() ? plan.arms.front()->regions() : 1);
            values += copies * months * static_cast<double>(group.width(variable)) * regions;
        }
    return values * sizeof(double);
}

std::string gigabytes(double bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f GB", bytes / 1e9);
    return text;
}

} // namespace

double bytes_needed(const Plan& plan, int threads)
{
    double largest = 0;
    for (const auto& arm : plan.arms) largest = std::max(largest, arm->bytes_of_region());
    // A founded region stays beside the arms that begin with it.
    const auto arms = static_cast<double>(plan.arms.size());
    const double alive = static_cast<double>(threads) * 2 * largest;
    return alive + (plan.arms.front()->regions() > 1 ? arms * bytes_recorded(plan) : 0);
}

double bytes_available()
{
    std::ifstream file("/proc/meminfo");
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name;
        double kilobytes = 0;
        if (words >> name >> kilobytes && name == "MemAvailable:") return kilobytes * 1024;
    }
    return 0;
}

void announce_memory(const Plan& plan, int threads, bool quiet)
{
    const double needed = bytes_needed(plan, threads), available = bytes_available();
    if (available > 0 && needed > available)
        throw InputError("this run needs about " + gigabytes(needed) + " of memory, and " + gigabytes(available) +
                         " are free; run it with fewer --threads or one --arm at a time, or make it smaller");
    if (!quiet && needed > 1e9)
        std::fprintf(stderr, "memory: about %s of %s free\n", gigabytes(needed).c_str(), gigabytes(available).c_str());
}

} // namespace sim::run
