#pragma once

#include "models/alleviation/mechanism.h"
#include "models/alleviation/saving.h"
#include "models/alleviation/welfare.h"

namespace alleviation {

struct InformalAidParameters : sim::schema::ParameterGroup {
    explicit InformalAidParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "informal_aid", "邻里互助", "Help among neighbours.")
    {
    }
    Number altruism{this,
                    "altruism",
                    0.15,
                    {"", 0, 1},
                    "share of a neighbour's shortfall that its ties together try to cover",
                    assumption("no figure found; gifts and loans without interest cover a small part of shocks",
                               beta({0.1, 0.05}, {0.9, 0.3}))};
    Number norm_gives{this,
                      "norm_gives",
                      0.5,
                      {"", 0, 10},
                      "by how much more of it they try where helping one another is a matter of course throughout",
                      assumption("no figure found; half as much again", lognormal({0.1, 0.15}, {0.9, 1.5}))};
    Number spares{this,
                  "spares",
                  0.05,
                  {"", 0, 1},
                  "share of cash beyond the saving buffer that a household gives away in a month at most",
                  assumption("no figure found; a fifth or nearly four fifths of it within a year of being asked",
                             lognormal({0.1, 0.02}, {0.9, 0.12}))};
};

/// Neighbours with cash to spare give to those they know who fall short.
void informal_aid(District& district, const InformalAidParameters& parameters, const SavingParameters& saving,
                  const WelfareParameters& welfare);
extern const Mechanism informal_aid_mechanism;

} // namespace alleviation
