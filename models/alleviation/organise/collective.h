#pragma once

#include "models/alleviation/farm.h"
#include "models/alleviation/labour.h"
#include "models/alleviation/mechanism.h"

namespace alleviation {

struct CollectiveParameters : sim::schema::ParameterGroup {
    explicit CollectiveParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "collective", "三变改革",
                         "Land and funds into shares of a village's collective economy.")
    {
    }
    Number adopts{this,
                  "adopts",
                  0.02,
                  {"per month", 0, 1},
                  "chance that a village begins, at full branch strength with a resident team",
                  assumption("no figure found; two to ten years", lognormal({0.1, 0.008}, {0.9, 0.05}))};
    Number association{this,
                       "association",
                       0.5,
                       {"", 0, 10},
                       "rise of that chance where an association operates",
                       assumption("no figure found; sign from case reports only", triangular(0, 0.5, 1.5))};
    Number willing_from{this,
                        "willing_from",
                        0.4,
                        {"", 0, 1},
                        "trust from which a household considers pooling land",
                        assumption("no figure found; around the middle of the scale", triangular(0.25, 0.4, 0.6))};
    Number pools{this,
                 "pools",
                 0.3,
                 {"", 0, 1},
                 "share of its land that a household pools which thinks it better off",
                 assumption("no figure found; families keep a plot to live on", beta({0.1, 0.12}, {0.9, 0.55}))};
    Number seed{this,
                "seed",
                50000,
                {"yuan", 0, 1e8},
                "project funds that the government turns into shares at the beginning",
                assumption("no figure found; from what repairs a pond to what builds a workshop",
                           lognormal({0.1, 20000}, {0.9, 150000}))};
    Number poor_allotment{this,
                          "poor_allotment",
                          0.5,
                          {"", 0, 1},
                          "part of those shares that is allotted to registered households",
                          assumption("no figure found; case reports differ", triangular(0.2, 0.5, 0.8))};
    Number land_worth{
        this,
        "land_worth",
        3000,
        {"yuan/mu", 0, 1e6},
        "worth of land in shares",
        assumption("no figure found; ten years' rent at 150 to 700 yuan", lognormal({0.1, 1500}, {0.9, 7000}))};
    Number rent{
        this,
        "rent",
        400,
        {"yuan/mu/year", 0, 1e5},
        "rent promised for pooled land, at prices of the start, as far as the fund reaches (保底租金)",
        assumption("no figure found; a fifth to a third of what a mu yields", lognormal({0.1, 250}, {0.9, 700}))};
    Number gains{this,
                 "gains",
                 0.2,
                 {"log points", 0, 2},
                 "by how much more a mu yields in one hand, with the best management; with the worst as much less",
                 assumption("no figure found; machines and larger fields against nobody's own field",
                            triangular(0.05, 0.2, 0.4))};
    Number labour_need{this,
                       "labour_need",
                       0.03,
                       {"persons/mu", 0, 10},
                       "labour that a pooled mu wants, all year round",
                       assumption("no figure found; less than half of what a family's plots want, as machines do more",
                                  lognormal({0.1, 0.015}, {0.9, 0.06}))};
    Number day_wage{this,
                    "day_wage",
                    0.6,
                    {"", 0, 3},
                    "pay of day labour on pooled land, relative to the mean wage of local jobs",
                    assumption("no figure found; 80 to 100 yuan a day in the season", triangular(0.4, 0.6, 0.8))};
    Number finds_work{this,
                      "finds_work",
                      0.3,
                      {"", 0, 1},
                      "part of the labour that pooling frees for which members count on day labour",
                      assumption("no figure found; some weeks of the year", triangular(0, 0.3, 0.6))};
    Number better{
        this,
        "better",
        0.1,
        {"", 0, 10},
        "by how much what pooling pays must be above what land yields its household, and the other way round, "
        "before members pool or take it back",
        assumption("no figure found; contracts and habits hold for a while", triangular(0, 0.1, 0.3))};
    Number team_manages{this,
                        "team_manages",
                        0.5,
                        {"", 0, 1},
                        "part of what a branch is short of for managing well that a resident team makes up for",
                        assumption("no figure found; most case reports tell of a first secretary who manages",
                                   triangular(0.2, 0.5, 0.8))};
    Number return_mean{this,
                       "return_mean",
                       0.04,
                       {"per year", -1, 1},
                       "mean return on the money in the collective's fund",
                       assumption("no figure found; case reports tell of successes", normal(0.04, 0.02))};
    Number return_spread{
        this,
        "return_spread",
        0.15,
        {"per year", 0, 1},
        "spread of these returns over villages and years",
        assumption("no figure found; farm businesses lose in some years", triangular(0.05, 0.15, 0.3))};
    Number pays_out{this,
                    "pays_out",
                    0.6,
                    {"", 0, 1},
                    "share of a profit that is paid out in December",
                    assumption("no figure found; the rest goes to reserves and welfare", triangular(0.4, 0.6, 0.8))};
    Number without_team{this,
                        "without_team",
                        0.3,
                        {"", 0, 1},
                        "chance that a village begins without a resident team, relative to with one",
                        assumption("no figure found; most case reports tell of a team", triangular(0.1, 0.3, 0.7))};
};

/// Villages pool land and funds against shares, farm the land with day labour, and in December pay rent and dividends;
/// then members weigh what it pays.
void collective(District& district, const CollectiveParameters& parameters, const FarmingParameters& farming,
                const WageParameters& wages);
extern const Mechanism collective_mechanism;

} // namespace alleviation
