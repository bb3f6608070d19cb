#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/welfare.h"

namespace alleviation {

struct MutualFundParameters : sim::schema::ParameterGroup {
    explicit MutualFundParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "mutual_fund", "互助金", "Help out of associations' mutual-aid funds.")
    {
    }
    Number dues{this,
                "dues",
                5,
                {"yuan/month", 0, 10000},
                "contribution of a member to the fund, from stage 2 on",
                assumption("no figure found; from a token to a tenth of a poor member's income",
                           lognormal({0.1, 2}, {0.9, 12}))};
    Number covers{this,
                  "covers",
                  0.5,
                  {"", 0, 1},
                  "share of a member's shortfall that the fund pays",
                  assumption("no figure found; less than all, so that members take care", triangular(0.25, 0.5, 0.8))};
    Number largest{this,
                   "largest",
                   1000,
                   {"yuan", 0, 10000000.0},
                   "largest payment to a member in a month",
                   assumption("no figure found; from one month's subsistence of a household to four",
                              lognormal({0.1, 500}, {0.9, 2000}))};
    Count waiting{this,
                  "waiting",
                  3,
                  {"months", 0, 255},
                  "months of membership before a claim",
                  assumption("no figure found; half a year at most", triangular(1, 3, 6))};
    Number pools{this,
                 "pools",
                 0.1,
                 {"", 0, 1},
                 "share of a fund that it gives a neighbour in need in one month, at a full tie",
                 assumption("no figure found; funds are the members' own", beta({0.1, 0.03}, {0.9, 0.25}))};
};

/// Members pay dues; those who fall short draw on the fund; neighbouring funds help out.
void mutual_fund(District& district, const MutualFundParameters& parameters, const WelfareParameters& welfare);
extern const Mechanism mutual_fund_mechanism;

} // namespace alleviation
