#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct GoalWeightParameters : sim::schema::ParameterGroup {
    explicit GoalWeightParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "goal_weights", "任务目标与过程目标",
                         "How an agency's work follows what its contract rewards.")
    {
    }
    sim::schema::Count every{this,
                             "every",
                             3,
                             {"months", 1, 120},
                             "months between new divisions of hours",
                             sim::schema::assumption("no figure found")};
    sim::schema::Number responds{this,
                                 "responds",
                                 3,
                                 {"", 0, 100},
                                 "response of the division to the weights; at equal weights nothing changes",
                                 sim::schema::assumption("no figure found")};
};

/// Agencies divide their hours anew, by what their contract rewards.
void goal_weights(District& district, const GoalWeightParameters& parameters);
extern const Mechanism goal_weights_mechanism;

} // namespace alleviation
