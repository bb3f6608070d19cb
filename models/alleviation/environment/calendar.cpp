#include "models/alleviation/environment/calendar.h"

#include "models/alleviation/parameters.h"

namespace alleviation {

void calendar(District& district)
{
    const auto& p = district.parameters->calendar;
    auto& environment = district.environment;
    environment.price_index = sim::hot::exp(p.inflation.real() / 12.0f * static_cast<float>(district.clock.step));
    environment.poverty_line = p.poverty_line * static_cast<double>(environment.price_index);
}

const Mechanism calendar_mechanism{
    {.name = "calendar",
     .chinese = "历法与贫困线",
     .section = "三(一)",
     .meaning = "Consumer prices rise steadily; the poverty line is kept in real terms, so it rises with them.",
     .reads = "clock",
     .writes = "price index, poverty line",
     .levels = {},
     .initial = ""},
    calendar};

} // namespace alleviation
