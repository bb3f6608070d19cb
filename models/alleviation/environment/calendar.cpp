#include "models/alleviation/environment/calendar.h"

#include "models/alleviation/parameters.h"

namespace alleviation {

void calendar(District& district)
{
    const auto& p = district.parameters->calendar;
    auto& environment = district.environment;
    environment.price_index = sim::hot::exp(p.inflation.real() / 12.0f * static_cast<float>(district.clock.step));
    const int month = district.clock.now().of_year();
    environment.season_share = month == 6 ? p.wheat_share.real() : month == 10 ? 1.0f - p.wheat_share.real() : 0.0f;
    environment.poverty_line = p.poverty_line * static_cast<double>(environment.price_index);
}

const Mechanism calendar_mechanism{
    {.name = "calendar",
     .chinese = "历法与贫困线",
     .section = "三(一)",
     .meaning = "Consumer prices rise steadily; the poverty line is kept in real terms, so it rises with them. "
                "Crops are harvested in June and October.",
     .reads = "clock",
     .writes = "price index, poverty line, share of the harvest",
     .levels = {},
     .initial = ""},
    calendar};

} // namespace alleviation
