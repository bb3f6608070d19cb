/// Who leads others by nature, before anybody is trained.
#pragma once

#include "sim/schema/parameter.h"

namespace alleviation {

struct LeadershipParameters : sim::schema::ParameterGroup {
    explicit LeadershipParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "leadership", "村民的领导力", "How able people are to lead, before any training.")
    {
    }
    Number untrained{
        this,
        "untrained",
        0.2,
        {"", 0, 1},
        "mean leadership of who was never trained",
        assumption("no figure found; low enough that few in a hundred lead untrained (backbone.leader_from)",
                   triangular(0.1, 0.2, 0.35))};
    Number spread{this,
                  "spread",
                  0.12,
                  {"", 0, 1},
                  "spread of leadership among the untrained",
                  assumption("no figure found; some are heard more than others", triangular(0.06, 0.12, 0.2))};
};

} // namespace alleviation
