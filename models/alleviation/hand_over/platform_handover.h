#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct PlatformHandoverParameters : sim::schema::ParameterGroup {
    explicit PlatformHandoverParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "platform_handover", "平台移交", "Who keeps the platform alive when a project ends.")
    {
    }
    Number cost{this,
                "cost",
                300,
                {"yuan/month", 0, 10000000.0},
                "running cost of the platform after a project",
                setting("paid by whoever keeps it")};
    Number government_adopts{this,
                             "government_adopts",
                             0.3,
                             {"", 0, 1},
                             "chance that the government keeps the platform when every third need was met in the last "
                             "month of the project; in proportion above and below",
                             assumption("no figure found; much ends with its project", beta({0.1, 0.1}, {0.9, 0.6}))};
};

/// Decides who runs the platform after a project's last month, and has it paid.
void platform_handover(District& district, const PlatformHandoverParameters& parameters);
extern const Mechanism platform_handover_mechanism;

} // namespace alleviation
