#pragma once

#include "models/alleviation/labour.h"
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
        "chance of a birth for a married woman of an age to have children, without a small one in the household",
        assumption("about 1.6 births in a lifetime; 1.2 to 2 are conceivable", triangular(0.06, 0.08, 0.1))};
    Count mothers_to{this,
                     "mothers_to",
                     39,
                     {"years", 20, 60},
                     "age up to which women have children, from 20 on (法定婚龄)",
                     assumption("no figure found; few births are to older women", triangular(35, 39, 44))};
    Count birth_spacing{this,
                        "birth_spacing",
                        3,
                        {"years", 0, 20},
                        "no child is born while one of the household is younger",
                        assumption("no figure found; siblings are two to four years apart", triangular(2, 3, 4))};
    Number death_rate_60{this,
                         "death_rate_60",
                         0.012,
                         {"per year", 0, 1},
                         "chance of death at 60",
                         assumption("shape of rural life tables, figures not verified; a third lower or higher",
                                    triangular(0.008, 0.012, 0.016))};
    Number death_slope{this,
                       "death_slope",
                       0.0953,
                       {"log points per year of age", 0, 0.2},
                       "rise of that chance with age (Gompertz)",
                       assumption("shape of life tables, figures not verified; it doubles within seven to nine years",
                                  triangular(0.08, 0.0953, 0.105))};
    Number death_rate_least{
        this,
        "death_rate_least",
        0.0005,
        {"per year", 0, 1},
        "chance of death of children and the young, below which it does not fall",
        assumption("shape of rural life tables, figures not verified; from schoolchildren's to young men's",
                   lognormal({0.1, 0.00025}, {0.9, 0.001}))};
    Number infant_death_rate{this,
                             "infant_death_rate",
                             0.01,
                             {"per year", 0, 1},
                             "chance of death before the first birthday",
                             assumption("about rural infant mortality of the years around 2015, not verified; it "
                                        "fell fast, and villages far from a hospital are behind",
                                        triangular(0.005, 0.01, 0.02))};
    Number senior_high{this,
                       "senior_high",
                       0.65,
                       {"", 0, 1},
                       "share that stays at school at 16, after the compulsory years",
                       assumption("no figure found; the poorest counties and the provincial mean lie that far apart",
                                  triangular(0.45, 0.65, 0.85))};
    Number college{this,
                   "college",
                   0.30,
                   {"", 0, 1},
                   "share of those at senior high school that goes to college at 19",
                   assumption("no figure found; half of the age group goes in the country as a whole",
                              triangular(0.15, 0.3, 0.5))};
    Count ability_falls_from{
        this,
        "ability_falls_from",
        60,
        {"years", 40, 90},
        "age after which ability to work is lost, and who has little left retires",
        assumption("no figure found; work on the land wears people out at 55, others at 65", triangular(55, 60, 65))};
    Number ability_loss{this,
                        "ability_loss",
                        0.04,
                        {"per year", 0, 1},
                        "ability to work lost with every year after 60",
                        assumption("no figure found; many farm until 75, few beyond 80", triangular(0.02, 0.04, 0.06))};
};

/// January only: everyone is a year older; births, deaths, leaving school, ageing.
void demography(District& district, const DemographyParameters& parameters, const LabourParameters& labour);
extern const Mechanism demography_mechanism;

} // namespace alleviation
