#include "models/alleviation/environment/calendar.h"

#include "models/alleviation/definitions.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

/// Log of consumer prices in a month, 0 at the start.
float log_prices(const CalendarParameters& p, sim::Month start, int step)
{
    const float steady = p.inflation.real() / months_of_year;
    if (!p.paths.inflation.given()) return steady * static_cast<float>(step);
    double sum = 0;
    for (int m = std::min(0, step); m < std::max(0, step); ++m)
        sum += p.paths.inflation.in(start.plus(m).year(), p.inflation) / months_of_year;
    return static_cast<float>(step < 0 ? -sum : sum);
}

/// An amount of a path. Before its first year and after its last it rises with the log that `rises` gives of a month.
template <class Rises>
double on_path(const YearlyPath& path, const sim::Clock& clock, Rises rises)
{
    const int year = clock.now().year(), told = std::clamp(year, path.first_year(), path.last_year());
    const double amount = path.in(told, 0);
    if (year == told) return amount;
    const int from = sim::Month(year < told ? told : told + 1, 1).since(clock.start);
    return amount * std::exp(static_cast<double>(rises(clock.step) - rises(from)));
}

} // namespace

void CalendarParameters::prepare(int first_year, sim::Faults& faults)
{
    paths = {};
    if (!path.given()) return;
    constexpr double most_wage = 1e5, most_line = 1e6, least_inflation = -0.1,
                     most_inflation = 0.2; // of the parameters
    const Followed followed[] = {{"calendar.inflation", "per year", least_inflation, most_inflation, &paths.inflation},
                                 {"wages.migrant", "yuan/month", 1, most_wage, &paths.migrant_wage},
                                 {"welfare.poverty_line", "yuan/person/year", 1, most_line, &paths.poverty_line},
                                 {"welfare.dibao_line", "yuan/person/year", 0, most_line, &paths.dibao_line}};
    read_paths(path.table(), followed, faults);
    // What stands for the run's first year would otherwise be reckoned back from a later one, against the parameter.
    for (const auto& each : followed)
        if (each.path != &paths.inflation && each.path->given() && each.path->first_year() > first_year)
            faults.add({path.table().file, 0, 0}, each.name,
                       "begins in " + std::to_string(each.path->first_year()) + ", after the run's start",
                       "a row for " + std::to_string(first_year) + " or before");
}

void calendar(District& district, const CalendarParameters& p, const WelfareParameters& welfare,
              const WageParameters& wages)
{
    auto& environment = district.environment;
    const auto prices = [&](int step) { return log_prices(p, district.clock.start, step); };
    environment.price_index = sim::hot::exp(prices(district.clock.step));
    const int month = district.clock.now().of_year();
    environment.season_share = 0;
    if (month == p.wheat_harvest) environment.season_share += p.wheat_share.real();
    if (month == p.rice_harvest) environment.season_share += 1.0f - p.wheat_share.real();
    const int to_wheat = (p.wheat_harvest.value() - month + months_of_year) % months_of_year,
              to_rice = (p.rice_harvest.value() - month + months_of_year) % months_of_year;
    environment.coming_share = to_wheat == to_rice  ? 1.0f
                               : to_wheat < to_rice ? p.wheat_share.real()
                                                    : 1.0f - p.wheat_share.real();
    environment.poverty_line = p.paths.poverty_line.given()
                                   ? on_path(p.paths.poverty_line, district.clock, prices)
                                   : welfare.poverty_line * static_cast<double>(environment.price_index);
    environment.subsistence = welfare.subsistence.real() * environment.price_index;
    environment.dibao_line = p.paths.dibao_line.given()
                                 ? static_cast<float>(on_path(p.paths.dibao_line, district.clock, prices))
                                 : welfare.dibao_line.real() * environment.price_index;
    const auto rise = [&](int step) { return wages.growth.real() / months_of_year * static_cast<float>(step); };
    environment.wage_level =
        p.paths.migrant_wage.given()
            ? static_cast<float>(on_path(p.paths.migrant_wage, district.clock, rise) / wages.migrant)
            : sim::hot::exp(rise(district.clock.step));
}

const Mechanism calendar_mechanism = mechanism<calendar>(
    {.name = "calendar",
     .chinese = "历法与贫困线",
     .section = "三(一)",
     .meaning =
         "Consumer prices and wages rise steadily; the poverty line, subsistence and the dibao line are kept in "
         "real terms, so they rise with prices. Where a table tells them by year, they follow it, and rise again after "
         "its last year. Wheat and "
         "rice are each harvested in one month of the year.",
     .reads = "clock",
     .writes =
         "environment: coming_share, dibao_line, poverty_line, price_index, season_share, subsistence, wage_level",
     .levels = {},
     .initial = ""});

} // namespace alleviation
