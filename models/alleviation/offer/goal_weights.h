#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct GoalWeightParameters : sim::schema::ParameterGroup {
    explicit GoalWeightParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "goal_weights", "任务目标与过程目标",
                         "How an agency's work follows what its contract rewards.")
    {
    }
    Count every{this,
                "every",
                3,
                {"months", 1, 120},
                "months between new divisions of hours",
                assumption("no figure found; quarters, up to the year's plan", triangular(1, 3, 12))};
    Number responds{this,
                    "responds",
                    3,
                    {"", 0, 100},
                    "response of the division to what goals weigh and lack; where both draw alike nothing changes",
                    assumption("no figure found; from hardly at all to dropping what is not counted",
                               lognormal({0.1, 1.2}, {0.9, 7}))};
    Number sated{this,
                 "sated",
                 0.5,
                 {"", 0, 1},
                 "how much a goal that the last inspection found met still draws, relative to one wholly missed",
                 assumption("no figure found; from nothing, as no more is paid for it, to all the same",
                            triangular(0.2, 0.5, 0.9))};
};

/// Agencies divide their hours anew, by what their contract rewards.
void goal_weights(District& district, const GoalWeightParameters& parameters);
extern const Mechanism goal_weights_mechanism;

} // namespace alleviation
