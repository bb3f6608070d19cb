/// How cost grows with the size of what is lived through.
#include "tests/bench/page.h"

#include <cmath>
#include <ostream>
#include <utility>
#include <vector>

namespace bench {

namespace {

/// With each supplier so many times.
std::unique_ptr<Town> pilot_with_suppliers(long villages, long times)
{
    auto tree = pilot_tree(villages);
    auto& suppliers = *tree.find("suppliers");
    const auto once = suppliers.entries;
    for (long copy = 1; copy < times; ++copy)
        for (const auto& [name, supplier] : once)
            suppliers.entries.emplace_back(name + "-" + std::to_string(copy), supplier);
    return std::make_unique<Town>(tree);
}

/// The slope of log y on log x.
double exponent(const std::vector<std::pair<double, double>>& points)
{
    double x = 0, y = 0, xx = 0, xy = 0;
    for (const auto& [size, cost] : points) {
        x += std::log(size);
        y += std::log(cost);
        xx += std::log(size) * std::log(size);
        xy += std::log(size) * std::log(cost);
    }
    const auto n = static_cast<double>(points.size());
    return (n * xy - x * y) / (n * xx - x * x);
}

struct Point {
    double size, seconds;
};

struct Growth {
    std::string of;
    std::vector<Point> points;
};

double month_of(const Settings& settings, long villages)
{
    return cost_of(*pilot(villages, settings), 2).month;
}

/// Needs of the first month, met or not.
double needs_of(const Town& town)
{
    District district = town.district;
    advance_month(district, town.parameters.groups, {town.parameters.start, 0});
    double needs = 0;
    for (const auto& need : district.households.need)
        for (std::size_t i = 0; i < need.size(); ++i) needs += need[i] > 0;
    return needs;
}

} // namespace

void write_growth(std::ostream& out, long largest, const std::optional<Country>& country)
{
    std::vector<Growth> all{{"households (villages of 285): a month", {}},
                            {"villages, of the same 34,200 households: a month", {}},
                            {"suppliers (10,260 households): a month", {}},
                            {"needs (10,260 households): a month", {}},
                            {"households: founding", {}},
                            {"replicates (5,130 households): founding and a year", {}}};
    std::vector<long> sizes{4, 40, 400};
    if (largest >= 1000000) sizes.push_back(3500);
    for (const long villages : sizes) {
        const auto town = pilot(villages);
        const auto households = static_cast<double>(town->district.household_count());
        all[0].points.push_back({households, cost_of(*town, villages > 1000 ? 1 : 3).month});
        if (villages <= 1000)
            all[4].points.push_back({households, time_of([&] { initial_town(town->parameters, {1, 7}); })});
    }
    if (country) {
        all[0].points.push_back({country->households, country->month});
        all[4].points.push_back({country->households, country->founding});
    }
    for (const long villages : {6L, 30L, 120L, 342L})
        all[1].points.push_back(
            {static_cast<double>(villages),
             month_of({{"population.households_per_village", std::to_string(34200 / villages)}}, villages)});
    for (const long times : {1L, 2L, 4L, 8L}) {
        const auto town = pilot_with_suppliers(36, times);
        all[2].points.push_back({static_cast<double>(town->district.suppliers.size()), cost_of(*town, 3).month});
    }
    for (const char* poor_below : {"0.5", "1", "2", "4"}) {
        const auto town = pilot(36, {{"needs.poor_below", poor_below}});
        all[3].points.push_back({needs_of(*town), cost_of(*town, 3).month});
    }
    const auto town = pilot(18);
    for (const long replicates : {1L, 2L, 4L, 8L})
        all[5].points.push_back(
            {static_cast<double>(replicates), time_of([&] {
                 for (std::uint32_t r = 0; r < replicates; ++r) {
                     District district = initial_town(town->parameters, {1, r});
                     add_actors(district, town->parameters);
                     for (int month = 0; month < 12; ++month)
                         advance_month(district, town->parameters.groups, {town->parameters.start, month});
                 }
             })});
    out << "Time against size; the exponent is that of the power of the size that fits best (1: in proportion).\n\n"
           "| time by | size: milliseconds | exponent |\n|---|---|---:|\n";
    for (const auto& one : all) {
        out << "| " << one.of << " | ";
        std::vector<std::pair<double, double>> points;
        for (const auto& [size, seconds] : one.points) {
            out << (points.empty() ? "" : ", ") << number(size, 0) << ": " << number(1000 * seconds, 2);
            points.emplace_back(size, seconds);
        }
        out << " | " << number(exponent(points), 2) << " |\n";
    }
    out << '\n';
}

} // namespace bench
