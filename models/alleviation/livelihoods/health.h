#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct HealthParameters : sim::schema::ParameterGroup {
    explicit HealthParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "health", "疾病", "Illness, its bills and the work it costs.")
    {
    }
    sim::schema::Number severe_at_40{
        this,
        "severe_at_40",
        0.036,
        {"per year", 0, 1},
        "hazard of a severe illness at 40, in good health",
        sim::schema::calibrated(
            "9 to 13 % of households a year with catastrophic health expenditure (CFPS 2010: 12.6 %, "
            "2016: 8.9 %; CHFS 2017: 11.0 %)")};
    sim::schema::Number age_slope{this,
                                  "age_slope",
                                  0.25,
                                  {"log points per ten years", -1, 2},
                                  "rise of the hazard with age",
                                  sim::schema::assumption("no figure found")};
    sim::schema::Number chronic_slope{this,
                                      "chronic_slope",
                                      0.9,
                                      {"log points", -1, 4},
                                      "rise of the hazard for the chronically ill",
                                      sim::schema::assumption("no figure found")};
    sim::schema::Number bill_median{this,
                                    "bill_median",
                                    15000,
                                    {"yuan", 0, 1e7},
                                    "median bill of a severe illness",
                                    sim::schema::calibrated("catastrophic health expenditure, see severe_at_40")};
    sim::schema::Number bill_spread{this,
                                    "bill_spread",
                                    0.9,
                                    {"log points", 0, 3},
                                    "spread of bills, lognormal",
                                    sim::schema::assumption("no figure found")};
    sim::schema::Number refund{this,
                               "refund",
                               0.55,
                               {"", 0, 1},
                               "share of a bill that insurance settles",
                               sim::schema::assumption("reimbursement rates were not found")};
    sim::schema::Number refund_assisted{this,
                                        "refund_assisted",
                                        0.80,
                                        {"", 0, 1},
                                        "the same for households that claimed medical assistance (医疗救助)",
                                        sim::schema::assumption("reimbursement rates were not found")};
    sim::schema::Number routine_well{this,
                                     "routine_well",
                                     20,
                                     {"yuan/month", 0, 1e5},
                                     "usual medical costs of the well",
                                     sim::schema::assumption("no figure found")};
    sim::schema::Number routine_ill{this,
                                    "routine_ill",
                                    260,
                                    {"yuan/month", 0, 1e5},
                                    "usual medical costs of the chronically ill and disabled",
                                    sim::schema::calibrated("catastrophic health expenditure, see severe_at_40")};
    sim::schema::Number recovery{this,
                                 "recovery",
                                 0.3,
                                 {"per month", 0.01, 1},
                                 "chance to be back at work, each month",
                                 sim::schema::assumption("no figure found")};
    sim::schema::Number becomes_chronic{this,
                                        "becomes_chronic",
                                        0.3,
                                        {"", 0, 1},
                                        "share of severe illnesses that leave a chronic one",
                                        sim::schema::assumption("no figure found")};
    sim::schema::Number becomes_disabled{this,
                                         "becomes_disabled",
                                         0.03,
                                         {"", 0, 1},
                                         "share of severe illnesses that leave a disability",
                                         sim::schema::assumption("no figure found")};
};

/// Severe illness strikes persons; bills fall due; the ill recover.
void health(District& district, const HealthParameters& parameters);
extern const Mechanism health_mechanism;

} // namespace alleviation
