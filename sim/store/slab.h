/// What cases record, as it travels from who simulates to who writes.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace sim::store {

/// What one case (arm, replicate) recorded between two hand-overs.
struct Slab {
    struct Part {
        std::size_t group = 0; ///< index into Layout::groups
        std::size_t first = 0; ///< first recorded month (index into Group::months)
        std::size_t count = 0; ///< how many recorded months; 1 in a group without months
        /// One vector per variable of the group, values of `count` months after one another. NaN: not recorded.
        std::vector<std::vector<double>> values;
        /// Of one region of several: the weights of the variables that are means. Not written.
        std::vector<std::vector<double>> weights{};
    };
    int arm = 0;
    int replicate = 0;
    int region = -1; ///< of one region of several, whose records are not put together yet: its number
    int months_done = 0;
    std::vector<Part> parts;
    /// Per table of Layout::tables, per column: the records that were added.
    std::vector<std::vector<std::vector<double>>> rows;
    /// Points of a sweep that could not be lived through, and what went wrong there first.
    std::vector<std::pair<std::size_t, std::string>> failures;
};

/// Bytes of values in it.
std::size_t bytes_in(const Slab& slab);

} // namespace sim::store
