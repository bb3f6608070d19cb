#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct HandOverParameters : sim::schema::ParameterGroup {
    explicit HandOverParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "hand_over", "项目移交", "Who keeps the platform alive when a project ends.")
    {
    }
    sim::schema::Number platform_cost{this,
                                      "platform_cost",
                                      300,
                                      {"yuan/month", 0, 10000000.0},
                                      "running cost of the platform after a project",
                                      sim::schema::setting("paid by whoever keeps it")};
    sim::schema::Number government_adopts{this,
                                          "government_adopts",
                                          0.3,
                                          {"", 0, 1},
                                          "chance that the government keeps the platform when every third need was met "
                                          "in the last month of the project; in proportion above and below",
                                          sim::schema::assumption("no figure found")};
};

/// Decides who runs the platform after a project's last month, and has it paid.
void platform_owner(District& district);
extern const Mechanism platform_owner_mechanism;

} // namespace alleviation
