#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct CollectiveParameters : sim::schema::ParameterGroup {
    explicit CollectiveParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "collective", "三变改革",
                         "Land and funds into shares of a village's collective economy.")
    {
    }
    sim::schema::Number adopts{this,
                               "adopts",
                               0.02,
                               {"per month", 0, 1},
                               "chance that a village begins, at full branch strength with a resident team",
                               sim::schema::assumption("no figure found")};
    sim::schema::Number association{this,
                                    "association",
                                    0.5,
                                    {"", 0, 10},
                                    "rise of that chance where an association operates",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number willing_from{this,
                                     "willing_from",
                                     0.4,
                                     {"", 0, 1},
                                     "trust from which a household pools land",
                                     sim::schema::assumption("no figure found")};
    sim::schema::Number pools{this,
                              "pools",
                              0.3,
                              {"", 0, 1},
                              "share of its land that a willing household pools",
                              sim::schema::assumption("no figure found")};
    sim::schema::Number seed{this,
                             "seed",
                             50000,
                             {"yuan", 0, 1e8},
                             "project funds that the government turns into shares at the beginning",
                             sim::schema::assumption("no figure found")};
    sim::schema::Number poor_allotment{this,
                                       "poor_allotment",
                                       0.5,
                                       {"", 0, 1},
                                       "part of those shares that is allotted to registered households",
                                       sim::schema::assumption("no figure found")};
    sim::schema::Number land_worth{this,
                                   "land_worth",
                                   3000,
                                   {"yuan/mu", 0, 1e6},
                                   "worth of land in shares",
                                   sim::schema::assumption("no figure found")};
    sim::schema::Number return_mean{this,
                                    "return_mean",
                                    0.04,
                                    {"per year", -1, 1},
                                    "mean return on the collective's worth",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number return_spread{this,
                                      "return_spread",
                                      0.15,
                                      {"per year", 0, 1},
                                      "spread of returns over villages and years",
                                      sim::schema::assumption("no figure found")};
    sim::schema::Number pays_out{this,
                                 "pays_out",
                                 0.6,
                                 {"", 0, 1},
                                 "share of a profit that is paid out in December",
                                 sim::schema::assumption("no figure found")};
};

/// Villages pool land and funds against shares; in December they make a profit or a loss.
void collective(District& district, const CollectiveParameters& parameters);
extern const Mechanism collective_mechanism;

} // namespace alleviation
