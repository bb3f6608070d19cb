/// What months of the pilot cost, in towns of any size.
#pragma once

#include "tests/models/alleviation/town.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace bench {

using alleviation::District;
using alleviation::testing::Settings;
using alleviation::testing::Town;

/// Seconds of the processor that some work on this thread takes: other programs disturb it less than the clock's.
double time_of(const std::function<void()>& work);
/// Seconds by the clock, for work on several threads.
double elapsed_by(const std::function<void()>& work);
std::string number(double value, int decimals = 1);

inline constexpr long households_of_a_village = 285;

/// The pilot's bridge arm with so many villages, half of them pilot villages, and settings on top.
sim::schema::Node pilot_tree(long villages, const Settings& more = {});
std::unique_ptr<Town> pilot(long villages, const Settings& more = {});

/// What a mean month of the pilot's first year takes, in seconds; by mechanism of a phase, too.
struct Cost {
    struct Part {
        std::string_view phase, mechanism;
        double seconds;
    };
    double month = 0, bound = 0; ///< seconds
    std::vector<Part> parts;     ///< in the order in which they act
    double households = 0, persons = 0, bytes = 0;

    double per_household() const { return 1e9 * month / households; }
    /// Seconds of a phase.
    double of(std::string_view phase) const;
};

/// The least of `repeats` years lived through.
Cost cost_of(const Town& town, int repeats);

/// Districts that are founded, lived through for a year and gone, one after the other as in a whole country.
struct Country {
    double households = 0;
    double founding = 0, month = 0; ///< seconds, of all together
};
Country cost_of_country(std::uint32_t districts, long villages);

} // namespace bench
