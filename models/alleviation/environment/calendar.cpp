#include "models/alleviation/environment/calendar.h"

#include "models/alleviation/definitions.h"

namespace alleviation {

void calendar(District& district, const CalendarParameters& p, const WelfareParameters& welfare,
              const WageParameters& wages)
{
    auto& environment = district.environment;
    environment.price_index =
        sim::hot::exp(p.inflation.real() / months_of_year * static_cast<float>(district.clock.step));
    const int month = district.clock.now().of_year();
    environment.season_share = 0;
    if (month == p.wheat_harvest) environment.season_share += p.wheat_share.real();
    if (month == p.rice_harvest) environment.season_share += 1.0f - p.wheat_share.real();
    const int to_wheat = (p.wheat_harvest.value() - month + months_of_year) % months_of_year,
              to_rice = (p.rice_harvest.value() - month + months_of_year) % months_of_year;
    environment.coming_share = to_wheat == to_rice  ? 1.0f
                               : to_wheat < to_rice ? p.wheat_share.real()
                                                    : 1.0f - p.wheat_share.real();
    environment.poverty_line = welfare.poverty_line * static_cast<double>(environment.price_index);
    environment.subsistence = welfare.subsistence.real() * environment.price_index;
    environment.dibao_line = welfare.dibao_line.real() * environment.price_index;
    environment.wage_level =
        sim::hot::exp(wages.growth.real() / months_of_year * static_cast<float>(district.clock.step));
}

const Mechanism calendar_mechanism = mechanism<calendar>(
    {.name = "calendar",
     .chinese = "历法与贫困线",
     .section = "三(一)",
     .meaning = "Consumer prices and wages rise steadily; the poverty line, subsistence and the dibao line are kept in "
                "real terms, so they rise with prices. Wheat and rice are each harvested in one month of the year.",
     .reads = "clock",
     .writes = "price index, wage level, lines, share of the harvest",
     .levels = {},
     .initial = ""});

} // namespace alleviation
