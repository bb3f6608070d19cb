#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct GuaranteeParameters : sim::schema::ParameterGroup {
    explicit GuaranteeParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "guarantees", "住房、饮水、医保保障",
                         "How safe houses, safe water and insurance are lost and given.")
    {
    }
    Number house_fails{
        this,
        "house_fails",
        0.002,
        {"per year", 0, 1},
        "chance that a safe house becomes unsafe",
        assumption("no figure found; with the repairs of others it keeps the share of unsafe houses at 2 %",
                   lognormal({0.1, 0.001}, {0.9, 0.004}))};
    Number house_repaired{
        this,
        "house_repaired",
        0.4,
        {"per year", 0, 1},
        "chance that the house of a registered or supported household is made safe (危房改造)",
        assumption("no figure found; the programme was to reach all registered households within a few years",
                   triangular(0.25, 0.4, 0.6))};
    Number house_repaired_others{this,
                                 "house_repaired_others",
                                 0.1,
                                 {"per year", 0, 1},
                                 "the same of other households, who repair by themselves",
                                 assumption("no figure found; many years", triangular(0.05, 0.1, 0.2))};
    Number house_cost{
        this,
        "house_cost",
        20000,
        {"yuan", 0, 1000000.0},
        "what the repair of a registered or supported household's house costs the government, at prices of the start",
        assumption("no figure found; grants of about 20,000 yuan are commonly quoted",
                   lognormal({0.1, 14000}, {0.9, 30000}))};
    Number water_fails{this,
                       "water_fails",
                       0.003,
                       {"per year", 0, 1},
                       "chance that safe water is lost",
                       assumption("no figure found; with the works for all it keeps the share without at 2 %",
                                  lognormal({0.1, 0.0015}, {0.9, 0.006}))};
    Number water_laid{this,
                      "water_laid",
                      0.35,
                      {"per year", 0, 1},
                      "chance that a registered or supported household gets safe water",
                      assumption("no figure found; works are done village by village within a few years",
                                 triangular(0.2, 0.35, 0.6))};
    Number water_laid_others{this,
                             "water_laid_others",
                             0.15,
                             {"per year", 0, 1},
                             "the same of other households",
                             assumption("no figure found; some years later", triangular(0.08, 0.15, 0.3))};
    Number water_cost{this,
                      "water_cost",
                      2000,
                      {"yuan", 0, 1000000.0},
                      "what that costs the government for a household",
                      assumption("no figure found; some hundred yuan a head", lognormal({0.1, 900}, {0.9, 4000}))};
    Number insurance_lapses{
        this,
        "insurance_lapses",
        0.01,
        {"per year", 0, 1},
        "chance that an insured household does not renew",
        assumption("no figure found; with who joins it keeps 2 % without", lognormal({0.1, 0.005}, {0.9, 0.02}))};
    Number insurance_joined{
        this,
        "insurance_joined",
        0.9,
        {"per year", 0, 1},
        "chance that an uninsured registered or supported household is insured, at the government's cost",
        assumption("white papers tell 99.9 % insured among the registered by 2020", triangular(0.75, 0.9, 0.98))};
    Number insurance_joined_others{
        this,
        "insurance_joined_others",
        0.5,
        {"per year", 0, 1},
        "the same of other households, who pay themselves",
        assumption("no figure found; every second one thinks better of it", triangular(0.3, 0.5, 0.7))};
    Number insurance_cost{this,
                          "insurance_cost",
                          180,
                          {"yuan/person/year", 0, 100000.0},
                          "what a member's insurance costs the government",
                          assumption("no figure found; the contribution of rural residents was 180 to 220 yuan in 2018",
                                     triangular(150, 180, 250))};
};

/// Safe houses, safe water and insurance are lost and given.
void guarantees(District& district, const GuaranteeParameters& parameters);
extern const Mechanism guarantees_mechanism;

} // namespace alleviation
