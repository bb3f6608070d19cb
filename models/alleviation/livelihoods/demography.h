#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct DemographyParameters : sim::schema::ParameterGroup {
    explicit DemographyParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "demography", "人口", "Age, births, deaths, leaving school.")
    {
    }
    sim::schema::Number birth_rate{this,
                                   "birth_rate",
                                   0.08,
                                   {"per year", 0, 1},
                                   "chance of a birth for a married woman of 20 to 39 without a child under two",
                                   sim::schema::assumption("about 1.6 births in a lifetime")};
    sim::schema::Number death_rate_60{this,
                                      "death_rate_60",
                                      0.012,
                                      {"per year", 0, 1},
                                      "chance of death at 60; it rises by a tenth with every year of age",
                                      sim::schema::assumption("shape of rural life tables, figures not verified")};
    sim::schema::Number senior_high{this,
                                    "senior_high",
                                    0.65,
                                    {"", 0, 1},
                                    "share that stays at school after 15",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number college{this,
                                "college",
                                0.30,
                                {"", 0, 1},
                                "share of those that goes to college at 18",
                                sim::schema::assumption("no figure found")};
    sim::schema::Number ability_loss{this,
                                     "ability_loss",
                                     0.04,
                                     {"per year", 0, 1},
                                     "ability to work lost with every year after 60",
                                     sim::schema::assumption("no figure found")};
};

/// January only: everyone is a year older; births, deaths, leaving school, ageing.
void demography(District& district, const DemographyParameters& parameters);
extern const Mechanism demography_mechanism;

} // namespace alleviation
