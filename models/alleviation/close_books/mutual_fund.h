#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct MutualFundParameters : sim::schema::ParameterGroup {
    explicit MutualFundParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "mutual_fund", "互助金", "Help out of associations' mutual-aid funds.")
    {
    }
    sim::schema::Number dues{this,
                             "dues",
                             5,
                             {"yuan/month", 0, 10000},
                             "contribution of a member to the fund, from stage 2 on",
                             sim::schema::assumption("no figure found")};
    sim::schema::Number covers{this,
                               "covers",
                               0.5,
                               {"", 0, 1},
                               "share of a member's shortfall that the fund pays",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number largest{this,
                                "largest",
                                1000,
                                {"yuan", 0, 10000000.0},
                                "largest payment to a member in a month",
                                sim::schema::assumption("no figure found")};
    sim::schema::Count waiting{this,
                               "waiting",
                               3,
                               {"months", 0, 255},
                               "months of membership before a claim",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number pools{this,
                              "pools",
                              0.1,
                              {"", 0, 1},
                              "share of a fund that it gives a neighbour in need in one month, at a full tie",
                              sim::schema::assumption("no figure found")};
};

/// Members pay dues; those who fall short draw on the fund; neighbouring funds help out.
void mutual_fund(District& district, const MutualFundParameters& parameters);
extern const Mechanism mutual_fund_mechanism;

} // namespace alleviation
