#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct TakeUpParameters : sim::schema::ParameterGroup {
    explicit TakeUpParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "take_up", "政策落实", "Claiming what one is entitled to.")
    {
    }
    sim::schema::Number base{this,
                             "base",
                             -5.0,
                             {"log odds", -20, 20},
                             "log odds a month of an entitled household to claim, knowing nothing",
                             sim::schema::assumption("no figure found")};
    sim::schema::Number information{this,
                                    "information",
                                    2.0,
                                    {"log odds", 0, 20},
                                    "rise with full knowledge of schemes",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number contact{this,
                                "contact",
                                0.4,
                                {"log odds per hour", 0, 20},
                                "rise with an effective hour of casework",
                                sim::schema::assumption("Chile Solidario: take-up of a benefit up to 17 % higher with "
                                                        "visits; sign only")};
};

/// Entitled households claim dibao and medical assistance, or do not.
void take_up(District& district, const TakeUpParameters& parameters);
extern const Mechanism take_up_mechanism;

} // namespace alleviation
