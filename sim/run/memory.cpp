#include "sim/run/memory.h"

#include "sim/core/bytes.h"
#include "sim/core/faults.h"
#include "sim/run/machine.h"
#include "sim/run/run.h"

#include <algorithm>
#include <cstdio>

namespace sim::run {

namespace {

/// What one region records in a number of months.
double bytes_recorded(const Plan& plan, std::size_t most_months)
{
    // Each variable is a piece of memory of its own.
    constexpr double piece = sizeof(std::vector<double>) + 32;
    const auto regions = plan.arms.front()->regions();
    double bytes = 0;
    for (const auto& group : plan.layout.groups)
        for (const auto& variable : group.variables) {
            const auto months = std::min(most_months, std::max<std::size_t>(1, group.months.size()));
            const double copies = variable.mean && regions > 1 ? 2 : 1; // means with their weights
            const double shared = group.across_regions.empty() ? 1 : static_cast<double>(regions);
            const double values = static_cast<double>(months * group.width(variable)) / shared;
            bytes += copies * (values * sizeof(double) + piece);
        }
    return bytes;
}

} // namespace

double bytes_needed(const Plan& plan, int threads)
{
    double largest = 0;
    for (const auto& arm : plan.arms) largest = std::max(largest, arm->bytes_of_region());
    // A founded region stays beside the arms that begin with it.
    const double alive = static_cast<double>(threads) * 2 * largest;
    const auto regions = static_cast<double>(plan.arms.front()->regions());
    const auto months = static_cast<std::size_t>(plan.months());
    // Of several regions all is kept until the last is done; of one, a year of each case under way, and what waits to
    // be written.
    if (regions > 1) return alive + regions * static_cast<double>(plan.arms.size()) * bytes_recorded(plan, months);
    const double year = bytes_recorded(plan, std::min<std::size_t>(months, months_between_hand_overs));
    const double cases = static_cast<double>(plan.arms.size()) * plan.replicates();
    return alive + std::min(cases, static_cast<double>(threads)) * year +
           std::min(cases * year, static_cast<double>(store::most_bytes_waiting) + year);
}

void announce_memory(const Plan& plan, int threads, bool quiet)
{
    const double needed = bytes_needed(plan, threads), available = memory_given();
    if (available > 0 && needed > available)
        throw InputError("this run needs about " + bytes_text(needed) + " of memory, and " + bytes_text(available) +
                         " are free; run it with fewer --threads or one --arm at a time, or make it smaller");
    if (!quiet && needed > 1e9)
        std::fprintf(stderr, "memory: about %s of %s free\n", bytes_text(needed).c_str(),
                     bytes_text(available).c_str());
}

} // namespace sim::run
