#include "tests/bench/costs.h"

#include "tests/bench/streaming.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <numeric>

namespace bench {

namespace {

std::size_t bytes_of(const sim::Table& table)
{
    return table.bytes_per_row() * table.rows();
}

} // namespace

double time_of(const std::function<void()>& work)
{
    const auto now = [] {
        timespec time;
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
    };
    const double begin = now();
    work();
    return now() - begin;
}

double elapsed_by(const std::function<void()>& work)
{
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

std::string number(double value, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

sim::schema::Node pilot_tree(long villages, const Settings& more)
{
    const long pilots = std::clamp(villages / 2, 1L, 10000L);
    Settings settings{{"population.pilot_villages", std::to_string(pilots)},
                      {"population.comparison_villages", std::to_string(villages - pilots)}};
    settings.insert(settings.end(), more.begin(), more.end());
    return alleviation::testing::last_arm("yanliu.yaml", settings);
}

std::unique_ptr<Town> pilot(long villages, const Settings& more)
{
    return std::make_unique<Town>(pilot_tree(villages, more));
}

double Cost::of(std::string_view phase) const
{
    double sum = 0;
    for (const auto& part : parts)
        if (part.phase == phase) sum += part.seconds;
    return sum;
}

Cost cost_of(const Town& town, int repeats)
{
    Cost cost;
    cost.households = static_cast<double>(town.district.household_count());
    cost.persons = static_cast<double>(town.district.persons.rows());
    const std::size_t bytes = bytes_of(town.district.persons) + bytes_of(town.district.households);
    cost.bytes = static_cast<double>(bytes);
    Streaming streaming(bytes);
    cost.month = cost.bound = 1e9;
    constexpr int months = 12;
    using Year = std::array<sim::Times, months>;
    const auto live = [&](Year* times) {
        District district = town.district;
        double seconds = 0;
        for (int month = 0; month < months; ++month) {
            cost.bound = std::min(cost.bound, streaming.pass().count());
            seconds += time_of([&] {
                advance_month(district, town.parameters.groups, {town.parameters.start, month},
                              times ? &times->at(static_cast<std::size_t>(month)) : nullptr);
            });
        }
        return seconds / months;
    };
    // By month and mechanism the least of the repeats, so that what other programs take stands out of it.
    std::vector<std::array<double, months>> least;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        // Whole months without the clock between mechanisms, which a small town would feel.
        cost.month = std::min(cost.month, live(nullptr));
        Year year;
        live(&year);
        if (repeat == 0)
            for (const auto& each : year[0].spent())
                cost.parts.push_back({each.phase, each.mechanism->description.name, 0});
        least.resize(cost.parts.size(), [] {
            std::array<double, months> never;
            never.fill(1e9);
            return never;
        }());
        for (std::size_t month = 0; month < months; ++month)
            for (std::size_t k = 0; k < least.size(); ++k)
                least[k][month] =
                    std::min(least[k][month], std::chrono::duration<double>(year[month].spent()[k].time).count());
    }
    for (std::size_t k = 0; k < least.size(); ++k)
        cost.parts[k].seconds = std::accumulate(least[k].begin(), least[k].end(), 0.0) / months;
    return cost;
}

Country cost_of_country(std::uint32_t districts, long villages)
{
    const auto town = pilot(villages);
    Country out;
    for (std::uint32_t number = 0; number < districts; ++number) {
        District district;
        out.founding += time_of([&] { district = initial_town(town->parameters, {1, number}); });
        out.households += static_cast<double>(district.household_count());
        add_actors(district, town->parameters);
        out.month += time_of([&] {
                         for (int month = 0; month < 12; ++month)
                             advance_month(district, town->parameters.groups, {town->parameters.start, month});
                     }) /
                     12;
    }
    return out;
}

} // namespace bench
