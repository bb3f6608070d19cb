#include "sim/run/regions.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sim::run {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Copies each region's part of every recorded month to its place.
std::vector<double> side_by_side(const std::vector<store::Slab>& regions, std::size_t group, std::size_t variable,
                                 std::size_t months, std::size_t width)
{
    std::vector<double> out(months * width, nothing);
    const std::size_t each = width / regions.size();
    for (std::size_t r = 0; r < regions.size(); ++r) {
        const auto& part = regions[r].parts[group];
        for (std::size_t m = 0; m < part.count; ++m)
            std::copy_n(part.values[variable].begin() + static_cast<std::ptrdiff_t>(m * each), each,
                        out.begin() + static_cast<std::ptrdiff_t>(m * width + r * each));
    }
    return out;
}

std::vector<double> added_up(const std::vector<store::Slab>& regions, std::size_t group, std::size_t variable,
                             std::size_t months, std::size_t width, bool mean)
{
    std::vector<double> out(months * width, nothing);
    for (std::size_t cell = 0; cell < out.size(); ++cell) {
        double sum = 0, weights = 0;
        bool any = false;
        for (const auto& region : regions) {
            const double value = region.parts[group].values[variable][cell];
            if (std::isnan(value)) continue;
            any = true;
            const double weight = mean ? region.parts[group].weights[variable][cell] : 1;
            sum += weight * value;
            weights += weight;
        }
        if (any) out[cell] = mean ? sum / weights : sum;
    }
    return out;
}

} // namespace

schema::Layout layout_of_region(const schema::Layout& whole, std::size_t regions)
{
    schema::Layout out = whole;
    if (regions == 1) return out;
    if (!whole.tables.empty()) throw std::logic_error("tables of several regions cannot be put together");
    for (auto& group : out.groups) {
        if (group.across_regions.empty()) continue;
        for (auto& axis : group.dimensions) {
            if (axis.name != group.across_regions) continue;
            if (axis.size() % regions != 0)
                throw std::logic_error(group.name + "/" + axis.name + " cannot be divided among the regions");
            if (!axis.labels.empty()) axis.labels.resize(axis.labels.size() / regions);
            if (!axis.numbers.empty()) axis.numbers.resize(axis.numbers.size() / regions);
        }
    }
    return out;
}

store::Slab put_together(const schema::Layout& whole, const std::vector<store::Slab>& regions)
{
    store::Slab out;
    out.arm = regions.front().arm;
    out.replicate = regions.front().replicate;
    out.months_done = std::numeric_limits<int>::max();
    for (const auto& region : regions) out.months_done = std::min(out.months_done, region.months_done);
    for (std::size_t g = 0; g < whole.groups.size(); ++g) {
        const auto& group = whole.groups[g];
        const bool apart = !group.across_regions.empty();
        std::size_t fewest = std::numeric_limits<std::size_t>::max(), most = 0;
        for (const auto& region : regions) {
            fewest = std::min(fewest, region.parts[g].count);
            most = std::max(most, region.parts[g].count);
        }
        store::Slab::Part part{g, 0, apart ? most : fewest, {}, {}};
        for (std::size_t v = 0; v < group.variables.size(); ++v) {
            const auto& variable = group.variables[v];
            const std::size_t width = group.width(variable);
            part.values.push_back(apart ? side_by_side(regions, g, v, part.count, width)
                                        : added_up(regions, g, v, part.count, width, variable.mean));
        }
        out.parts.push_back(std::move(part));
    }
    return out;
}

} // namespace sim::run
