#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/welfare.h"

namespace alleviation {

struct TakeUpParameters : sim::schema::ParameterGroup {
    explicit TakeUpParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "take_up", "政策落实", "Claiming what one is entitled to.")
    {
    }
    Number base{this,
                "base",
                -4.0,
                {"log odds", -20, 20},
                "log odds a month to claim, knowing nothing",
                assumption("no figure found; 8 to 40 % of the uninformed within a year", normal(-4, 0.7))};
    Number information{
        this,
        "information",
        0.6,
        {"log odds", 0, 20},
        "rise with full knowledge of schemes",
        assumption("no figure found; with what visits add it may not raise take-up by more than visits did in Chile "
                   "Solidario, up to 17 %",
                   normal(0.6, 0.15))};
    Number contact{this,
                   "contact",
                   0.05,
                   {"log odds per hour", 0, 20},
                   "rise with an effective hour of casework",
                   assumption("Chile Solidario: take-up of a benefit up to 17 % higher with visits",
                              lognormal({0.1, 0.02}, {0.9, 0.12}))};
};

/// Households claim dibao and medical assistance, or do not.
void take_up(District& district, const TakeUpParameters& parameters, const WelfareParameters& welfare);
extern const Mechanism take_up_mechanism;

} // namespace alleviation
