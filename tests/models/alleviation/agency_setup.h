/// Settings of agencies that several tests begin from.
#pragma once

#include "tests/models/alleviation/hamlet.h"

namespace alleviation::testing {

/// A project of a year with so many posts at the usual pay of 1,000 yuan, where nobody leaves and nobody learns.
inline Settings staffed(const char* workers, const Settings& more = {})
{
    return with({{"agencies.xuri.workers", workers},
                 {"agencies.xuri.budget", "1200000"},
                 {"agencies.xuri.salary", "1000"},
                 {"agencies.xuri.usual_pay", "1000"},
                 {"agencies.xuri.overhead", "0"},
                 {"agencies.xuri.reporting", "0"},
                 {"agencies.xuri.training_share", "0"},
                 {"agencies.xuri.diverts", "0"},
                 {"agencies.xuri.hours_per_worker", "100"},
                 {"agency_capacity.quits", "0"},
                 {"agency_capacity.learns", "0"}},
                more);
}

} // namespace alleviation::testing
