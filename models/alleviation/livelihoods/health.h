#pragma once

#include "models/alleviation/labour.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct HealthParameters : sim::schema::ParameterGroup {
    explicit HealthParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "health", "疾病", "Illness, its bills and the work it costs.")
    {
    }
    Number severe_at_40{this,
                        "severe_at_40",
                        0.026,
                        {"per year", 0, 1},
                        "hazard of a severe illness at 40, in good health",
                        calibrated("9 to 13 % of households a year with catastrophic health expenditure (CFPS 2010: "
                                   "12.6 %, 2016: 8.9 %; CHFS 2017: 11.0 %)",
                                   triangular(0.019, 0.027, 0.037))};
    Number age_slope{this,
                     "age_slope",
                     0.25,
                     {"log points per ten years", -1, 2},
                     "rise of the hazard with age",
                     assumption("no figure found; doubling every 20 to 45 years of age", normal(0.25, 0.08))};
    Number chronic_slope{
        this,
        "chronic_slope",
        0.9,
        {"log points", -1, 4},
        "rise of the hazard for the chronically ill",
        assumption("no figure found; from not quite twice to four times the hazard", normal(0.9, 0.25))};
    Number bill_median{
        this,
        "bill_median",
        15000,
        {"yuan", 0, 1e7},
        "median bill of a severe illness",
        calibrated("catastrophic health expenditure, see severe_at_40", lognormal({0.1, 10000}, {0.9, 22000}))};
    Number bill_spread{this,
                       "bill_spread",
                       0.9,
                       {"log points", 0, 3},
                       "spread of bills, lognormal",
                       assumption("no figure found; the dearest tenth costs three to seven times the median",
                                  triangular(0.6, 0.9, 1.3))};
    Number refund{this,
                  "refund",
                  0.55,
                  {"", 0, 1},
                  "share of a bill that insurance settles",
                  assumption("reimbursement rates were not found; what is paid lies below the rates of the schemes",
                             triangular(0.4, 0.55, 0.7))};
    Number refund_assisted{
        this,
        "refund_assisted",
        0.80,
        {"", 0, 1},
        "the same for households that claimed medical assistance (医疗救助)",
        assumption("reimbursement rates were not found; nine tenths were promised", triangular(0.7, 0.8, 0.92))};
    Number routine_well{this,
                        "routine_well",
                        20,
                        {"yuan/month", 0, 1e5},
                        "usual medical costs of the well",
                        assumption("no figure found; small against what illness costs, whatever it is",
                                   lognormal({0.1, 8}, {0.9, 50}))};
    Number routine_ill{
        this,
        "routine_ill",
        200,
        {"yuan/month", 0, 1e5},
        "usual medical costs of the chronically ill and disabled",
        calibrated("catastrophic health expenditure, see severe_at_40", lognormal({0.1, 140}, {0.9, 290}))};
    Number follows_wages{
        this,
        "follows_wages",
        0.5,
        {"", 0, 1},
        "how far costs of care follow wages beyond prices: not at all at 0, wholly at 1",
        assumption("no figure found; care is labour, and what can be treated grows with incomes; with it "
                   "catastrophic expenditure falls slowly, as from 2010 to 2016",
                   triangular(0.2, 0.5, 1))};
    Number recovery{this,
                    "recovery",
                    0.3,
                    {"per month", 0.01, 0.99},
                    "chance to be back at work, each month",
                    assumption("no figure found; two to seven months on average", triangular(0.15, 0.3, 0.5))};
    Count longest{this,
                  "longest",
                  48,
                  {"months", 0, 240},
                  "most months of work that an illness costs beside the first, those without care aside",
                  assumption("no figure found; who has not recovered within years is chronically ill or disabled",
                             triangular(24, 48, 100))};
    Number prolonged{this,
                     "prolonged",
                     0.75,
                     {"", 0, 1},
                     "chance that a month in which the household went without care brings recovery no nearer",
                     assumption("no figure found; illnesses then last four times as long, from twice to ten times",
                                triangular(0.5, 0.75, 0.9))};
    Number becomes_chronic{
        this,
        "becomes_chronic",
        0.18,
        {"", 0, 1},
        "share of severe illnesses that leave a chronic one",
        calibrated("about a quarter chronically ill at 65, for which no figure was found; depends on what is called "
                   "severe",
                   beta({0.1, 0.1}, {0.9, 0.35}))};
    Number becomes_disabled{
        this,
        "becomes_disabled",
        0.03,
        {"", 0, 1},
        "share of severe illnesses that leave a disability",
        assumption("no figure found; one in a hundred, or seven where many are strokes and injuries",
                   beta({0.1, 0.01}, {0.9, 0.07}))};
};

/// What care costs, 1 at the start: prices, and part of what wages rose by beside them.
float price_of_care(const District& district, const HealthParameters& parameters);

/// Hazard of a severe illness in a month, at an age, of the well and of the others.
float illness_hazard(const HealthParameters& parameters, float age, bool ill);

/// Severe illness strikes persons; bills fall due; the ill recover.
void health(District& district, const HealthParameters& parameters, const LabourParameters& labour);
extern const Mechanism health_mechanism;

} // namespace alleviation
