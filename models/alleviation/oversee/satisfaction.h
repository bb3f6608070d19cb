#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SatisfactionParameters : sim::schema::ParameterGroup {
    explicit SatisfactionParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "satisfaction", "服务满意度", "How households judge the help.")
    {
    }
    sim::schema::Number neutral{this,
                                "neutral",
                                3,
                                {"1 to 5", 1, 5},
                                "satisfaction when help is as expected",
                                sim::schema::assumption("middle of the scale")};
    sim::schema::Number strength{this,
                                 "strength",
                                 2,
                                 {"", 0, 20},
                                 "change of the judgement by a full disconfirmation",
                                 sim::schema::assumption("no figure found")};
    sim::schema::Number speed{this,
                              "speed",
                              0.2,
                              {"per month", 0, 1},
                              "weight of this month in the judgement",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number expectation_speed{this,
                                          "expectation_speed",
                                          0.1,
                                          {"per month", 0, 1},
                                          "how fast expectations follow experience",
                                          sim::schema::assumption("no figure found")};
    sim::schema::Number trust{this,
                              "trust",
                              0.02,
                              {"per point", 0, 1},
                              "change of trust by a point above or below neutral, a month",
                              sim::schema::assumption("no figure found")};
};

/// Households of a caseload compare what came with what they expected.
void satisfaction(District& district, const SatisfactionParameters& parameters);
extern const Mechanism satisfaction_mechanism;

} // namespace alleviation
