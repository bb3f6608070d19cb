#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct MutualAidParameters : sim::schema::ParameterGroup {
    explicit MutualAidParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "mutual_aid", "互助", "Help among neighbours and out of mutual-aid funds.")
    {
    }
    sim::schema::Number altruism{this,
                                 "altruism",
                                 0.15,
                                 {"", 0, 1},
                                 "share of a neighbour's shortfall that its ties together try to cover",
                                 sim::schema::assumption("no figure found")};
    sim::schema::Number spares{
        this,
        "spares",
        0.05,
        {"", 0, 1},
        "share of cash beyond three months' income that a household gives away in a month at most",
        sim::schema::assumption("no figure found")};
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
};

/// What a household lacks this month for subsistence and bills beyond its cash, in yuan.
float shortfall(const District& district, std::size_t household);

/// Neighbours with cash to spare give to those they know who fall short.
void informal_aid(District& district);
extern const Mechanism informal_aid_mechanism;

/// Members pay dues; those who fall short draw on the fund; neighbouring funds help out.
void mutual_fund(District& district);
extern const Mechanism mutual_fund_mechanism;

} // namespace alleviation
