#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct TakeUpParameters : sim::schema::ParameterGroup {
    explicit TakeUpParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "take_up", "政策落实", "Claiming what one is entitled to.")
    {
    }
    Number base{this,
                "base",
                -5.0,
                {"log odds", -20, 20},
                "log odds a month of an entitled household to claim, knowing nothing",
                assumption("no figure found; 3 to 15 % of the uninformed within a year", normal(-5, 0.7))};
    Number information{
        this,
        "information",
        2.0,
        {"log odds", 0, 20},
        "rise with full knowledge of schemes",
        assumption("no figure found; the informed claim four to fourteen times as readily", normal(2, 0.5))};
    Number contact{this,
                   "contact",
                   0.4,
                   {"log odds per hour", 0, 20},
                   "rise with an effective hour of casework",
                   assumption("Chile Solidario: take-up of a benefit up to 17 % higher with visits; sign only",
                              lognormal({0.1, 0.15}, {0.9, 0.9}))};
};

/// Entitled households claim dibao and medical assistance, or do not.
void take_up(District& district, const TakeUpParameters& parameters);
extern const Mechanism take_up_mechanism;

} // namespace alleviation
