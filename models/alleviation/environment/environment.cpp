#include "models/alleviation/environment/environment.h"

#include "models/alleviation/environment/agency.h"
#include "models/alleviation/environment/calendar.h"
#include "models/alleviation/environment/policy.h"
#include "models/alleviation/environment/weather_and_prices.h"

namespace alleviation {

const Phase environment{"environment",
                        "外部环境",
                        "policy, weather, prices; projects open and close",
                        {&calendar_mechanism, &weather_and_prices_mechanism, &policy_mechanism, &agency_mechanism}};

} // namespace alleviation
