#pragma once

#include "models/alleviation/knowledge.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct ReferralParameters : sim::schema::ParameterGroup {
    explicit ReferralParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "referral", "转介", "Associations report members' needs.")
    {
    }
    Count per_month{this,
                    "per_month",
                    5,
                    {"households", 0, 10000},
                    "records that an association renews in a month, from stage 2 on",
                    assumption("no figure found; what a volunteer or two can visit", triangular(2, 5, 12))};
    Number error{this,
                 "error",
                 0.3,
                 {"", 0, 3},
                 "spread of the error of a need so reported, log points",
                 assumption("no figure found; neighbours know needs better than strangers, and are no assessors",
                            triangular(0.1, 0.3, 0.6))};
};

/// Associations renew the records of their members.
void referral(District& district, const ReferralParameters& parameters, const KnowledgeParameters& knowledge);
extern const Mechanism referral_mechanism;

} // namespace alleviation
