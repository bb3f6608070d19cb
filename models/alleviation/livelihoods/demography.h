#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct DemographyParameters : sim::schema::ParameterGroup {
    explicit DemographyParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "demography", "人口", "Age, births, deaths, leaving school.")
    {
    }
    Number birth_rate{
        this,
        "birth_rate",
        0.08,
        {"per year", 0, 1},
        "chance of a birth for a married woman of 20 to 39 without a child under two",
        assumption("about 1.6 births in a lifetime; 1.2 to 2 are conceivable", triangular(0.06, 0.08, 0.1))};
    Number death_rate_60{this,
                         "death_rate_60",
                         0.012,
                         {"per year", 0, 1},
                         "chance of death at 60; it rises by a tenth with every year of age",
                         assumption("shape of rural life tables, figures not verified; a third lower or higher",
                                    triangular(0.008, 0.012, 0.016))};
    Number senior_high{this,
                       "senior_high",
                       0.65,
                       {"", 0, 1},
                       "share that stays at school after 15",
                       assumption("no figure found; the poorest counties and the provincial mean lie that far apart",
                                  triangular(0.45, 0.65, 0.85))};
    Number college{this,
                   "college",
                   0.30,
                   {"", 0, 1},
                   "share of those that goes to college at 18",
                   assumption("no figure found; half of the age group goes in the country as a whole",
                              triangular(0.15, 0.3, 0.5))};
    Number ability_loss{this,
                        "ability_loss",
                        0.04,
                        {"per year", 0, 1},
                        "ability to work lost with every year after 60",
                        assumption("no figure found; many farm until 75, few beyond 80", triangular(0.02, 0.04, 0.06))};
};

/// January only: everyone is a year older; births, deaths, leaving school, ageing.
void demography(District& district, const DemographyParameters& parameters);
extern const Mechanism demography_mechanism;

} // namespace alleviation
