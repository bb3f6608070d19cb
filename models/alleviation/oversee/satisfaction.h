#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SatisfactionParameters : sim::schema::ParameterGroup {
    explicit SatisfactionParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "satisfaction", "服务满意度", "How households judge the help.")
    {
    }
    Number neutral{this,
                   "neutral",
                   3,
                   {"1 to 5", 1, 5},
                   "satisfaction when help is as expected",
                   assumption("middle of the scale; courtesy lifts answers", triangular(2.6, 3, 3.6))};
    Number strength{
        this,
        "strength",
        2,
        {"", 0, 20},
        "change of the judgement by a full disconfirmation",
        assumption("no figure found; from the half to nearly the whole of the scale", triangular(1, 2, 3.5))};
    Number speed{this,
                 "speed",
                 0.2,
                 {"per month", 0, 1},
                 "weight of this month in the judgement",
                 assumption("no figure found; judgements are of two months to a year", beta({0.1, 0.08}, {0.9, 0.4}))};
    Number expectation_speed{this,
                             "expectation_speed",
                             0.1,
                             {"per month", 0, 1},
                             "how fast expectations follow experience",
                             assumption("no figure found; slower than the judgement", beta({0.1, 0.04}, {0.9, 0.25}))};
    Number trust{
        this,
        "trust",
        0.02,
        {"per point", 0, 1},
        "change of trust by a point above or below neutral, a month",
        assumption(
            "no figure found; a lasting point moves trust by a tenth or by more than half of its scale in a year",
            lognormal({0.1, 0.008}, {0.9, 0.05}))};
};

/// Households of a caseload compare what came with what they expected.
void satisfaction(District& district, const SatisfactionParameters& parameters);
extern const Mechanism satisfaction_mechanism;

} // namespace alleviation
